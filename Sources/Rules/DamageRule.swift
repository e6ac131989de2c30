/// A rule that finds text damaged on its way into the bank.
///
/// Such a rule says how sure it is of each spot. What is certain or likely is reported as it is found. A weak sign is
/// kept back: it is reported only beside stronger ones of its family in the same question, in a question that has many
/// weak ones, or in a file many of whose questions show that damage, for one pipeline damages all that goes through it.
package protocol DamageRule: Rule {
  static var family: DamageFamily { get }
}

/// What a pipeline did to the text.
package enum DamageFamily: UInt8, CaseIterable, Sendable {
  /// `<…>` was taken for a tag.
  case angle
  /// `{{ … }}`, `{% … %}` and `${…}` were filled in or dropped.
  case template
  /// `*` and `_` were taken for emphasis.
  case emphasis
  /// `&…;` was left over or escaped twice.
  case entity
  /// Quotes, dashes and blanks were made prettier in code.
  case typographic
  /// Bytes were decoded as what they are not.
  case mojibake
  /// Line breaks or indentation were lost.
  case collapsed
  /// `\` was taken for an escape.
  case backslash
  /// The rest was cut off.
  case truncated
  /// Characters that no reader sees came in.
  case invisible
  /// Marks of the format that the text was kept in were left over.
  case markup
}

/// How sure a damage rule is of a spot.
package enum Confidence: Sendable {
  /// Right by itself: reported.
  case strong
  /// Worth reading beside others only: its weight in hundredths of what a question needs; above 99
  /// for several signs at once, which are enough together.
  case weak(Int)
}

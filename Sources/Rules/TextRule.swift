package import Questions
package import YAML

/// A check of running text. All text rules share one pass over the signs of a text and one search for phrases; a rule is woken only
/// where one of its own stands.
package protocol TextRule: Rule {
  /// Where the rule is woken. No byte may be of two leads of a rule.
  static var leads: [Lead] { get }
  /// What wakes the rule where a word of the text begins with it: ASCII, in this case, of two bytes at least, begun by a part of
  /// a word. No phrase of a rule may begin with another one.
  static var leadPhrases: [StaticString] { get }
  /// Whether the rule looks at lines, code or signs: where no rule does, texts are not read for them.
  static var readsLayout: Bool { get }

  /// Looks at the text around a lead and reports what is wrong.
  /// - Parameter offset: The index in `text.bytes` of a byte of one of ``leads``, from left to right, and then of the first byte
  ///   of one of ``leadPhrases``, from left to right.
  static func check(_ text: Text, at offset: Int, _ context: RuleContext)
}

extension TextRule {
  package static var leads: [Lead] { [] }
  package static var leadPhrases: [StaticString] { [] }
  package static var readsLayout: Bool { true }
}

/// A check of single lines. All line rules share one pass over the lines of a text; a rule is woken only at its lead lines.
package protocol LineRule: Rule {
  /// The lines that wake the rule, once each.
  static var leadLines: [LineLead] { get }

  /// Looks at a line and reports what is wrong.
  /// - Parameter index: The index in the lines of the layout of one of ``leadLines``, from top to bottom.
  static func check(_ text: Text, line index: Int, _ context: RuleContext)
}

/// A check of code. All code rules share one pass over the tokens of a block; a rule is woken only at its lead tokens.
package protocol CodeRule: Rule {
  /// The tokens that wake the rule. The rarer they are, the less the rule costs; no token may be one of two leads of a rule.
  static var leadTokens: [Lead] { get }
  /// The words that wake the rule: much cheaper than all tokens of the kind `word`.
  static var leadWords: [StaticString] { get }

  /// Looks at the code around a lead token and reports what is wrong.
  /// - Parameter index: The index in `code` of a token of one of ``leadTokens``, from left to right.
  static func check(_ code: Code, at index: Int, _ context: RuleContext)
}

extension CodeRule {
  package static var leadTokens: [Lead] { [] }
  package static var leadWords: [StaticString] { [] }
}

/// A check of a whole block of code, woken once for each.
package protocol CodeBlockRule: Rule {
  static func check(_ code: Code, _ context: RuleContext)
}

/// A check of a text that needs no pass over its bytes: of its ends, or of how it is written.
package protocol WholeTextRule: Rule {
  /// The bytes of which one must occur in a text for the rule to be asked: signs or bytes beyond ASCII
  /// (``Lead/possible``). All bytes: it is asked about every text.
  static var requiredBytes: ByteSet { get }
  /// Whether the rule looks at lines, code or signs: where no rule does, texts are not read for them.
  static var readsLayout: Bool { get }

  static func check(_ text: Text, _ context: RuleContext)
}

extension WholeTextRule {
  package static var requiredBytes: ByteSet { .all }
  package static var readsLayout: Bool { true }
}

/// A check of the fields of a question, whatever they hold.
package protocol QuestionRule: Rule {
  static func check(_ question: Question, _ context: RuleContext)
}

/// A check of a whole record (a question with all its texts), run only where the text rules found a sign that calls
/// for it.
package protocol RecordRule: Rule {
  /// The signs of which one must have been found in the record.
  static var signs: Signs { get }
  /// The text rules that find them. They run where this rule is on, even if they are off themselves and report nothing.
  static var witnesses: [any TextRule.Type] { get }

  static func check(_ record: Record, _ context: RuleContext)
}

/// The value of a field that holds prose, or a heading of the file.
package struct Text {
  /// The decoded value, UTF-8. Offsets and ranges that rules give are offsets of these bytes, not of the file.
  package let bytes: UnsafeBufferPointer<UInt8>
  package let node: NodeID
  /// Nil for a heading.
  package let field: Field?
}

/// The texts of one question, or one heading: what went through one pipeline.
package struct Record {
  package let texts: [Text]
}

/// What text rules saw in a record beside what they report; on their own some signs are too weak to be reported.
package struct Signs: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A list of the kinds of parameters a route can have, with nothing in its slots.
  package static let emptyParameterList = Signs(rawValue: 1)
  /// A special name of Python without all of its underscores.
  package static let lostDunder = Signs(rawValue: 2)
  /// A word that is a special name of Python, used as one.
  package static let dunderInProse = Signs(rawValue: 4)
}

import Diagnostics

/// Finds sentences that name a sign and show none: `you write an asterisk () before it`.
///
/// Empty parentheses right behind the name of a sign that Markdown drops.
enum LostSign: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-sign", severity: .error,
    summary: "a sentence names a sign, and the sign itself is gone",
    why: """
      Markdown takes `*` and `_` for emphasis and a backslash for an escape, and drops them. A reader is told of a sign \
      and does not see it.
      """,
    mend: """
      Write the sign in again. Keep code between back-quotes or in a code block before the text goes through Markdown.
      """,
    good: [
      RuleExample(
        """
        - id: signs
          question: How is a pointer marked?
          answer: Write an asterisk (*) before it, call star(), or use a library ().

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: signs
          question: How is a pointer marked?
          answer: Write an «asterisk ()» before it, or use «wildcards ()».

        """)
    ])

  static let family = DamageFamily.emphasis
  static let leads = [Lead("(", before: ByteSet(" "), behind: ByteSet(")"))]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let word = bytes.wordStart(before: offset - 1, from: offset - 40)..<offset - 1
    guard signs.contains(bytes, word) else { return }
    context.report(
      damage: self, in: text, word.lowerBound..<offset + 2, .strong, "the sign that is named here is gone",
      help: "Markdown took the sign for emphasis or an escape: write it in again, and keep code between back-quotes")
  }

  private static let signs = WordSet([
    "asterisk", "asterisks", "Asterisk", "star", "stars", "wildcard", "wildcards", "Wildcard", "underscore",
    "underscores", "Underscore", "backslash", "backslashes", "Backslash", "зірочка", "зірочку", "зірочки", "зірочкою",
    "підкреслення", "підкресленням", "звёздочка", "звёздочку", "звёздочкой", "подчёркивание", "Sternchen",
    "Unterstrich", "asterisco", "astérisque",
  ])
}

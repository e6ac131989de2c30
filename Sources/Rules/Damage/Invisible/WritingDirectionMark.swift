import Diagnostics

/// Finds marks of writing direction in texts that have nothing written from right to left.
enum WritingDirectionMark: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/writing-direction-mark", severity: .error,
    summary: "a mark of writing direction (U+200E, U+202A, ...) stands in a text without right-to-left script",
    why: """
      Editors and chats put the marks around words that they copy. They are invisible, become part of names in code, \
      and can make code look other than it is (the “Trojan Source” attack, CVE-2021-42574).
      """,
    mend: "Let qlint delete it. To prevent it, paste as plain text, or strip these characters on import.",
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: hebrew
          question: How do you write שלום\u{200F}! from right to left?
          answer: "With dir=rtl: \u{2067}שלום C++\u{2069}\u{200E}."

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: hashable
          question: What can be put into a set?
          answer: |
            Elements must be hashable, for example «\u{202A}int\u{202A}, \u{202A}str\u{202A}».

        """,
        fixed: """
          - id: hashable
            question: What can be put into a set?
            answer: |
              Elements must be hashable, for example int, str.

          """)
    ])

  static let family = DamageFamily.invisible
  static let requiredBytes = ByteSet.beyondASCII

  static func check(_ text: Text, _ context: RuleContext) {
    InvisibleSearch.check(
      self, [.direction], in: text, context, from: context.layout.asciiPrefix,
      subjects: ["bidi", "right-to-left", "right to left", "left-to-right", "trojan source", "202e", "200f"],
      help: "an editor or a chat put it around words that were copied; delete it")
  }
}

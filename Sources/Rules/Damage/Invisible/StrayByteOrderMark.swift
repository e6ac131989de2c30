import Diagnostics

/// Finds byte order marks in texts.
enum StrayByteOrderMark: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/stray-byte-order-mark", severity: .error,
    summary: "a byte order mark (U+FEFF) stands in a text",
    why: """
      It belongs to the start of a file, if anywhere. In a text it is invisible and becomes a part of the word beside \
      it: code that is copied does not compile. It comes from files that were read without taking it off and put \
      together, and from editors that use it as a space without width.
      """,
    mend: """
      Let qlint delete it. To prevent it, read files with an encoding that takes it off (Python: `utf-8-sig`).
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: bom
          question: What is a byte order mark?
          answer: "The character \\uFEFF at the start of a file."

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: data-class
          question: Which properties does a data class compare?
          answer: "Those of its constructor«\\uFEFF»."

        """,
        fixed: """
          - id: data-class
            question: Which properties does a data class compare?
            answer: "Those of its constructor."

          """)
    ])

  static let family = DamageFamily.invisible
  static let requiredBytes = ByteSet.beyondASCII

  static func check(_ text: Text, _ context: RuleContext) {
    InvisibleSearch.check(
      self, [.byteOrderMark], in: text, context, from: context.layout.asciiPrefix,
      subjects: ["byte order", "byte-order", "utf-8-sig", "feff"],
      help: "files that began with it were put together, or an editor used it as a blank; delete it")
  }
}

import Diagnostics

/// Finds soft hyphens, U+00AD.
enum SoftHyphen: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/soft-hyphen", severity: .error,
    summary: "soft hyphens (U+00AD) stand in the words of the text",
    why: """
      A hyphenator marked where words may be broken on a page or on paper. In a bank the marks are invisible, keep \
      search from finding the word, and show up as hyphens in terminals and editors.
      """,
    mend: """
      Let qlint delete them. To prevent it, take the text from before hyphenation, or delete U+00AD on import: what \
      shows the text can hyphenate it anew.
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: shy
          question: What does &shy; stand for?
          answer: "A soft hyphen, as in data\\u00ADbase."

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: infrastructure
          question: What is infrastruc«\u{AD}»ture as code?
          answer: Servers are de«\u{AD}»scribed in files.

        """,
        fixed: """
          - id: infrastructure
            question: What is infrastructure as code?
            answer: Servers are described in files.

          """)
    ])

  static let family = DamageFamily.invisible
  static let requiredBytes = ByteSet.beyondASCII

  static func check(_ text: Text, _ context: RuleContext) {
    InvisibleSearch.check(
      self, [.softHyphen], in: text, context, from: context.layout.asciiPrefix,
      subjects: ["soft hyphen", "soft-hyphen", "&shy", "00ad"],
      help: "a hyphenator marked where the word may be broken; delete the mark, what shows the text can hyphenate")
  }
}

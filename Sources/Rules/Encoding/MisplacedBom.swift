import Diagnostics

/// A byte order mark that is not at the start of the file.
enum MisplacedBom: Rule {
  static let metadata = RuleMetadata(
    id: "encoding/misplaced-bom", severity: .error,
    summary: "a byte order mark (U+FEFF) stands inside of the file",
    why: """
      It is invisible, becomes part of a key or a text, and makes it differ from one that looks the same. It \
      comes from joining files that each began with one.
      """,
    mend: "Delete the character.",
    isSuppressible: false,
    good: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: lists-append
          question: How do you«\u{FEFF}» append to a list?

        """)
    ])
}

import Diagnostics

/// A character that ends a line for some YAML parsers and not for editors: NEL, U+2028, U+2029.
enum OddLineBreak: Rule {
  static let metadata = RuleMetadata(
    id: "yaml/odd-line-break", severity: .warning,
    summary: "NEL, U+2028 or U+2029 stands in the file",
    why: """
      YAML 1.1 ends a line there, YAML 1.2 and editors do not: the same file has other values for other \
      programs. It comes from pasting out of word processors and web pages.
      """,
    mend: "Replace the character with a line feed or a blank.",
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
          question: "How do you append«\u{2028}»to a list?"

        """)
    ])
}

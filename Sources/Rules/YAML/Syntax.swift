import Diagnostics

/// The file stops being YAML at some place; what follows cannot be read.
enum Syntax: Rule {
  static let metadata = RuleMetadata(
    id: "yaml/syntax", severity: .error,
    summary: "the file is not well-formed YAML",
    why: """
      Programs refuse the whole file, so that none of its questions is published. What stands before the place \
      is still checked.
      """,
    mend: """
      Look at the place and just before it: a quote or bracket that is not closed, a line with the wrong \
      indentation, a tab, or text that needs quotes.
      """,
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
          question: «"»How do you append to a list?

        """),
      RuleExample(
        """
        - id: lists-append
        «	»question: How do you append to a list?

        """),
    ])
}

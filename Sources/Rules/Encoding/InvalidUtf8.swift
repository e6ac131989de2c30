import Diagnostics

/// Bytes that are not UTF-8.
enum InvalidUtf8: Rule {
  static let metadata = RuleMetadata(
    id: "encoding/invalid-utf8", severity: .error,
    summary: "the file has bytes that are not UTF-8",
    why: """
      YAML files are UTF-8. A file in Latin-1 or Windows-1252 shows wrong letters or is refused; nothing of it \
      can be checked.
      """,
    mend: "Save the file as UTF-8, from an editor that shows its letters rightly.",
    isSuppressible: false,
    good: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?

        """)
    ])
}

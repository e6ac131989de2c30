import Diagnostics

/// A file in UTF-16 or UTF-32.
enum UnsupportedEncoding: Rule {
  static let metadata = RuleMetadata(
    id: "encoding/unsupported-encoding", severity: .error,
    summary: "the file is written in UTF-16 or UTF-32",
    why: """
      Question files are UTF-8; editors, diffs and most programs that read them expect nothing else. Nothing of \
      the file can be checked.
      """,
    mend: "Save the file as UTF-8.",
    isSuppressible: false,
    good: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?

        """)
    ])
}

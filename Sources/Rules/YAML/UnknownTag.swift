import Diagnostics

/// A tag that YAML does not define (`!include`, `!!python/object`).
enum UnknownTag: Rule {
  static let metadata = RuleMetadata(
    id: "yaml/unknown-tag", severity: .warning,
    summary: "a tag has no meaning in a question file",
    why: """
      qlint and most programs read the value as if the tag were not there, or refuse the file. Tags never run or \
      include anything here.
      """,
    mend: "Remove the tag; if the `!` belongs to the text, put the text in quotes.",
    good: [
      RuleExample(
        """
        - id: negation
          question: "!important: when is it right?"
          level: !!str Mid

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: negation
          question: «!important» when is it right?

        """)
    ])
}

import Diagnostics

/// An alias (`*name`) without an anchor (`&name`) before it.
enum UndefinedAlias: Rule {
  static let metadata = RuleMetadata(
    id: "yaml/undefined-alias", severity: .error,
    summary: "an alias names an anchor that does not stand before it",
    why: "Programs refuse the file. The usual cause is text that begins with a star and has no quotes.",
    mend: "Put the text in quotes, or write the anchor at the value that is meant.",
    good: [
      RuleExample(
        """
        - id: pointers
          question: "*p and &p: what do they mean in C?"

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: pointers
          question: «*star»

        """)
    ])
}

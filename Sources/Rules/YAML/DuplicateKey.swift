import Diagnostics

/// A key that stands twice in one mapping.
enum DuplicateKey: Rule {
  static let metadata = RuleMetadata(
    id: "yaml/duplicate-key", severity: .error,
    summary: "a key stands twice in one mapping",
    why: "Most programs silently keep only the last value, so that text someone wrote is lost.",
    mend: "Remove one of the two, or rename it.",
    good: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
          level: Mid

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
          level: Mid
          «level»: Senior

        """)
    ])
}

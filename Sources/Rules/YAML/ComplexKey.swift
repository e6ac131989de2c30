import Diagnostics

/// A list or mapping where a key should be.
enum ComplexKey: Rule {
  static let metadata = RuleMetadata(
    id: "yaml/complex-key", severity: .error,
    summary: "a list or a mapping stands where a key should be",
    why: """
      Keys are names. A template such as `{{ name }}` that was not put in quotes is the usual cause, and its \
      text is lost.
      """,
    mend: "Put the text in quotes.",
    good: [
      RuleExample(
        """
        - id: templates
          question: "{{ name }}: what does it print?"

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: templates
          question: {«{ name }»}

        """)
    ])
}

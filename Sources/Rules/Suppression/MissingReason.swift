import Diagnostics

/// A suppression that does not say why.
package enum MissingSuppressionReason: Rule {
  package static let metadata = RuleMetadata(
    id: "suppression/missing-reason",
    severity: .warning,
    summary: "a suppression that does not say why",
    why: """
      A suppression is a decision. Without its reason nobody can tell later whether it still holds, and \
      the next one is copied from it.
      """,
    mend: """
      Write the reason behind a colon: `# qlint-ignore schema/summary-length: the quiz shows one line`.
      """,
    isSuppressible: false,
    good: [
      RuleExample(
        """
        questions:
          - id: python-gil
            question: What is the GIL?
            level: Senior
            answer: A lock that lets one thread at a time run Python bytecode.
            # qlint-ignore schema/summary-length: the quiz shows one line
            summary: One thread at a time.

        """)
    ],
    bad: [
      RuleExample(
        """
        questions:
          - id: python-gil
            question: What is the GIL?
            level: Senior
            answer: A lock that lets one thread at a time run Python bytecode.
            «# qlint-ignore schema/summary-length»
            summary: One thread at a time.

        """)
    ])
}

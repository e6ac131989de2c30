import Diagnostics

/// A suppression that suppresses nothing.
package enum UnusedSuppression: Rule {
  package static let metadata = RuleMetadata(
    id: "suppression/unused",
    severity: .warning,
    summary: "a suppression that suppresses nothing",
    why: """
      What it was written for is mended or has moved. Left alone, it hides the next problem of that kind, \
      and readers believe that there is one.
      """,
    mend: """
      Remove it; the fix takes the comment away, or only the name of the rule where others are still \
      needed. Only rules that ran are judged.
      """,
    isSuppressible: false,
    fix: .safe,
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
        # qlint-ignore-file «schema/unknown-field»: written by the old importer
        questions:
          - id: python-gil
            question: What is the GIL?
            level: Senior
            answer: A lock that lets one thread at a time run Python bytecode.
            summary: >-
              The global interpreter lock lets one thread at a time run Python bytecode: threads help with
              waiting, not with computing.

        """,
        fixed: """
          questions:
            - id: python-gil
              question: What is the GIL?
              level: Senior
              answer: A lock that lets one thread at a time run Python bytecode.
              summary: >-
                The global interpreter lock lets one thread at a time run Python bytecode: threads help with
                waiting, not with computing.

          """),
      RuleExample(
        """
        questions:
          - id: python-gil
            question: What is the GIL?
            level: Senior
            answer: A lock that lets one thread at a time run Python bytecode.
            # qlint-ignore schema/summary-length, «schema/empty-field»: the quiz shows one line
            summary: One thread at a time.

        """,
        fixed: """
          questions:
            - id: python-gil
              question: What is the GIL?
              level: Senior
              answer: A lock that lets one thread at a time run Python bytecode.
              # qlint-ignore schema/summary-length: the quiz shows one line
              summary: One thread at a time.

          """),
    ])
}

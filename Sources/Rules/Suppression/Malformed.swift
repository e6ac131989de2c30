import Diagnostics

/// A comment that starts like a suppression and is none.
package enum MalformedSuppression: Rule {
  package static let metadata = RuleMetadata(
    id: "suppression/malformed",
    severity: .warning,
    summary: "a comment that starts like a suppression and is none",
    why: """
      Its author believes that something is suppressed, and nothing is.
      """,
    mend: """
      Write `# qlint-ignore RULE[, RULE]: reason`, or `# qlint-ignore-file RULE: reason` for the whole \
      file. There is no form without a rule, no begin and end, and what keeps a file from being read \
      (`yaml/syntax`, `encoding/…`, `limit/…`) cannot be suppressed.
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
        # «qlint-ignore-begin» schema
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
        # «qlint-ignore»: everything
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
        # qlint-ignore-file «yaml/syntax»: it looks right to me
        questions:
          - id: python-gil
            question: What is the GIL?
            level: Senior
            answer: A lock that lets one thread at a time run Python bytecode.
            summary: >-
              The global interpreter lock lets one thread at a time run Python bytecode: threads help with
              waiting, not with computing.

        """),
    ])
}

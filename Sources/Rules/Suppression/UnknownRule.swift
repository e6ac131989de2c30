import Diagnostics

/// A suppression that names a rule that does not exist.
package enum UnknownSuppressedRule: Rule {
  package static let metadata = RuleMetadata(
    id: "suppression/unknown-rule",
    severity: .warning,
    summary: "a suppression that names a rule that does not exist",
    why: """
      It suppresses nothing: the name has a slip of the pen, or the rule has another name in this version.
      """,
    mend: """
      Take the name from the report (`schema/summary-length`) or from `qlint rules`; the name of a group \
      (`schema`) stands for all its rules.
      """,
    isSuppressible: false,
    fix: .unsafe,
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
        # qlint-ignore-file «schema/sumary-length»: the quiz shows one line
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
          # qlint-ignore-file schema/summary-length: the quiz shows one line
          questions:
            - id: python-gil
              question: What is the GIL?
              level: Senior
              answer: A lock that lets one thread at a time run Python bytecode.
              summary: >-
                The global interpreter lock lets one thread at a time run Python bytecode: threads help with
                waiting, not with computing.

          """)
    ])
}

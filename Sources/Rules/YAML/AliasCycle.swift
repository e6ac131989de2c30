import Diagnostics

/// An alias inside of the value it points to.
enum AliasCycle: Rule {
  static let metadata = RuleMetadata(
    id: "yaml/alias-cycle", severity: .error,
    summary: "an alias stands inside of the value it points to",
    why: "The value would hold itself without end; programs refuse the file or hang.",
    mend: "Point to another anchor, or write the value out.",
    good: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
          tags: &common [lists]
        - id: lists-extend
          question: How do you extend a list?
          tags: *common

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
          tags: &tags [lists, «*tags»]

        """)
    ])
}

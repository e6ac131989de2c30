import Diagnostics

/// A level that the bank does not know.
enum AllowedLevel: Rule {
  static let metadata = RuleMetadata(
    id: "schema/allowed-level", severity: .error,
    summary: "the level of a question is none of the allowed ones",
    why: """
      The question falls out of every filter by level. The spelling counts: `Senior` is allowed, `senior` is \
      another level.
      """,
    mend: "Choose one of the levels that the message names, or change `levels` in the configuration.",
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
          level: Mid
          answer: Call append with the new item; it changes the list in place and returns None.
          summary: A list grows in place through append, which takes one item and returns nothing at all.

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
          level: «mid»
          answer: Call append with the new item; it changes the list in place and returns None.
          summary: A list grows in place through append, which takes one item and returns nothing at all.

        """,
        fixed: """
          - id: lists-append
            question: How do you append to a list?
            level: Mid
            answer: Call append with the new item; it changes the list in place and returns None.
            summary: A list grows in place through append, which takes one item and returns nothing at all.

          """)
    ])
}

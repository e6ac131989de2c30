import Diagnostics

/// An item that stands twice in a list.
enum DuplicateItem: Rule {
  static let metadata = RuleMetadata(
    id: "schema/duplicate-item", severity: .warning,
    summary: "a list holds the same item twice",
    why: "A tag or reference is shown twice, or another one was meant.",
    mend: "Remove one of the two; the fix takes the second, unless a comment would go with it.",
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
          level: Mid
          answer: Call append with the new item; it changes the list in place and returns None.
          summary: A list grows in place through append, which takes one item and returns nothing at all.
          tags: [lists, append]

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
          level: Mid
          answer: Call append with the new item; it changes the list in place and returns None.
          summary: A list grows in place through append, which takes one item and returns nothing at all.
          tags: [lists, append, «lists»]

        """,
        fixed: """
          - id: lists-append
            question: How do you append to a list?
            level: Mid
            answer: Call append with the new item; it changes the list in place and returns None.
            summary: A list grows in place through append, which takes one item and returns nothing at all.
            tags: [lists, append]

          """),
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
          level: Mid
          answer: Call append with the new item; it changes the list in place and returns None.
          summary: A list grows in place through append, which takes one item and returns nothing at all.
          tags:
            - lists
            - "append"
            - «append»
            - lists of lists

        """,
        fixed: """
          - id: lists-append
            question: How do you append to a list?
            level: Mid
            answer: Call append with the new item; it changes the list in place and returns None.
            summary: A list grows in place through append, which takes one item and returns nothing at all.
            tags:
              - lists
              - "append"
              - lists of lists

          """),
    ])
}

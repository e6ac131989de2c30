import Diagnostics

/// A field that holds another kind of value than it should.
enum FieldType: Rule {
  static let metadata = RuleMetadata(
    id: "schema/field-type", severity: .error,
    summary: "a field holds the wrong kind of value",
    why: """
      `3.10` is a number that prints as 3.1, `no` may be false, an empty value is nothing. Programs that expect \
      text or a list fail or show something else.
      """,
    mend: "Write text that looks like a number, a date or yes and no in quotes; write a list as a list.",
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
          level: Mid
          answer: Call append with the new item; it changes the list in place and returns None.
          summary: A list grows in place through append, which takes one item and returns nothing at all.
          tags: ['3.10']

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
          tags: [lists, «3.10»]

        """,
        fixed: """
          - id: lists-append
            question: How do you append to a list?
            level: Mid
            answer: Call append with the new item; it changes the list in place and returns None.
            summary: A list grows in place through append, which takes one item and returns nothing at all.
            tags: [lists, "3.10"]

          """),
      RuleExample(
        """
        - id: lists-append
          question: «[append]»
          level: Mid
          answer: Call append with the new item; it changes the list in place and returns None.
          summary: A list grows in place through append, which takes one item and returns nothing at all.

        """),
    ])
}

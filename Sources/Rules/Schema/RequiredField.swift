import Diagnostics

/// A question without a field that every question must have.
enum RequiredField: Rule {
  static let metadata = RuleMetadata(
    id: "schema/required-field", severity: .error,
    summary: "a question lacks a required field",
    why: """
      Pages and filters that need the field show a gap or fail. By default `id`, `question`, `level`, `answer` \
      and `summary` are required.
      """,
    mend: """
      Add the field; if the bank does not use it, take it out of `required` in the configuration. Where a field stands \
      whose name is a misspelling of it, that is one mistake and one diagnostic, at the misspelt name: \
      `schema/unknown-field` is silent there, unless it is the more severe of the two.
      """,
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
        - «id»: lists-append
          question: How do you append to a list?
          answer: Call append with the new item; it changes the list in place and returns None.
          summary: A list grows in place through append, which takes one item and returns nothing at all.

        """),
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
          level: Mid
          «anser»: Call append with the new item; it changes the list in place and returns None.
          summary: A list grows in place through append, which takes one item and returns nothing at all.

        """,
        fixed: """
          - id: lists-append
            question: How do you append to a list?
            level: Mid
            answer: Call append with the new item; it changes the list in place and returns None.
            summary: A list grows in place through append, which takes one item and returns nothing at all.

          """),
    ])
}

import Diagnostics

/// A field that questions do not have.
enum UnknownField: Rule {
  static let metadata = RuleMetadata(
    id: "schema/unknown-field", severity: .error,
    summary: "a question has a field that is not known",
    why: """
      A field under a wrong name is read by nobody: the text seems to be there and is not. Usually the name is \
      misspelt.
      """,
    mend: "Correct the name; if the bank has this field, list it under `extra-fields` in the configuration.",
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
          level: Mid
          answer: Call append with the new item; it changes the list in place and returns None.
          summary: A list grows in place through append, which takes one item and returns nothing at all.
          tags: [lists]

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
          «Tags»: [lists]

        """,
        fixed: """
          - id: lists-append
            question: How do you append to a list?
            level: Mid
            answer: Call append with the new item; it changes the list in place and returns None.
            summary: A list grows in place through append, which takes one item and returns nothing at all.
            tags: [lists]

          """)
    ])
}

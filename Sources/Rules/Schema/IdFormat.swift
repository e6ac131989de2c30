import Diagnostics

/// An id that is not written as the bank writes ids.
enum IdFormat: Rule {
  static let metadata = RuleMetadata(
    id: "schema/id-format", severity: .error,
    summary: "an id is not written as the bank writes ids",
    why: """
      Ids stand in addresses, file names and sets. By default they are lower-case ASCII letters and digits in \
      groups joined by `-`.
      """,
    mend: """
      Write the id in that form, and correct the sets that name it; or change `id-pattern` in the configuration.
      """,
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
        - id: «Lists_append»
          question: How do you append to a list?
          level: Mid
          answer: Call append with the new item; it changes the list in place and returns None.
          summary: A list grows in place through append, which takes one item and returns nothing at all.

        """)
    ])
}

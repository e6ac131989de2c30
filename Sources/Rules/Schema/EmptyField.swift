import Diagnostics

/// A field that has no text.
enum EmptyField: Rule {
  static let metadata = RuleMetadata(
    id: "schema/empty-field", severity: .error,
    summary: "a field is empty",
    why: "The field seems to be there and holds nothing, so that the page shows a gap.",
    mend: "Write the text, or remove the field if it is not required.",
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
          level: Mid
          answer: «""»
          summary: A list grows in place through append, which takes one item and returns nothing at all.

        """)
    ])
}

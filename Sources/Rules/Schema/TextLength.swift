import Diagnostics

/// A question or an answer that is shorter or longer than the configuration allows.
enum TextLength: Rule {
  static let metadata = RuleMetadata(
    id: "schema/text-length", severity: .warning,
    summary: "a question or an answer is shorter or longer than allowed",
    why: "The bank has limits of its own for these fields; without configuration there are none.",
    mend: "Rewrite the text, or change the limits in the configuration.",
    good: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
          level: Mid
          answer: Call append with the new item; it changes the list in place and returns None.
          summary: A list grows in place through append, which takes one item and returns nothing at all.

        """, configuration: "question: {max: 60}\n")
    ],
    bad: [
      RuleExample(
        """
        - id: lists-append
          question: «How do you append one item to the end of a list without copying it?»
          level: Mid
          answer: Call append with the new item; it changes the list in place and returns None.
          summary: A list grows in place through append, which takes one item and returns nothing at all.

        """, configuration: "question: {max: 60}\n")
    ])
}

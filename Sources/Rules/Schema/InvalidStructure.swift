import Diagnostics

/// A file that is no question file.
enum InvalidStructure: Rule {
  static let metadata = RuleMetadata(
    id: "schema/invalid-structure", severity: .error,
    summary: "the file is none of the shapes of a question file",
    why: """
      A question file is a mapping with `questions` or `sets`, a list of questions, or one question. Anything \
      else is read by nobody.
      """,
    mend: "Bring the file into one of these shapes, or exclude it in the configuration.",
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
        «just some text»

        """)
    ])
}

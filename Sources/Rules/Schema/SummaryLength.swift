import Diagnostics

/// A summary that is too short to say something, or too long to be one.
enum SummaryLength: Rule {
  static let metadata = RuleMetadata(
    id: "schema/summary-length", severity: .warning,
    summary: "a summary is shorter or longer than allowed",
    why: """
      Cards and previews are made for 80 to 500 characters (Unicode scalars): shorter says nothing, longer is \
      cut.
      """,
    mend: "Rewrite the summary, or change `summary: {min, max}` in the configuration.",
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
          answer: Call append with the new item; it changes the list in place and returns None.
          summary: «Use append.»

        """)
    ])
}

import Diagnostics

/// Finds text that was to be written later: `TODO: …`, `TBD`, lorem ipsum.
enum PlaceholderText: TextRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "text/placeholder-text", severity: .hint,
    summary: "a placeholder stands where text should be",
    why: """
      The question goes out unfinished. Found are a field that begins with `TODO`, `TBD`, `FIXME` or `XXX` in \
      capitals and has nothing but the note behind it on that line, and `Lorem ipsum` anywhere.
      """,
    mend: "Write the text, or take the question out of the bank until it is written.",
    good: [
      RuleExample(
        """
        - id: todo-comments
          question: TODO comments in code reviews, are they welcome?
          answer: A comment such as TODO should name an issue.

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: iteration
          question: When does the loop end?
          answer: "«TODO»: explain the sentinel"

        """),
      RuleExample(
        """
        - id: iteration
          question: When does the loop end?
          answer: |
            «Lorem ipsum» dolor sit amet.

        """),
    ])

  private static let marks: [StaticString] = ["TODO", "TBD", "FIXME", "XXX"]

  static let readsLayout = false

  static func check(_ text: Text, _ context: RuleContext) {
    if let length = markLength(text.bytes) { report(0..<length, in: text, context) }
  }

  static let leadPhrases: [StaticString] = ["Lorem ipsum", "Lorem Ipsum", "LOREM IPSUM"]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    report(offset..<offset + 11, in: text, context)
  }

  /// The length of a mark that begins the text and is followed by a colon or the end; nil where there is none.
  private static func markLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    for mark in marks
    where bytes.starts(with: UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)) {
      let length = mark.utf8CodeUnitCount
      let next = bytes.byte(length)
      return next == 0x0A || next == UInt8(ascii: ":") || next == UInt8(ascii: ".") ? length : nil
    }
    return nil
  }

  private static func report(_ range: Range<Int>, in text: Text, _ context: RuleContext) {
    let words = String(decoding: text.bytes[range], as: UTF8.self)
    context.report(
      self, in: text, range, "\(Quotation.of(words)) is a placeholder for text that is not written yet",
      help: "write the text, or take the question out of the bank until it is written")
  }
}

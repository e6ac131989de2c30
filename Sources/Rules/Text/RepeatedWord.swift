import Diagnostics

/// Finds a word written twice in a row: `the the`.
enum RepeatedWord: WholeTextRule {
  static let metadata = RuleMetadata(
    id: "text/repeated-word", severity: nil,
    summary: "a word stands twice in a row",
    why: """
      It is nearly always left over from editing. Off by default: code, tables and some idioms (`had had`) repeat \
      words rightly. Only words of ASCII letters, at least two long and with one space between them, are compared.
      """,
    mend: "Remove one of the two.", fix: .unsafe,
    good: [
      RuleExample(
        """
        - id: iteration
          question: Is then the end reached? Log log10.

        """, configuration: "rules: {text/repeated-word: hint}\n")
    ],
    bad: [
      RuleExample(
        """
        - id: iteration
          question: When does the« the» loop end?

        """,
        fixed: """
          - id: iteration
            question: When does the loop end?

          """, configuration: "rules: {text/repeated-word: hint}\n")
    ])

  static let readsLayout = false

  static func check(_ text: Text, _ context: RuleContext) {
    for offset in text.bytes.indices where text.bytes[offset] == 0x20 { check(text, at: offset, context) }
  }

  private static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    var start = offset
    while start > 0, start > offset - 30, bytes[start - 1].isASCIILetter { start -= 1 }
    let length = offset - start
    guard length >= 2, length < 30, !bytes.byte(start - 1).isWordPart else { return }
    let end = offset + 1 + length
    guard end <= bytes.count, !bytes.byte(end).isWordPart else { return }
    for index in 0..<length where bytes[start + index].lowercased != bytes[offset + 1 + index].lowercased { return }
    context.report(
      self, in: text, offset..<end,
      "\(Quotation.of(String(decoding: bytes[start..<offset], as: UTF8.self))) stands twice in a row",
      help: "remove one of the two", replacement: { Replacement("remove the repeated word", .unsafe, "") })
  }
}

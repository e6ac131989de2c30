import Diagnostics

/// Finds names of Swift functions whose `_` labels are gone: `max(::)`, `join(:_:)`, `flip(:)`.
enum LostUnderscoreLabel: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-underscore-label", severity: .error,
    summary: "the name of a Swift function has lost the underscore of a label",
    why: """
      Markdown takes a pair of underscores for emphasis and drops them, so `max(_:_:)` becomes `max(::)`, which names \
      nothing.
      """,
    mend: """
      Write the underscores in again. Keep code between back-quotes before the text goes through Markdown.
      """,
    good: [
      RuleExample(
        """
        - id: swift-names
          question: What does max(_:_:) return?
          answer: The greater one; append(contentsOf:) is something else, as is (::1) or std::max.

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: swift-names
          question: What does max«(::)» return?
          answer: The greater one. Its sibling join«(:_:)» joins, and flip«(:)» flips.

        """)
    ])

  static let family = DamageFamily.emphasis
  static let leads = [Lead(":", before: ByteSet("(:"), behind: .nameParts | ByteSet(":)"))]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    // The first label is gone, or one behind a label: `(:`, `(at::`.
    var open = offset
    while open > offset - 60, bytes.byte(open - 1).isNamePart || bytes.byte(open - 1) == UInt8(ascii: ":") { open -= 1 }
    guard bytes.byte(open - 1) == UInt8(ascii: "("), bytes.byte(open - 2).isNamePart else { return }
    // Once for each list: at its first empty label.
    let isFirstEmpty = offset == open || bytes.byte(offset - 1) == UInt8(ascii: ":")
    guard isFirstEmpty, !hasEmptyLabel(bytes, from: open, to: offset) else { return }
    var close = offset
    while close < offset + 60, bytes.byte(close).isNamePart || bytes.byte(close) == UInt8(ascii: ":") { close += 1 }
    guard bytes.byte(close) == UInt8(ascii: ")"), bytes.byte(close - 1) == UInt8(ascii: ":") else { return }
    context.report(
      damage: self, in: text, open - 1..<close + 1, .strong,
      "\(Quotation.of(String(decoding: bytes[open - 1..<close + 1], as: UTF8.self))) has a label without a name",
      help: "Markdown took `_` for emphasis: write `_:` again, and keep code between back-quotes")
  }

  private static func hasEmptyLabel(_ bytes: UnsafeBufferPointer<UInt8>, from open: Int, to offset: Int) -> Bool {
    guard offset > open else { return false }
    for index in open..<offset where bytes[index] == UInt8(ascii: ":") {
      if index == open || bytes[index - 1] == UInt8(ascii: ":") { return true }
    }
    return false
  }
}

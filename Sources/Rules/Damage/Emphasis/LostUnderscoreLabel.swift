import Diagnostics

/// Finds `_` that is gone from the names of Swift functions, from loops and closures: `max(::)`, `join(:_:)`, `for  in 1...3`,
/// `{  in`.
enum LostUnderscoreLabel: DamageRule, TextRule, CodeRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-underscore-label", severity: .error,
    summary: "the underscore of a label, a loop or a closure is gone",
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
        - id: loops
          question: How is something done three times?
          answer: |
            «for  in» 1...3 {
                print("again")
            }
            let zeros = items.map «{  in» 0 }

        """),
      RuleExample(
        """
        - id: swift-names
          question: What does max«(::)» return?
          answer: The greater one. Its sibling join«(:_:)» joins, and flip«(:)» flips.

        """),
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
      help: EatenEmphasis.help("`_`", "`_:` again"))
  }

  static let leadWords: [StaticString] = ["in"]

  /// `for  in range(3):`, `items.map {  in`: two blanks where the `_` stood.
  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    let previous = code[index - 1]
    guard code[index].start - previous.end == 2, code.isWord(index - 1, "for") || previous.kind == "{" else { return }
    let isLoop = previous.kind == .word
    context.report(
      damage: self, in: code.text, Int(previous.start)..<Int(code[index].end), .strong,
      isLoop ? "the loop has no name for its items" : "the closure has no name for what it is given",
      help: EatenEmphasis.help("`_`", "`_` again"))
  }

  private static func hasEmptyLabel(_ bytes: UnsafeBufferPointer<UInt8>, from open: Int, to offset: Int) -> Bool {
    guard offset > open else { return false }
    for index in open..<offset where bytes[index] == UInt8(ascii: ":") {
      if index == open || bytes[index - 1] == UInt8(ascii: ":") { return true }
    }
    return false
  }
}

import Diagnostics

/// Finds attributes whose quotes were escaped once too often: `loading=\"lazy\"`.
///
/// A name, an equals sign and a value between two escaped quotes, in prose, in markup, or as an option of a command.
///
/// Exempt: code in which the escapes stand within a string (`"<a href=\"#\">"`, `echo "a=\"b\""`), and data.
///
/// The range goes over the value with its quotes.
enum OverEscapedQuote: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/over-escaped-quote", severity: .warning,
    summary: "the quotes of an attribute have kept the backslashes of a string",
    why: """
      The text was a string of JSON or of a program on its way into the bank and was escaped once more than it was \
      read. Who copies the attribute gets one that does not work.
      """,
    mend: """
      Take the backslashes out, or have `qlint check --fix` do so. Decode JSON with a parser and never write the text \
      of a string into another one by hand.
      """,
    fix: .unsafe,
    good: [
      RuleExample(
        #"""
        - id: attributes
          question: How is an image loaded late?
          answer: |
            With loading="lazy" on it.

            const html = "<img loading=\"lazy\">";
            echo "loading=\"lazy\""

        """#)
    ],
    bad: [
      RuleExample(
        #"""
        - id: attributes
          question: How is an image loaded late?
          answer: |
            Everything below the fold gets loading=«\"lazy\"» and the hero fetchpriority=«\"high\"».

        """#,
        fixed: #"""
          - id: attributes
            question: How is an image loaded late?
            answer: |
              Everything below the fold gets loading="lazy" and the hero fetchpriority="high".

          """#)
    ])

  static let family = DamageFamily.markup
  static let leads = [Lead("\\", before: ByteSet("="), behind: ByteSet("\""))]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard bytes.byte(offset + 1) == UInt8(ascii: "\""), bytes.byte(offset - 1) == UInt8(ascii: "="),
      bytes.byte(offset - 2).isNamePart || bytes.byte(offset - 2) == UInt8(ascii: "-"),
      let end = closing(bytes, from: offset + 2), isOutsideOfStrings(bytes, offset, end, context)
    else { return }
    context.report(
      damage: self, in: text, offset..<end, .strong, "the quotes of this value are escaped once too often",
      help: "the backslashes belong to a string that the text was part of: take them out",
      replacement: {
        let value = String(decoding: bytes[offset + 2..<end - 2], as: UTF8.self)
        return Replacement("take the backslashes out", .unsafe, "\"\(value)\"")
      })
  }

  /// The index behind the escaped quote that ends the value, in the same line.
  private static func closing(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < start + 120, bytes.byte(index) != 0x0A, bytes.byte(index) != UInt8(ascii: "\"") {
      if bytes.byte(index) == UInt8(ascii: "\\") {
        return bytes.byte(index + 1) == UInt8(ascii: "\"") && index > start ? index + 2 : nil
      }
      index += 1
    }
    return nil
  }

  /// Whether the line is prose, or no string of code is open where the value stands.
  private static func isOutsideOfStrings(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ context: RuleContext
  ) -> Bool {
    guard context.layout.isCode(at: start) else { return true }
    let lineStart = bytes.lineStart(before: start)
    guard start - lineStart < 400 else { return false }
    var isOpen = false
    var index = lineStart
    while index < start {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if bytes[index].isQuote { isOpen.toggle() }
      index += 1
    }
    // Not in the middle of a string of several lines either.
    return !isOpen && !bytes.byte(end).isQuote
  }
}

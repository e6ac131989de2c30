import Diagnostics

/// Finds lists whose items ran together: `fast- Small- Easy`, `one2. Two3. Three`, `fast•Small•Easy`.
enum GluedListItem: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/glued-list-item", severity: .error,
    summary: "the items of a list are glued together (`Fast- Small- Easy`)",
    why: """
      A program joined the lines of a list with nothing between them. The marks of the items stick to the words before \
      them, and nothing shows it as a list.
      """,
    mend: """
      Set each item on a line of its own again. To prevent it, join lines with a line break, and take text from HTML with \
      one for each `<li>`.
      """,
    good: [
      RuleExample(
        """
        - id: hyphens
          question: What are pre- and postconditions in a C- Or C++-like language?
          answer: |
            - One
            - Two
            Version 3.10.8. See 2. It is A-B-C.

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: benefits
          question: Which benefits have containers?
          answer: |
            Benefits are:«- Fast- Small- »Easy to move
            Steps: 1. Build«2. »Run«3. »Stop

        """)
    ])

  static let family = DamageFamily.markup
  static let leads = [
    Lead("-", before: .letters | .beyondASCII | ByteSet(".):"), behind: ByteSet(" ")),
    Lead(".", before: ByteSet("23456789"), behind: ByteSet(" ")),
    // The first byte of a bullet.
    Lead(ByteSet([0xE2]), before: .wordParts | ByteSet(".):"), behind: .beyondASCII),
  ]
  /// How far the other items are looked for, in bytes.
  private static let reach = 200

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard let mark = mark(bytes, offset) else { return }
    guard !context.layout.isCode(at: offset) else { return }
    if bytes[offset] == UInt8(ascii: ".") {
      let digit = bytes[offset - 1]
      guard hasNumber(digit - 1, bytes, before: offset - 1) else { return }
      report(offset - 1..<mark, in: text, context)
      return
    }
    // The first of several on its line reports them all.
    let start = bytes.lineStart(before: offset, limit: reach)
    guard !(start..<offset).contains(where: { bytes[$0] == bytes[offset] && self.mark(bytes, $0) != nil }) else {
      return
    }
    var last = mark
    var count = 1
    var index = mark
    let end = bytes.lineEnd(after: offset, limit: reach)
    while index < end {
      if bytes[index] == bytes[offset], let next = self.mark(bytes, index) {
        last = next
        count += 1
        index = next
      } else {
        index += 1
      }
    }
    if count >= 2 { report(offset..<last, in: text, context) }
  }

  private static func report(_ range: Range<Int>, in text: Text, _ context: RuleContext) {
    context.report(
      damage: self, in: text, range, .strong, "the items of a list are glued together here",
      help: "a program joined its lines with nothing between them: set each item on a line of its own")
  }

  /// Where an item begins behind a mark that sticks to the word before it: a hyphen, a bullet or the stop of a number.
  private static func mark(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
    var before = bytes.byte(offset - 1)
    var end = offset + 1
    switch bytes[offset] {
    case UInt8(ascii: "."):
      guard before >= UInt8(ascii: "2"), before <= UInt8(ascii: "9") else { return nil }
      before = bytes.byte(offset - 2)
      guard before.isASCIILetter || before == UInt8(ascii: ")") || before >= 0x80 else { return nil }
    case UInt8(ascii: "-"):
      guard before.isASCIILetter || before >= 0x80 || ".):".utf8.contains(before) else { return nil }
    default:
      guard bytes.scalar(at: offset).value == 0x2022, before.isWordPart || ".):".utf8.contains(before) else {
        return nil
      }
      end = offset + 3
      if !bytes.byte(end).isBlank { return isCapital(bytes, end) ? end : nil }
    }
    guard bytes.byte(end) == 0x20, isCapital(bytes, end + 1) else { return nil }
    return end + 1
  }

  private static func isCapital(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let scalar = bytes.scalar(at: index).value
    return scalar >= 0x41 && scalar <= 0x5A || scalar >= 0xC0 && scalar <= 0xDE || scalar >= 0x0400 && scalar <= 0x042F
      || scalar == 0x490
  }

  /// Whether the number before stands on the line, with its stop.
  private static func hasNumber(_ digit: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
    let start = bytes.lineStart(before: end, limit: 300)
    return (start..<end).contains {
      bytes[$0] == digit && bytes.byte($0 + 1) == UInt8(ascii: ".") && bytes.byte($0 + 2) == 0x20
    }
  }
}

import Diagnostics

/// Finds character references with a blank in them: `& lt;`, `& # 39;`, `&quot ;`.
enum SplitEntity: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/split-entity", severity: .error,
    summary: "an HTML entity has a blank in it (`& lt;`, `& # 39;`)",
    why: """
      A translator or a program that sets blanks between words took the parts of an entity for words. No browser \
      and no decoder knows it any more, so it is shown as it stands.
      """,
    mend: """
      Let qlint put the sign back. To prevent it, unescape text before it is given to a translator or a tokenizer.
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: mask
          question: How do you test a bit in C?
          answer: |
            if (flags & lt) return 1;
            ok = flags & gt;

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: translated
          question: "What does a function return that doesn«& # 39;»t say so?"
          answer: Nothing, that is «& quot;»None«& quot;» in Python.

        """,
        fixed: """
          - id: translated
            question: "What does a function return that doesn't say so?"
            answer: Nothing, that is "None" in Python.

          """)
    ])

  static let family = DamageFamily.entity
  static let leads = [Lead("&")]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    var index = bytes.skippingBlanks(from: offset + 1)
    var gaps = index - offset - 1
    let isNumeric = bytes.byte(index) == UInt8(ascii: "#")
    if isNumeric {
      let next = bytes.skippingBlanks(from: index + 1)
      gaps += next - index - 1
      index = next
    }
    let name = index
    while index < name + 6, bytes.byte(index).isASCIILetter || bytes.byte(index).isDigit { index += 1 }
    let end = bytes.skippingBlanks(from: index)
    gaps += end - index
    guard gaps > 0, gaps <= 3, bytes.byte(end) == UInt8(ascii: ";") else { return }
    guard let scalar = isNumeric ? number(bytes, name..<index) : EntityNames.scalar(bytes, name..<index),
      isNumeric || scalar < 0x80 || scalar == 0xA0, let sign = Unicode.Scalar(scalar)
    else { return }
    // `a & lt;` may be C: a bit mask and the end of a statement.
    let mayBeCode = scalar == 0x3C || scalar == 0x3E || EntityNames.variables.contains(bytes, name..<index)
    guard isNumeric || !mayBeCode || !context.layout.isCode(at: offset) else { return }
    let meant = scalar == 0xA0 ? " " : String(Character(sign))
    let written = Quotation.of(String(decoding: bytes[offset..<end + 1], as: UTF8.self))
    context.report(
      damage: self, in: text, offset..<end + 1, !isNumeric && mayBeCode ? .weak(50) : .strong,
      "\(written) is an entity with a blank in it: \(scalar == 0xA0 ? "a blank" : Quotation.of(meant)) belongs here",
      help: "a translator or a tokenizer pulled it apart; unescape text before it goes there",
      replacement: { Replacement("put the sign back", .safe, meant) })
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ digits: Range<Int>) -> UInt32? {
    guard digits.count >= 2, digits.count <= 5 else { return nil }
    var value: UInt32 = 0
    for index in digits {
      guard bytes[index].isDigit else { return nil }
      value = value * 10 + UInt32(bytes[index] - 0x30)
    }
    return value >= 0x20 ? value : nil
  }
}

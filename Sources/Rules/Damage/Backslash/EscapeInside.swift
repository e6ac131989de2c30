import Diagnostics

/// Escapes in the middle of a string: `"Hello!nHow"`, `"%dn"`, `"u0041"`.
extension LostEscape {
  static func inside(_ literal: StringLiteral, _ context: RuleContext) {
    let bytes = literal.bytes
    let content = literal.content
    var index = content.lowerBound
    while index + 3 < content.upperBound {
      let byte = bytes[index]
      let next = bytes[index + 1]
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","):
        guard next == UInt8(ascii: "n") || next == UInt8(ascii: "t"), bytes.byte(index - 1).isWordPart else { break }
        let letter = bytes[index + 2]
        guard letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Z"),
          bytes[index + 3].isASCIILetter || bytes[index + 3] == 0x20
        else { break }
        let isStop = byte != UInt8(ascii: ".") || hasBlank(literal)
        var end = index + 2
        while end < content.upperBound, bytes[end].isNamePart { end += 1 }
        report(literal, index..<end, isStop ? .strong : .weak(30), context)
        return
      case UInt8(ascii: "%"):
        // A format within a string: 'probe { printf("%s(%d)n") }'
        var end = index + 2
        if bytes[end] == UInt8(ascii: ")") { end += 1 }
        guard bytes.byte(end) == UInt8(ascii: "n"), next.isOne(of: "dsuxfc"), bytes.byte(end + 1).isQuote,
          end + 1 < content.upperBound
        else { break }
        report(literal, index..<end + 1, .strong, context)
        return
      case UInt8(ascii: "u"), UInt8(ascii: "x"), UInt8(ascii: "0"):
        // A letter beyond ASCII stands within words: cafu00e9.
        let isLatin = byte == UInt8(ascii: "u") && next == UInt8(ascii: "0") && bytes[index + 2] == UInt8(ascii: "0")
        guard isLatin || !bytes.byte(index - 1).isNamePart, bytes.byte(index - 1) != UInt8(ascii: "\\"),
          let end = character(bytes, index, content)
        else { break }
        report(literal, index..<end, .strong, context)
        return
      default:
        break
      }
      index += 1
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.lowercased >= UInt8(ascii: "a") && byte.lowercased <= UInt8(ascii: "f")
  }

  private static func hasBlank(_ literal: StringLiteral) -> Bool { literal.contains(0x20) }

  /// The end of the code of a character: `u0041`, `u{1F600}`, `x1b[`, `033[`.
  private static func character(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ content: Range<Int>) -> Int? {
    if bytes[start] == UInt8(ascii: "x") {
      if bytes.hasWord("x1b[", at: start) { return start + 4 }
      // Two bytes or more: one alone may be a name, as x86 is.
      var end = start
      while end + 2 < content.upperBound, bytes[end] == UInt8(ascii: "x"), isHexadecimal(bytes[end + 1]),
        isHexadecimal(bytes[end + 2])
      { end += 3 }
      return end - start >= 6 ? end : nil
    }
    if bytes[start] == UInt8(ascii: "0") { return bytes.hasWord("033[", at: start) ? start + 4 : nil }
    let isBraced = bytes.byte(start + 1) == UInt8(ascii: "{")
    var index = start + (isBraced ? 2 : 1)
    let first = index
    var digits = 0
    while index < content.upperBound, isHexadecimal(bytes[index]) {
      if bytes[index].isDigit { digits += 1 }
      index += 1
    }
    guard digits > 0 else { return nil }
    if isBraced { return index > first && bytes.byte(index) == UInt8(ascii: "}") ? index + 1 : nil }
    return index - first == 4 && !bytes.byte(index).isASCIILetter ? index : nil
  }
}

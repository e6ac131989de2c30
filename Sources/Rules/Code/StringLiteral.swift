/// A string literal of a block of code: what stands between its quotes, and how the code uses it.
package struct StringLiteral {
  package let code: Code
  /// The index of its token.
  package let index: Int
  /// The bytes between the quotes.
  package let content: Range<Int>
  /// One of the three quotes.
  package let quote: UInt8
  /// Whether three quotes stand at each end.
  package let isTriple: Bool

  /// Nil where the token is no string with both quotes.
  package init?(_ code: Code, at index: Int) {
    let token = code[index]
    guard token.kind == .string, token.range.count >= 2 else { return nil }
    let bytes = code.bytes
    let range = token.range
    quote = bytes.byte(range.lowerBound)
    isTriple =
      range.count >= 6 && quote != UInt8(ascii: "`") && bytes.byte(range.lowerBound + 1) == quote
      && bytes.byte(range.lowerBound + 2) == quote
    let length = isTriple ? 3 : 1
    content = range.lowerBound + length..<range.upperBound - length
    self.code = code
    self.index = index
  }

  package var bytes: UnsafeBufferPointer<UInt8> { code.bytes }
  package var range: Range<Int> { code[index].range }

  /// The byte that touches the opening quote from the left: the end of a prefix, an operator, a bracket, a blank.
  package var byteBefore: UInt8 { bytes.byte(range.lowerBound - 1) }

  /// Whether a prefix of one or two letters that holds this one (in lower case) touches the opening quote: `f"…"`.
  package func hasPrefix(_ letter: UInt8) -> Bool {
    let word = code[index - 1]
    guard word.kind == .word, word.end == code[index].start, word.range.count <= 2 else { return false }
    return word.range.contains { bytes[$0].lowercased == letter }
  }

  /// The index of the token before the literal and its prefix.
  package var indexBefore: Int {
    let word = code[index - 1]
    return word.kind == .word && word.end == code[index].start && word.range.count <= 2 ? index - 2 : index - 1
  }

  /// Whether it is the only argument of a call.
  package var isOnlyArgument: Bool {
    let before = code[indexBefore]
    return before.kind == "(" && code[index + 1].kind == ")" && code[indexBefore - 1].kind == .word
      && code[indexBefore - 1].end == before.start
  }

  /// The index of the name of the function whose argument list the literal stands in as the first argument; nil where
  /// it does not.
  package var callee: Int? {
    let before = indexBefore
    guard code[before].kind == "(", code[before - 1].kind == .word, code.touches(before - 1, before) else { return nil }
    return before - 1
  }

  /// The index of the name of the function in whose argument list the literal stands, at most 24 tokens back on its line.
  package var enclosingCallee: Int? {
    var depth = 0
    var other = indexBefore
    while other >= 0, other > index - 24 {
      switch code[other].kind {
      case ")", "]": depth += 1
      case "(" where depth == 0:
        return code[other - 1].kind == .word && code.touches(other - 1, other) ? other - 1 : nil
      case "(", "[": depth -= 1
      case .lineBreak: return nil
      default: break
      }
      other -= 1
    }
    return nil
  }

  /// Whether this ASCII byte stands in it.
  package func contains(_ byte: UInt8) -> Bool { content.contains { bytes[$0] == byte } }

  /// Whether a line break stands in it.
  package var spansLines: Bool { contains(0x0A) }

  /// The literal as it is written, for a message.
  package var quotation: String { Quotation.of(String(decoding: bytes[range], as: UTF8.self)) }
}

/// Which type a plain scalar has: the regular expressions of the YAML 1.2.2 core schema, section 10.3.2, by hand.
enum ScalarResolution {
  static func type(ofPlain text: UnsafeBufferPointer<UInt8>) -> ScalarType {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "~"): return text.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"): return isAny(of: "null", "Null", "NULL", text) ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"): return isAny(of: "true", "True", "TRUE", text) ? .boolean : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"): return isAny(of: "false", "False", "FALSE", text) ? .boolean : .string
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return number(text)
    default: return .string
    }
  }

  /// `.integer`, `.float` or, when it is neither, `.string`.
  private static func number(_ text: UnsafeBufferPointer<UInt8>) -> ScalarType {
    if text.count > 2, text[0] == UInt8(ascii: "0") {
      if text[1] == UInt8(ascii: "o") {
        return text.dropFirst(2).allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
          ? .integer : .string
      }
      if text[1] == UInt8(ascii: "x") { return text.dropFirst(2).allSatisfy(isHexDigit) ? .integer : .string }
    }
    var rest = text[...]
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if rest.first == UInt8(ascii: "."), rest.count == 4 {
      let word = UnsafeBufferPointer(rebasing: rest)
      if isAny(of: ".inf", ".Inf", ".INF", word) { return .float }
      if isAny(of: ".nan", ".NaN", ".NAN", word), rest.count == text.count { return .float }
    }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    if rest.isEmpty { return whole.isEmpty ? .string : .integer }
    var digits = whole.count
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let fraction = rest.prefix(while: isDigit)
      digits += fraction.count
      rest = rest.dropFirst(fraction.count)
    }
    guard digits > 0 else { return .string }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard !rest.isEmpty, rest.allSatisfy(isDigit) else { return .string }
      return .float
    }
    return rest.isEmpty ? .float : .string
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "f")
  }

  private static func isAny(
    of first: StaticString, _ second: StaticString, _ third: StaticString, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    equal(first, text) || equal(second, text) || equal(third, text)
  }

  static func equal(_ word: StaticString, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    word.utf8CodeUnitCount == text.count && word.withUTF8Buffer { $0.elementsEqual(text) }
  }
}

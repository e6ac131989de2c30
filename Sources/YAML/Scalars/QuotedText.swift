/// Any text as a quoted scalar of one line.
enum QuotedText {
  /// A text in double quotes; in single quotes where those would need escapes and these would not.
  static func quoted(_ value: [UInt8]) -> String {
    let needsEscapes = hasOddScalar(value) || value.contains { $0 < 0x20 || $0 == 0x7F }
    let hasSigns = value.contains(UInt8(ascii: "\"")) || value.contains(UInt8(ascii: "\\"))
    if hasSigns, !needsEscapes {
      return "'" + String(decoding: singleQuoted(value), as: UTF8.self) + "'"
    }
    return "\"" + String(decoding: doubleQuoted(value), as: UTF8.self) + "\""
  }

  /// The inside of a single-quoted scalar (YAML 1.2.2, section 7.3.2).
  static func singleQuoted(_ text: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      if byte == UInt8(ascii: "'") { result.append(byte) }
      result.append(byte)
    }
    return result
  }

  /// The inside of a double-quoted scalar, with escapes that JSON has too.
  static func doubleQuoted(_ text: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": result += Array("\\\"".utf8)
      case "\\": result += Array("\\\\".utf8)
      case "\n": result += Array("\\n".utf8)
      case "\r": result += Array("\\r".utf8)
      case "\t": result += Array("\\t".utf8)
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F || isOdd(scalar) {
          let digits = String(scalar.value, radix: 16)
          result += Array("\\u".utf8) + Array(repeating: UInt8(ascii: "0"), count: max(0, 4 - digits.utf8.count))
          result += Array(digits.utf8)
        } else {
          result += Array(String(scalar).utf8)
        }
      }
    }
    return result
  }

  /// Whether a text has a character beyond ASCII that cannot stand in a line of YAML: a control character, a line break, a byte
  /// order mark, no character at all.
  static func hasOddScalar(_ text: some Collection<UInt8>) -> Bool {
    guard text.contains(where: { $0 >= 0x80 }) else { return false }
    return String(decoding: text, as: UTF8.self).unicodeScalars.contains(where: isOdd)
  }

  private static func isOdd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

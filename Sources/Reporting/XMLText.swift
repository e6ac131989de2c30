import Diagnostics

/// Pieces of XML 1.0 text.
extension [UInt8] {
  /// Appends text as it may stand between tags and in attributes.
  ///
  /// What XML cannot hold at all (section 2.2, `Char`: most control characters, U+FFFE, U+FFFF) comes out as `\u{1B}`. What
  /// a terminal would obey or hide, and a build log's `##[`, is written as a character reference, so that the value stays.
  mutating func append(xml text: String) {
    var text = text
    text.withUTF8 { bytes in
      var plain = 0
      var offset = 0
      while offset < bytes.count {
        let byte = bytes[offset]
        if Self.isPlainInXML(byte) {
          offset += 1
          continue
        }
        let (value, length) = UTF8Decoding.scalar(in: bytes, at: offset, end: bytes.count) ?? (0xFFFD, 1)
        if let form = Self.xmlForm(of: value, bytes, offset) {
          append(contentsOf: bytes[plain..<offset])
          append(value, form)
          plain = offset + length
        }
        offset += length
      }
      append(contentsOf: bytes[plain...])
    }
  }

  /// Appends ` name="value"`; `name` is plain ASCII.
  mutating func append(attribute name: String, _ value: String) {
    append(attribute: name) { $0.append(xml: value) }
  }

  /// Appends ` name="number"`; `name` is plain ASCII.
  mutating func append(attribute name: String, _ value: Int) {
    append(attribute: name) { $0.append(decimal: value) }
  }

  private mutating func append(attribute name: String, _ value: (inout [UInt8]) -> Void) {
    append(UInt8(ascii: " "))
    append(text: name)
    append(text: "=\"")
    value(&self)
    append(UInt8(ascii: "\""))
  }

  /// How a character is written that cannot stand as it is.
  private enum XMLForm {
    case entity(String)
    case reference
    case escape
  }

  private static func isPlainInXML(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x5B: false
    case 0x20..<0x7F: true
    default: false
    }
  }

  private static func xmlForm(of value: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> XMLForm? {
    switch value {
    case 0x22: return .entity("&quot;")
    case 0x26: return .entity("&amp;")
    case 0x27: return .entity("&apos;")
    case 0x3C: return .entity("&lt;")
    case 0x3E: return .entity("&gt;")
    case 0x5B:
      let isCommand = offset >= 2 && bytes[offset - 1] == UInt8(ascii: "#") && bytes[offset - 2] == UInt8(ascii: "#")
      return isCommand ? .reference : nil
    case 0x09, 0x0A, 0x0D: return .reference
    case 0..<0x20, 0xFFFE, 0xFFFF: return .escape
    case 0x20..<0x7F: return nil
    default: return Unicode.Scalar(value).map { Appearance($0) == .hidden } ?? true ? .reference : nil
    }
  }

  private mutating func append(_ value: UInt32, _ form: XMLForm) {
    switch form {
    case .entity(let text): append(text: text)
    case .reference:
      append(text: "&#x")
      append(hexadecimal: value)
      append(UInt8(ascii: ";"))
    case .escape:
      append(text: "\\u{")
      append(hexadecimal: value)
      append(UInt8(ascii: "}"))
    }
  }
}

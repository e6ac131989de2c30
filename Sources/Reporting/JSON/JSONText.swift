import Diagnostics

/// Pieces of JSON text (RFC 8259).
extension [UInt8] {
  /// Appends a string with its quotation marks.
  ///
  /// What a terminal would obey or hide is escaped, so that a report can be looked at; its value stays the same.
  package mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { append(jsonContent: $0) }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(jsonContent bytes: UnsafeBufferPointer<UInt8>) {
    var plain = 0
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      // Most characters are plain ones: letters, blanks and most punctuation.
      if byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x5B, byte != 0x5C {
        offset += 1
        continue
      }
      var length = 1
      var value = UInt32(byte)
      if byte >= 0x80 {
        guard let decoded = UTF8Decoding.scalar(in: bytes, at: offset, end: bytes.count) else {
          offset += 1
          continue
        }
        (value, length) = decoded
      }
      if Self.mustEscape(value, bytes, offset) {
        append(contentsOf: bytes[plain..<offset])
        append(escapeOf: value)
        plain = offset + length
      }
      offset += length
    }
    append(contentsOf: bytes[plain...])
  }

  private static func mustEscape(_ value: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    switch value {
    case 0x22, 0x5C: return true
    case 0x5B:
      // A build log obeys `##[…]` anywhere in a line.
      return offset >= 2 && bytes[offset - 1] == UInt8(ascii: "#") && bytes[offset - 2] == UInt8(ascii: "#")
    case 0x20..<0x7F: return false
    case 0..<0x80: return true
    default: return Unicode.Scalar(value).map { Appearance($0) == .hidden } ?? true
    }
  }

  private mutating func append(escapeOf value: UInt32) {
    append(UInt8(ascii: "\\"))
    switch value {
    case 0x22, 0x5C: append(UInt8(value))
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x10000...:
      append(UInt8(ascii: "u"))
      append(hexadecimal: 0xD800 + (value - 0x10000) >> 10, digits: 4)
      append(text: "\\u")
      append(hexadecimal: 0xDC00 + (value & 0x3FF), digits: 4)
    default:
      append(UInt8(ascii: "u"))
      append(hexadecimal: value, digits: 4)
    }
  }

  /// Appends `"key":`; `key` is plain ASCII.
  mutating func append(key: String) {
    append(UInt8(ascii: "\""))
    append(text: key)
    append(text: "\":")
  }

  /// Appends `,"key":"value"`; `key` is plain ASCII.
  mutating func append(member key: String, _ value: String) {
    append(UInt8(ascii: ","))
    append(key: key)
    append(json: value)
  }

  /// Appends `,"key":number`; `key` is plain ASCII.
  mutating func append(member key: String, _ number: Int) {
    append(UInt8(ascii: ","))
    append(key: key)
    append(decimal: number)
  }

  /// Appends `"key":"path"`, and `,"keyBytes":"…"` with the bytes in Base64 (RFC 4648, section 4) where the path is
  /// not UTF-8.
  mutating func append(pathMember key: String, _ path: SourcePath) {
    append(key: key)
    append(json: path.display)
    guard !path.isUTF8 else { return }
    append(text: ",\"")
    append(text: key)
    append(text: "Bytes\":\"")
    append(base64: path.bytes)
    append(UInt8(ascii: "\""))
  }

  private mutating func append(base64 bytes: [UInt8]) {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<Swift.min(start + 3, bytes.count)]
      var value = group.reduce(0) { $0 << 8 | Int($1) }
      value <<= 8 * (3 - group.count)
      for index in 0..<4 {
        append(index <= group.count ? alphabet[value >> (18 - 6 * index) & 0x3F] : UInt8(ascii: "="))
      }
    }
  }
}

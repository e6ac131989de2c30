/// Reading single characters out of UTF-8.
package enum UTF8Decoding {
  /// The scalar that begins at `index` and its length in bytes (1 to 4), or nil where the bytes are not well formed
  /// (Unicode 16, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
  /// - Parameter end: nothing at or behind it is looked at; the end of the bytes when it is nil.
  @inlinable
  package static func scalar<Bytes: RandomAccessCollection>(
    in bytes: Bytes, at index: Int, end: Int? = nil
  ) -> (value: UInt32, length: Int)? where Bytes.Element == UInt8, Bytes.Index == Int {
    let end = end ?? bytes.endIndex
    guard index >= bytes.startIndex, index < end else { return nil }
    let first = bytes[index]
    let length: Int
    var value: UInt32
    switch first {
    case 0x00...0x7F: return (UInt32(first), 1)
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default: return nil
    }
    guard end - index >= length else { return nil }
    for offset in 1..<length {
      let next = bytes[index + offset]
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    switch length {
    case 3: return value >= 0x800 && !(0xD800...0xDFFF).contains(value) ? (value, 3) : nil
    case 4: return value >= 0x10000 && value <= 0x10FFFF ? (value, 4) : nil
    default: return (value, length)
    }
  }

  /// The greatest offset not above `limit` at which no scalar is cut in two.
  package static func boundary(in bytes: [UInt8], notAbove limit: Int) -> Int {
    var offset = limit
    while offset > 0, offset > limit - 4, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}

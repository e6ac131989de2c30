/// Reading single characters out of UTF-8.
enum UTF8Decoding {
  /// The scalar that begins at `index` and its length in bytes (1 to 4), or nil where the bytes are not well formed
  /// (Unicode 16, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
  static func scalar(in bytes: UnsafeRawBufferPointer, at index: Int) -> (value: UInt32, length: Int)? {
    guard index >= 0, index < bytes.count else { return nil }
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
    guard bytes.count - index >= length else { return nil }
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
}

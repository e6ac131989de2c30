/// Reading UTF-8 that may be broken.
enum UTF8Text {
  /// The scalar that starts at `position` and its length in bytes; U+FFFD and 1 where the bytes are no UTF-8; nil at
  /// the end.
  static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (value: UInt32, length: Int)? {
    guard position < bytes.count else { return nil }
    let lead = UInt32(bytes[position])
    if lead < 0x80 { return (lead, 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead < 0xF5, position + length <= bytes.count else { return (0xFFFD, 1) }
    var value = lead & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = UInt32(bytes[position + offset])
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | byte & 0x3F
    }
    return (value, length)
  }

  /// All scalars, U+FFFD for each byte that is no UTF-8.
  static func scalars(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count)
    var position = 0
    while let scalar = scalar(in: bytes, at: position) {
      scalars.append(scalar.value)
      position += scalar.length
    }
    return scalars
  }

  /// The number of Unicode scalars in UTF-8 text.
  static func length(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes where byte & 0xC0 != 0x80 { count &+= 1 }
    return count
  }

  /// Whether all of the bytes are UTF-8.
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var cursor = ByteCursor(bytes)
    while cursor.scalar() != nil {}
    return cursor.isAtEnd
  }
}

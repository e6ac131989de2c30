/// `\uXXXX` in a double-quoted text, which JSON writes in pairs for characters beyond U+FFFF.
enum EscapedUnit {
  /// The scalar of the escape at a backslash, and the bytes that it takes; nil for half of a pair that stands alone.
  /// Nil as a whole where there are no four digits.
  static func scalar(in bytes: UnsafeRawBufferPointer, at index: Int) -> (scalar: Unicode.Scalar?, length: Int)? {
    guard let unit = unit(in: bytes, at: index) else { return nil }
    if (0xD800...0xDBFF).contains(unit), let low = self.unit(in: bytes, at: index + 6), (0xDC00...0xDFFF).contains(low)
    {
      return (Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)), 12)
    }
    return (Unicode.Scalar(unit), 6)
  }

  private static func unit(in bytes: UnsafeRawBufferPointer, at index: Int) -> UInt32? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var unit: UInt32 = 0
    for offset in 2..<6 {
      guard let digit = Character(Unicode.Scalar(bytes[index + offset])).hexDigitValue else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}

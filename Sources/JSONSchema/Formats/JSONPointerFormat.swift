/// `json-pointer` (RFC 6901, section 5) and `relative-json-pointer` (draft-bhutton-relative-json-pointer-00).
enum JSONPointerFormat {
  static func isPointer(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    guard first == 0x2F else { return false }
    for (index, byte) in bytes.enumerated() where byte == 0x7E {
      guard index + 1 < bytes.count, bytes[index + 1] == 0x30 || bytes[index + 1] == 0x31 else { return false }
    }
    return true
  }

  /// A number of levels, `+` or `-` with a number of items, then `#` or a pointer.
  static func isRelativePointer(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var cursor = ByteCursor(bytes)
    guard takeNumber(&cursor) else { return false }
    if cursor.take(0x2B) || cursor.take(0x2D) { guard takeNumber(&cursor) else { return false } }
    if cursor.take(0x23) { return cursor.isAtEnd }
    return isPointer(bytes.part(cursor.position..<bytes.count))
  }

  /// Digits without leading zeros.
  private static func takeNumber(_ cursor: inout ByteCursor) -> Bool {
    let isZero = cursor.peek == 0x30
    let count = cursor.skip(while: ASCII.isDigit)
    return isZero ? count == 1 : count > 0
  }
}

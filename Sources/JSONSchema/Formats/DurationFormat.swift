/// `duration` (RFC 3339, appendix A; units in capital letters, as ISO 8601 has them).
enum DurationFormat {
  static func isDuration(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var cursor = ByteCursor(bytes)
    guard cursor.take(0x50) else { return false }
    var isEmpty = true
    if let hasDate = takeUnits([0x59, 0x4D, 0x44], orOnly: 0x57, &cursor) { isEmpty = !hasDate } else { return false }
    if cursor.take(0x54) {
      // Weeks stand alone.
      guard bytes[cursor.position - 2] != 0x57, takeUnits([0x48, 0x4D, 0x53], orOnly: nil, &cursor) == true
      else { return false }
      isEmpty = false
    }
    return !isEmpty && cursor.isAtEnd
  }

  /// Takes numbers with units: some of `units` in order and without a gap, or only the unit `alone`.
  /// - Returns: whether there was one; nil where a number has no unit or a wrong one.
  private static func takeUnits(_ units: [UInt8], orOnly alone: UInt8?, _ cursor: inout ByteCursor) -> Bool? {
    var last: Int?
    while let byte = cursor.peek, ASCII.isDigit(byte) {
      _ = cursor.skip(while: ASCII.isDigit)
      guard let unit = cursor.next() else { return nil }
      if let alone, unit == alone, last == nil {
        if let byte = cursor.peek, ASCII.isDigit(byte) { return nil }
        return true
      }
      guard let index = units.firstIndex(of: unit), last.map({ index == $0 + 1 }) ?? true else { return nil }
      last = index
    }
    return last != nil
  }
}

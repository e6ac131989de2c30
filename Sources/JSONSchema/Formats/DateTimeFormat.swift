/// `date-time`, `date` and `time` (RFC 3339, section 5.6).
enum DateTimeFormat {
  static func isDateTime(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var cursor = ByteCursor(bytes)
    return takeDate(&cursor) && cursor.take(letter: 0x74) && takeTime(&cursor) && cursor.isAtEnd
  }

  static func isDate(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var cursor = ByteCursor(bytes)
    return takeDate(&cursor) && cursor.isAtEnd
  }

  static func isTime(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var cursor = ByteCursor(bytes)
    return takeTime(&cursor) && cursor.isAtEnd
  }

  private static func takeDate(_ cursor: inout ByteCursor) -> Bool {
    guard let year = cursor.number(digits: 4), cursor.take(0x2D),
      let month = cursor.number(digits: 2), cursor.take(0x2D),
      let day = cursor.number(digits: 2)
    else { return false }
    return 1...12 ~= month && day >= 1 && day <= days(in: month, of: year)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func takeTime(_ cursor: inout ByteCursor) -> Bool {
    guard let hour = cursor.number(digits: 2), cursor.take(0x3A),
      let minute = cursor.number(digits: 2), cursor.take(0x3A),
      let second = cursor.number(digits: 2), hour < 24, minute < 60, second <= 60
    else { return false }
    if cursor.take(0x2E), cursor.skip(while: ASCII.isDigit) == 0 { return false }
    guard let offset = takeOffset(&cursor) else { return false }
    // Leap seconds are the last of a day in UTC. The days themselves are not checked: new ones are announced.
    let day = 24 * 60
    return second < 60 || (hour * 60 + minute - offset + day) % day == day - 1
  }

  /// Takes the distance to UTC, in minutes.
  private static func takeOffset(_ cursor: inout ByteCursor) -> Int? {
    if cursor.take(letter: 0x7A) { return 0 }
    let isNegative = cursor.take(0x2D)
    guard isNegative || cursor.take(0x2B), let hour = cursor.number(digits: 2), cursor.take(0x3A),
      let minute = cursor.number(digits: 2), hour < 24, minute < 60
    else { return nil }
    return isNegative ? -(hour * 60 + minute) : hour * 60 + minute
  }
}

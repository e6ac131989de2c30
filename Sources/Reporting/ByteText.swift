/// Text is put together as bytes, in one buffer that is reused: a `String` for each piece would cost more than
/// everything else that a reporter does.
extension [UInt8] {
  /// Appends text of qlint's own, as it is.
  mutating func append(text: String) {
    // One copy of memory: the view of a string's bytes is walked one by one.
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Appends a number in decimal digits.
  mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var place: UInt = 1
    while rest / place >= 10 { place *= 10 }
    while place > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / place))
      rest %= place
      place /= 10
    }
  }

  /// Appends a number in upper-case hexadecimal digits, at least `digits` of them.
  mutating func append(hexadecimal number: UInt32, digits: Int = 1) {
    var shift = 28
    while shift > 0, shift >= digits * 4, number >> UInt32(shift) == 0 { shift -= 4 }
    while shift >= 0 {
      let digit = UInt8(truncatingIfNeeded: number >> UInt32(shift)) & 0xF
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
      shift -= 4
    }
  }

  /// Appends a number in lower-case hexadecimal digits, without leading zeros.
  mutating func append(hash number: UInt64) {
    var shift = 60
    while shift > 0, number >> UInt64(shift) == 0 { shift -= 4 }
    while shift >= 0 {
      let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift)) & 0xF
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      shift -= 4
    }
  }

  /// Appends `1 error`, `2 errors`.
  mutating func append(_ count: Int, _ name: String) {
    append(decimal: count)
    append(UInt8(ascii: " "))
    append(text: name)
    if count != 1 { append(UInt8(ascii: "s")) }
  }

  mutating func append(_ byte: UInt8, times count: Int) {
    append(contentsOf: repeatElement(byte, count: Swift.max(0, count)))
  }

  mutating func append(blanks count: Int) { append(UInt8(ascii: " "), times: count) }
}

/// The number of decimal digits of a number that is not negative.
func digitCount(_ number: Int) -> Int {
  var rest = number
  var count = 1
  while rest >= 10 {
    rest /= 10
    count += 1
  }
  return count
}

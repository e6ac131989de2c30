/// A place in bytes that moves forward: what the grammars of the formats are read with.
struct ByteCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  /// The next byte; nil at the end.
  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Takes the next byte.
  mutating func next() -> UInt8? {
    guard let byte = peek else { return nil }
    position += 1
    return byte
  }

  /// Takes the next byte if it is this one.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  /// Takes the next byte if it is this letter (in lower case), in upper or lower case.
  mutating func take(letter: UInt8) -> Bool {
    guard let byte = peek, byte | 0x20 == letter else { return false }
    position += 1
    return true
  }

  /// Takes bytes as long as they are of a kind; how many.
  mutating func skip(while isKind: (UInt8) -> Bool) -> Int {
    let start = position
    while let byte = peek, isKind(byte) { position += 1 }
    return position - start
  }

  /// Takes exactly `count` (at most 9) decimal digits.
  mutating func number(digits count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let digit = next(), ASCII.isDigit(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  /// Takes a scalar of valid UTF-8; nil at the end and where the bytes are no UTF-8 (surrogates included).
  mutating func scalar() -> Unicode.Scalar? {
    guard let found = UTF8Text.scalar(in: bytes, at: position) else { return nil }
    guard let scalar = Unicode.Scalar(found.value), UTF8.width(scalar) == found.length else { return nil }
    position += found.length
    return scalar
  }
}

/// Classes of ASCII bytes.
enum ASCII {
  static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
  static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
  static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
  static func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || 0x61...0x66 ~= byte | 0x20 }
  static func lowercased(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes of a range as a buffer of its own.
  func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: self[range]) }

  /// The bytes between separators; one empty part where there are no bytes.
  func parts(separatedBy separator: UInt8) -> [UnsafeBufferPointer<UInt8>] {
    split(separator: separator, omittingEmptySubsequences: false).map { UnsafeBufferPointer(rebasing: $0) }
  }
}

/// A character reference of HTML (`&lt;`, `&#39;`, `&#x27;`, `&nbsp;`) as it stands in a text.
struct Entity {
  /// From `&` to behind `;`.
  let range: Range<Int>
  /// What it stands for once all escapes are taken off.
  let scalar: UInt32
  /// How often it was escaped: 1 for `&lt;`, 2 for `&amp;lt;`.
  let depth: Int
  let isNumeric: Bool
  /// Whether its name could be a variable's: `&sum;`.
  let isAmbiguous: Bool

  /// The longest name and the most digits that are looked at.
  private static let longest = 8
  private static let deepest = 6

  /// The reference that begins with the `&` at an index.
  static func at(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Entity? {
    var depth = 1
    var index = start + 1
    while depth < deepest, isWord("amp;", bytes, index), beginsReference(bytes, index + 4) {
      depth += 1
      index += 4
    }
    if bytes.byte(index) == UInt8(ascii: "#") { return numeric(start, index + 1, depth, bytes) }
    var end = index
    while end < index + longest, bytes.byte(end).isASCIILetter || bytes.byte(end).isDigit { end += 1 }
    guard end > index + 1, let scalar = EntityNames.scalar(bytes, index..<end) else { return nil }
    let isClosed = bytes.byte(end) == UInt8(ascii: ";")
    // Browsers take `&nbsp` without its semicolon too, and nobody has a variable of that name.
    guard isClosed || scalar == 0xA0 && !bytes.byte(end).isNamePart && bytes.byte(end) != UInt8(ascii: "=") else {
      return nil
    }
    return Entity(
      range: start..<(isClosed ? end + 1 : end), scalar: scalar, depth: depth, isNumeric: false,
      isAmbiguous: depth == 1 && EntityNames.variables.contains(bytes, index..<end))
  }

  private static func numeric(
    _ start: Int, _ first: Int, _ depth: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Entity? {
    let isHex = bytes.byte(first).lowercased == UInt8(ascii: "x")
    var index = isHex ? first + 1 : first
    let digits = index
    var value: UInt32 = 0
    while index < digits + 7, let digit = hexDigit(bytes.byte(index)), isHex || digit < 10 {
      value = value &* (isHex ? 16 : 10) &+ digit
      index += 1
    }
    guard index > digits + (isHex ? 0 : 1), bytes.byte(index) == UInt8(ascii: ";"), value >= 0x20 || value == 10,
      Unicode.Scalar(value) != nil
    else { return nil }
    return Entity(range: start..<index + 1, scalar: value, depth: depth, isNumeric: true, isAmbiguous: false)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    if byte.isDigit { return UInt32(byte) - 0x30 }
    let letter = byte.lowercased
    return letter >= 0x61 && letter <= 0x66 ? UInt32(letter) - 0x57 : nil
  }

  private static func isWord(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    bytes.hasWord(word, at: index)
  }

  /// Whether a reference goes on here whose `&` was escaped.
  private static func beginsReference(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var end = index
    if bytes.byte(end) == UInt8(ascii: "#") { end += 1 }
    let first = end
    while end < first + longest, bytes.byte(end).isASCIILetter || bytes.byte(end).isDigit { end += 1 }
    guard end > first, bytes.byte(end) == UInt8(ascii: ";") else { return false }
    return first > index || EntityNames.scalar(bytes, first..<end) != nil
  }

  /// The text it stands for. A no-break space, which HTML indents with, is a plain one.
  var text: String {
    guard scalar != 0xA0, let value = Unicode.Scalar(scalar) else { return " " }
    return String(Character(value))
  }

  var isSpace: Bool { scalar == 0xA0 }
}

/// What a value that was dropped from running text leaves behind.
enum Hole {
  /// `Total: ` at the end.
  case afterLabel
  /// `the sum is ` at the end.
  case atEnd
  /// ` is an editor.` from the start.
  case atStart
  /// `Name: , Age: 3`, `from , to x`: a separator behind a separator or a bracket.
  case beforeSeparator
  /// `Hello !`, `age : 3`: a blank before punctuation.
  case beforePunctuation
  /// `clicked  times`: two blanks between words.
  case betweenWords
  /// `key "" is`, `[] done`: quotes or brackets with nothing in them.
  case inBrackets

  /// The longest piece of text that is searched, in bytes.
  static let reach = 240

  /// The first hole inside a piece of text of one line, with its bytes; its ends are not looked at.
  static func inside(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (hole: Hole, range: Range<Int>)? {
    let end = min(range.upperBound, range.lowerBound + reach)
    var index = bytes.skippingBlanks(from: range.lowerBound)
    while index < end {
      let byte = bytes[index]
      if byte == 0x0A { return nil }
      if byte == 0x20, let hole = atBlank(bytes, index, range) { return (hole, span(bytes, index, range)) }
      if isOpening(byte), let hole = atOpening(bytes, index, range) { return (hole, index..<index + 2) }
      index += 1
    }
    return nil
  }

  /// The hole that a blank shows, if it does.
  private static func atBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ range: Range<Int>) -> Hole? {
    let before = index > range.lowerBound ? bytes.byte(index - 1) : 0x0A
    let next = index + 1 < range.upperBound ? bytes.byte(index + 1) : 0x0A
    let behind = index + 2 < range.upperBound ? bytes.byte(index + 2) : 0x0A
    switch next {
    case UInt8(ascii: ","), UInt8(ascii: ";"):
      if before == UInt8(ascii: ":") || before == UInt8(ascii: ","), behind == 0x20 || behind == 0x0A {
        return .beforeSeparator
      }
      return before.isWordPart && (behind == 0x20 || behind == 0x0A) ? .beforePunctuation : nil
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      // `Hello, !`
      if before == UInt8(ascii: ","), next != UInt8(ascii: ":"), behind == 0x20 || behind == 0x0A {
        return .beforeSeparator
      }
      // Some set a blank before a colon, too: `Age is : ${age}`.
      let after = index + 3 < range.upperBound ? bytes.byte(index + 3) : 0x0A
      if next == UInt8(ascii: ":"), after.isOne(of: "$#{%\\") { return nil }
      return before.isWordPart && (behind == 0x20 || behind == 0x0A) ? .beforePunctuation : nil
    case 0x20:
      // Exactly two: more line something up.
      guard before.isWordPart || before == UInt8(ascii: ",") || before == UInt8(ascii: "|") else { return nil }
      return behind.isWordPart || behind == UInt8(ascii: "|") || behind == UInt8(ascii: "(") ? .betweenWords : nil
    default:
      return nil
    }
  }

  private static func span(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ range: Range<Int>) -> Range<Int> {
    let isSeparated = bytes.byte(index - 1) == UInt8(ascii: ":") || bytes.byte(index - 1) == UInt8(ascii: ",")
    return (isSeparated && index > range.lowerBound ? index - 1 : index)..<min(index + 2, range.upperBound)
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
  }

  /// Quotes or brackets with nothing in them, and blanks or the ends around them.
  private static func atOpening(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ range: Range<Int>) -> Hole? {
    let closing: UInt8 =
      switch bytes[index] {
      case UInt8(ascii: "("): UInt8(ascii: ")")
      case UInt8(ascii: "["): UInt8(ascii: "]")
      default: bytes[index]
      }
    guard index + 1 < range.upperBound, bytes[index + 1] == closing else { return nil }
    let isFree = index == range.lowerBound || bytes[index - 1] == 0x20
    guard isFree, range.count > 2 else { return nil }
    guard index + 2 < range.upperBound else { return .inBrackets }
    let behind = bytes[index + 2]
    return behind == 0x20 || behind == UInt8(ascii: ".") || behind == UInt8(ascii: ",") ? .inBrackets : nil
  }
}

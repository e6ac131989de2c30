/// English words with an apostrophe in them: what is left of one can be told from what stands around it.
enum Contraction {
  /// What follows the apostrophe.
  private static let endings: [StaticString] = ["s", "t", "re", "ll", "ve", "d", "m"]

  /// Whether an apostrophe stood where a sign stands now: `don�t`, `Gitβs`.
  static func isApostrophe(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard bytes.byte(range.lowerBound - 1).isASCIILetter || bytes.byte(range.lowerBound - 1).isDigit else {
      return false
    }
    return endings.contains {
      bytes.hasWord($0, at: range.upperBound) && !bytes.byte(range.upperBound + $0.utf8CodeUnitCount).isWordPart
    }
  }

  /// The word around a sign, with it; nil where none is.
  static func word(around range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var start = range.lowerBound
    while start > 0, start > range.lowerBound - 24, bytes.byte(start - 1).isNamePart { start -= 1 }
    var end = range.upperBound
    while end < bytes.count, end < range.upperBound + 24, bytes.byte(end).isNamePart { end += 1 }
    guard start < range.lowerBound || end > range.upperBound else { return nil }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// Lines that open a block of Python: a keyword in front, a colon at the end.
enum BlockHead {
  enum Strength {
    /// `def name(…):`, `class Name:`.
    case certain
    /// `if x:`, `else:`, which prose can look like.
    case likely
  }

  /// The words that such a line begins with.
  static let words = WordSet([
    "def", "class", "if", "for", "while", "with", "try", "except", "else", "elif", "finally", "async", "match", "case",
  ])
  /// Those of them that may stand alone before the colon.
  static let alone = WordSet(["try", "except", "else", "finally"])

  /// Whether a line that begins at `start` begins with one of the words.
  static func begins(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    let first = bytes.skippingBlanks(from: start)
    return words.contains(bytes, first..<StatementShape.wordEnd(from: first, before: bytes.count, of: bytes))
  }

  /// How sure it is that a line opens a block; nil where it does not.
  static func strength(of line: TextLayout.Line, _ bytes: UnsafeBufferPointer<UInt8>) -> Strength? {
    let start = Int(line.content)
    let end = bytes.skippingBlanks(before: Int(line.end))
    guard end > start, bytes.byte(end - 1) == UInt8(ascii: ":"), bytes[start] >= 0x61, bytes[start] <= 0x77 else {
      return nil
    }
    let stop = StatementShape.wordEnd(from: start, before: end, of: bytes)
    guard words.contains(bytes, start..<stop) else { return nil }
    // A label of `switch` in many languages. For Python's, the `match` above it tells.
    if bytes.hasWord("case ", at: start) { return nil }
    if stop == end - 1 { return alone.contains(bytes, start..<stop) ? .likely : nil }
    guard bytes.byte(stop) == 0x20 || bytes.byte(stop) == UInt8(ascii: "(") else { return nil }
    let name = bytes.skippingBlanks(from: stop)
    let nameEnd = StatementShape.wordEnd(from: name, before: end, of: bytes)
    if bytes.hasWord("def ", at: start) || bytes.hasWord("async def ", at: start) {
      return bytes.byte(nameEnd) == UInt8(ascii: "(") || bytes.hasWord("async", at: start) ? .certain : nil
    }
    if bytes.hasWord("class ", at: start) {
      return nameEnd == end - 1 || bytes.byte(nameEnd) == UInt8(ascii: "(") && bytes.byte(end - 2) == UInt8(ascii: ")")
        ? .certain : nil
    }
    return isCondition(bytes, stop..<end - 1) ? .likely : nil
  }

  /// Whether what stands between the keyword and the colon is code: it has a sign that prose does not have, or few
  /// words with an operator.
  private static func isCondition(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var words = 0
    for index in range {
      // PHP's `if ($isOpen):` goes on to an `endif`.
      if bytes[index] == UInt8(ascii: "$") { return false }
    }
    for index in range {
      if bytes[index].isOne(of: "()[]=<>_") { return true }
      if bytes[index].isBlank { words += 1 }
    }
    return words <= 3 && (bytes.contains(" in ", from: range.lowerBound, to: range.upperBound) || words <= 1)
  }
}

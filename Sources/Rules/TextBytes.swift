/// Small questions about the bytes of a text (UTF-8), for rules that look around a lead byte. Indices outside of the
/// text are answered as if it were surrounded by line breaks.
extension UnsafeBufferPointer<UInt8> {
  /// The byte at `index`, or a line feed outside of the text.
  func byte(_ index: Int) -> UInt8 { index >= 0 && index < count ? self[index] : 0x0A }

  /// The start of the line in which `index` lies, at most `limit` bytes back.
  func lineStart(before index: Int, limit: Int = 400) -> Int {
    let lowest = Swift.max(0, index - limit)
    var start = Swift.min(index, count)
    while start > lowest, self[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// The end of the line in which `index` lies, at most `limit` bytes on.
  func lineEnd(after index: Int, limit: Int = 400) -> Int {
    let highest = Swift.min(count, index + limit)
    var end = Swift.max(0, index)
    while end < highest, self[end] != 0x0A { end += 1 }
    return end
  }

  /// The index behind the blanks (spaces and tabs) that begin at `index`.
  func skippingBlanks(from index: Int) -> Int {
    var next = Swift.max(0, index)
    while next < count, self[next].isBlank { next += 1 }
    return next
  }

  /// The index of the first of the blanks that end before `index`.
  func skippingBlanks(before index: Int) -> Int {
    var previous = Swift.min(index, count)
    while previous > 0, self[previous - 1].isBlank { previous -= 1 }
    return previous
  }

  /// Whether the bytes at `index` are this ASCII word, in any case; `word` is in lower case.
  func hasWord(_ word: StaticString, at index: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index >= 0, index + length <= count else { return false }
    return word.withUTF8Buffer { letters in
      for offset in 0..<length where self[index + offset].lowercased != letters[offset] { return false }
      return true
    }
  }

  /// Whether the bytes at `index` are the first `count` bytes of this ASCII word, which is longer, in any case.
  func hasWord(_ word: StaticString, at index: Int, count length: Int) -> Bool {
    guard index >= 0, index + length <= count, length < word.utf8CodeUnitCount else { return false }
    let letters = word.utf8Start
    for offset in 0..<length where self[index + offset].lowercased != letters[offset] { return false }
    return true
  }

  /// Whether this ASCII word stands anywhere between two indices, in any case; `word` is in lower case and not empty.
  func contains(_ word: StaticString, from start: Int, to end: Int) -> Bool {
    let first = word.utf8Start.pointee
    var index = Swift.max(0, start)
    while index < Swift.min(end, count) {
      if self[index].lowercased == first, hasWord(word, at: index), index + word.utf8CodeUnitCount <= end {
        return true
      }
      index += 1
    }
    return false
  }
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isQuote: Bool { self == 0x22 || self == 0x27 || self == 0x60 }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// An ASCII letter in lower case; any other byte as it is.
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  var isASCIILetter: Bool { lowercased >= 0x61 && lowercased <= 0x7A }

  /// Part of a name in most languages of code: an ASCII letter or digit, or `_`.
  var isNamePart: Bool { isASCIILetter || isDigit || self == 0x5F }

  /// Part of a word of prose in any script.
  var isWordPart: Bool { isNamePart || self >= 0x80 }
}

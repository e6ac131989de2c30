import Diagnostics

/// Small questions about the bytes of a text (UTF-8), for rules that look around a lead byte. Indices outside of the
/// text are answered as if it were surrounded by line breaks.
extension UnsafeBufferPointer<UInt8> {
  /// The byte at `index`, or a line feed outside of the text.
  func byte(_ index: Int) -> UInt8 { index >= 0 && index < count ? self[index] : 0x0A }

  /// The index of the first byte from `start` on that is `byte`; nil where there is none.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? { ByteSearch.index(of: byte, in: self, from: start) }

  /// The index of the first byte from `start` on that is not ASCII; nil where there is none.
  func firstNonASCII(from start: Int) -> Int? {
    var index = Swift.max(0, start)
    guard let base = baseAddress else { return nil }
    // Eight bytes a step.
    while count - index >= 8 {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080
      if word != 0 { return index + UInt64(littleEndian: word).trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < count {
      if base[index] >= 0x80 { return index }
      index &+= 1
    }
    return nil
  }

  /// The Unicode scalar that begins at `index` and its length in bytes; U+FFFD and 1 where none does.
  func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let first = byte(index)
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : (first >= 0xE0 ? 3 : 2)
    guard first >= 0xC2, index + length <= count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(self[index + offset] & 0x3F) }
    return (value, length)
  }

  /// The Unicode scalar that ends before `index`; a line feed at the start of the text.
  func scalar(before index: Int) -> UInt32 {
    var start = index - 1
    while start > 0, start > index - 4, byte(start) & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? 0x0A : scalar(at: start).value
  }

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

  /// The start of the word of any script that ends before `end`, not below `lowest`; `end` where none does.
  func wordStart(before end: Int, from lowest: Int) -> Int {
    var start = Swift.min(end, count)
    while start > Swift.max(0, lowest), self[start - 1].isWordPart { start -= 1 }
    return start
  }

  /// Whether the bytes at `index` are exactly these.
  func begins(with word: StaticString, at index: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index >= 0, index + length <= count else { return false }
    let letters = word.utf8Start
    for offset in 0..<length where self[index + offset] != letters[offset] { return false }
    return true
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
  /// Whether the byte is one of these ASCII characters: a short list, searched without making a `String` of it.
  func isOne(of bytes: StaticString) -> Bool {
    let start = bytes.utf8Start
    for offset in 0..<bytes.utf8CodeUnitCount where start[offset] == self { return true }
    return false
  }

  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isQuote: Bool { self == 0x22 || self == 0x27 || self == 0x60 }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// An ASCII letter in lower case; any other byte as it is.
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  var isSmallLetter: Bool { self >= 0x61 && self <= 0x7A }

  var isASCIILetter: Bool { lowercased >= 0x61 && lowercased <= 0x7A }

  /// Part of a name in most languages of code: an ASCII letter or digit, or `_`.
  var isNamePart: Bool { isASCIILetter || isDigit || self == 0x5F }

  /// Part of a word of prose in any script.
  var isWordPart: Bool { isNamePart || self >= 0x80 }
}

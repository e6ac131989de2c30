/// A set of ASCII words, found by their bytes without a `String`: one hash and one comparison for each question asked.
package struct WordSet: Sendable {
  private let words: [StaticString]
  /// For each first byte the lengths of the words that begin with it, a bit each, those from 31 bytes on as one: tells
  /// most of what is no word without a look at the rest of it.
  ///
  /// Memory that is never released, as sets are constants: an array would be retained for each question asked.
  private nonisolated(unsafe) let lengths: UnsafePointer<UInt32>
  /// Open addressing: indices of `words` plus one, zero where there is none.
  private let slots: [UInt16]
  private let mask: Int

  package var count: Int { words.count }

  /// - Parameter words: Not empty ones, at most 10,000; case matters.
  package init(_ words: [StaticString]) {
    var size = 8
    while size < words.count * 2 { size *= 2 }
    var slots = [UInt16](repeating: 0, count: size)
    let lengths = UnsafeMutablePointer<UInt32>.allocate(capacity: 256)
    lengths.initialize(repeating: 0, count: 256)
    for (index, word) in words.enumerated() {
      let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
      var slot = Self.hash(letters, 0, letters.count) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt16(truncatingIfNeeded: index + 1)
      if let first = letters.first { lengths[Int(first)] |= 1 << UInt32(min(letters.count, 31)) }
    }
    self.words = words
    self.slots = slots
    self.lengths = UnsafePointer(lengths)
    mask = size - 1
  }

  /// The last bytes of the words.
  var lastBytes: ByteSet { ByteSet(words.map { $0.utf8Start[$0.utf8CodeUnitCount - 1] }) }

  /// Whether these bytes are one of the words.
  @inline(__always)
  package func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    index(of: bytes, range) != nil
  }

  /// The index of the word that these bytes are, in the list that the set was made from.
  @inline(__always)
  package func index(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= bytes.count,
      lengths[Int(bytes[range.lowerBound])] >> UInt32(min(range.count, 31)) & 1 == 1
    else { return nil }
    return find(bytes, range)
  }

  private func find(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var slot = Self.hash(bytes, range.lowerBound, range.upperBound) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if Self.equals(bytes, range, words[index]) { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private static func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
    guard word.utf8CodeUnitCount == range.count else { return false }
    let letters = word.utf8Start
    for offset in 0..<range.count where bytes[range.lowerBound + offset] != letters[offset] { return false }
    return true
  }

  /// Of the length and up to eight bytes, four of each end: enough to tell words apart.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var hash = UInt32(truncatingIfNeeded: end - start)
    for index in start..<min(start + 4, end) { hash = (hash ^ UInt32(bytes[index])) &* 0x0100_0193 }
    for index in max(start, end - 4)..<end { hash = (hash ^ UInt32(bytes[index])) &* 0x0100_0193 }
    return Int(hash ^ (hash >> 15))
  }
}

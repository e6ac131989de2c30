/// A set of ASCII words, found by their bytes without a `String`: one hash and one comparison for each question asked.
package struct WordSet: Sendable {
  private let words: [StaticString]
  /// For each first byte the lengths of the words that begin with it, a bit each, those from 31 bytes on as one: tells
  /// most of what is no word without a look at the rest of it.
  ///
  /// Memory that is never released, as sets are constants: an array would be retained for each question asked.
  private nonisolated(unsafe) let lengths: UnsafePointer<UInt32>
  /// Open addressing, with at least one free slot. Never released, either.
  private nonisolated(unsafe) let slots: UnsafePointer<Slot>
  private let mask: Int

  private struct Slot {
    /// Of the word: see ``WordSet/key(of:from:count:)``.
    var key: UInt64 = 0
    /// In bytes; 0 in a free slot.
    var length: Int32 = 0
    /// In ``WordSet/words``.
    var index: Int32 = 0
  }

  package var count: Int { words.count }

  /// - Parameter words: Not empty ones, at most 10,000; case matters.
  package init(_ words: [StaticString]) {
    var size = 8
    while size < words.count * 2 { size *= 2 }
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: size)
    slots.initialize(repeating: Slot(), count: size)
    let lengths = UnsafeMutablePointer<UInt32>.allocate(capacity: 256)
    lengths.initialize(repeating: 0, count: 256)
    for (index, word) in words.enumerated() {
      let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
      guard let first = letters.first else { continue }
      let key = Self.key(of: letters, from: 0, count: letters.count)
      var slot = Self.hash(key) & (size - 1)
      while slots[slot].length != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Slot(key: key, length: Int32(letters.count), index: Int32(index))
      lengths[Int(first)] |= 1 << UInt32(min(letters.count, 31))
    }
    self.words = words
    self.slots = UnsafePointer(slots)
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
    let key = Self.key(of: bytes, from: range.lowerBound, count: range.count)
    var slot = Self.hash(key) & mask
    while slots[slot].length != 0 {
      let found = slots[slot]
      // The key tells words of up to eight bytes apart.
      if found.key == key, Int(found.length) == range.count,
        range.count <= 8 || Self.equals(bytes, range, words[Int(found.index)])
      {
        return Int(found.index)
      }
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

  /// The first eight bytes, or all of a shorter word; of a longer one, mixed with the last eight.
  /// - Parameters: A range within `bytes`, not empty.
  @inline(__always)
  private static func key(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, count: Int) -> UInt64 {
    guard let base = bytes.baseAddress else { return 0 }
    let first = UnsafeRawPointer(base + start)
    if count >= 8 {
      let head = UInt64(littleEndian: first.loadUnaligned(as: UInt64.self))
      if count == 8 { return head }
      let tail = UInt64(littleEndian: first.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
      return head ^ (tail << 17 | tail >> 47)
    }
    if start + 8 <= bytes.count {
      return UInt64(littleEndian: first.loadUnaligned(as: UInt64.self)) & ~(~0 << UInt64(count * 8))
    }
    var key: UInt64 = 0
    for offset in 0..<count { key |= UInt64(base[start + offset]) << UInt64(offset * 8) }
    return key
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 40) }
}

internal import CByteMasks

/// Finds the words of texts that begin with some phrases: all of them in one search, 32 bytes a step.
final class WordSearch {
  static let maximumWords = 64

  private let words: [StaticString]
  private var starts: qlint_word_starts
  /// For each byte the words that begin with it.
  private let beginnings: [UInt64]
  /// The first four bytes of each word, or all of a shorter one: they tell most of what is none.
  private let keys: [(bytes: UInt32, mask: UInt32)]
  private var candidates: UnsafeMutableBufferPointer<UInt64> = .allocate(capacity: 64)

  /// - Parameter words: At most 64, of two ASCII characters at least and begun by a part of a word; case matters.
  init(_ words: [StaticString]) {
    self.words = words
    var starts = qlint_word_starts()
    var beginnings = [UInt64](repeating: 0, count: 256)
    withUnsafeMutableBytes(of: &starts) { tables in
      for (number, word) in words.enumerated() {
        let letters = word.utf8Start
        beginnings[Int(letters[0])] |= 1 << UInt64(number)
        // In one bucket what begins alike; those of two bytes, behind which anything may stand, have one of their own.
        let isShort = word.utf8CodeUnitCount < 3
        let bucket = UInt8(1) << (isShort ? 7 : (letters[0] & 7) % 7)
        for position in 0..<3 {
          let isAny = position >= word.utf8CodeUnitCount
          for half in 0..<16 as Range<UInt8> {
            if isAny || letters[position] & 15 == half { tables[position * 16 + Int(half)] |= bucket }
            if isAny || letters[position] >> 4 == half { tables[48 + position * 16 + Int(half)] |= bucket }
          }
        }
      }
    }
    self.starts = starts
    keys = words.map { word in
      let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
      let bytes = letters.fourBytes(at: 0)
      return (bytes, letters.count >= 4 ? ~0 : (1 << UInt32(letters.count * 8)) - 1)
    }
    self.beginnings = beginnings
  }

  deinit { candidates.deallocate() }

  /// Calls `body` where a word of a text begins with one of the words, from left to right.
  /// - Parameters:
  ///   - masks: Those of the text, if they have been read.
  ///   - body: Takes the index of its first byte and the number of the word.
  @inline(__always)
  func forEach(
    in bytes: UnsafeBufferPointer<UInt8>, _ masks: ByteMasks?, _ body: (_ offset: Int, _ word: Int) -> Void
  ) {
    guard let base = bytes.baseAddress, !words.isEmpty else { return }
    let blocks = (bytes.count + 63) / 64
    if blocks > candidates.count {
      candidates.deallocate()
      candidates = .allocate(capacity: blocks + blocks / 2)
    }
    qlint_find_word_starts(base, bytes.count, &starts, candidates.baseAddress)
    for block in 0..<blocks {
      var bits = candidates[block]
      if let masks { bits &= masks.wordStarts(inBlock: block) }
      while bits != 0 {
        let offset = block << 6 | bits.trailingZeroBitCount
        bits &= bits &- 1
        if masks == nil, offset > 0, base[offset &- 1].isWordPart { continue }
        var possible = beginnings[Int(base[offset])]
        let next = bytes.fourBytes(at: offset)
        while possible != 0 {
          let number = possible.trailingZeroBitCount
          let key = keys[number]
          if next & key.mask == key.bytes, bytes.begins(with: words[number], at: offset) { body(offset, number) }
          possible &= possible &- 1
        }
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes from an index within the text on, the first one lowest; 0 for those behind its end.
  @inline(__always)
  fileprivate func fourBytes(at index: Int) -> UInt32 {
    guard let base = baseAddress else { return 0 }
    if index &+ 4 <= count {
      return UInt32(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt32.self))
    }
    var result: UInt32 = 0
    for offset in 0..<Swift.max(0, count - index) { result |= UInt32(base[index + offset]) << UInt32(offset * 8) }
    return result
  }
}

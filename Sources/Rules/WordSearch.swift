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
    starts = Self.starts(of: words)
    var beginnings = [UInt64](repeating: 0, count: 256)
    for (number, word) in words.enumerated() { beginnings[Int(word.utf8Start.pointee)] |= 1 << UInt64(number) }
    self.beginnings = beginnings
    keys = words.map { word in
      let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
      let bytes = letters.fourBytes(at: 0)
      return (bytes, letters.count >= 4 ? ~0 : (1 << UInt32(letters.count * 8)) - 1)
    }
  }

  deinit { candidates.deallocate() }

  /// Halves of bytes: what a bucket lets through at one place.
  private struct Halves {
    var low: UInt16 = 0
    var high: UInt16 = 0

    static let all = Halves(low: ~0, high: ~0)

    func adding(_ other: Halves) -> Halves { Halves(low: low | other.low, high: high | other.high) }
    /// How many bytes are let through.
    var count: Int { low.nonzeroBitCount * high.nonzeroBitCount }
  }

  /// Puts the words into buckets, each into the one that lets through the fewest more bytes with it.
  private static func starts(of words: [StaticString]) -> qlint_word_starts {
    let length = Int(QLINT_STARTS)
    var buckets = [Halves](repeating: Halves(), count: 8 * length)
    var halves = [Halves](repeating: Halves(), count: length)
    /// How many more bytes a bucket lets through with the word.
    func growth(_ bucket: Int) -> Int {
      var (before, after) = (1, 1)
      for position in 0..<length {
        let present = buckets[bucket * length + position]
        before *= present.count
        after *= present.adding(halves[position]).count
      }
      return after - before
    }
    // What begins alike comes together; short words last, as anything may stand behind them.
    let long = words.filter { $0.utf8CodeUnitCount >= length }.sorted { $0.description < $1.description }
    for word in long + words.filter({ $0.utf8CodeUnitCount < length }) {
      for position in 0..<length {
        let byte = position < word.utf8CodeUnitCount ? word.utf8Start[position] : nil
        halves[position] = byte.map { Halves(low: 1 << UInt16($0 & 15), high: 1 << UInt16($0 >> 4)) } ?? .all
      }
      let best = (0..<8).min { growth($0) < growth($1) } ?? 0
      for position in 0..<length {
        buckets[best * length + position] = buckets[best * length + position].adding(halves[position])
      }
    }
    var starts = qlint_word_starts()
    withUnsafeMutableBytes(of: &starts) { tables in
      for (index, present) in buckets.enumerated() {
        let bit = UInt8(1) << UInt8(index / length)
        let position = index % length
        for half in 0..<16 {
          if present.low >> UInt16(half) & 1 == 1 { tables[position * 16 + half] |= bit }
          if present.high >> UInt16(half) & 1 == 1 { tables[(length + position) * 16 + half] |= bit }
        }
      }
    }
    return starts
  }

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
      if bits == 0 { continue }
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

internal import CByteMasks

/// Which bytes of a text are letters, blanks, line feeds and signs: bit masks, made in one pass over the text, which all
/// that looks for signs goes along instead of the bytes. The memory is used again for the next text.
///
/// Signs are the ASCII bytes that are no letters, digits, blanks or line breaks: punctuation, `_` and control characters.
///
/// A value is a pointer to memory of its owner, so that it can be handed on for nothing; see ``deallocate()``.
struct ByteMasks {
  private var blocks: UnsafeMutablePointer<qlint_byte_masks>
  private var patterns: UnsafeMutablePointer<BytePatterns>
  private var capacity = 64
  /// Bytes of the text.
  private(set) var count = 0

  init() {
    blocks = .allocate(capacity: capacity)
    patterns = .allocate(capacity: capacity)
  }

  /// To be called by the owner, once, when nobody looks at the masks any more.
  func deallocate() {
    blocks.deallocate()
    patterns.deallocate()
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    count = bytes.count
    let needed = count / 64 + 1
    if needed > capacity {
      deallocate()
      capacity = needed + needed / 2
      blocks = .allocate(capacity: capacity)
      patterns = .allocate(capacity: capacity)
    }
    guard let start = bytes.baseAddress else { return }
    qlint_make_byte_masks(start, count, Self.sets, blocks)
    var edges = BytePatterns.Edges()
    for block in 0..<(count &+ 63) >> 6 { (patterns + block).initialize(to: BytePatterns(blocks[block], &edges)) }
  }

  /// The index of the first sign in a range; the end of the range where there is none.
  @inline(__always)
  func nextSign(from start: Int, before end: Int) -> Int { next(from: start, before: end) { $0.signs } }

  /// The index of the first sign that counts within a line (``LineWeight/inner``) in a range; the end of the range where there is none.
  @inline(__always)
  func nextInnerSign(from start: Int, before end: Int) -> Int { next(from: start, before: end) { $0.inner } }

  /// The index of the first sign of a set in a range of the text that was read; the end of the range where there is none.
  @inline(__always)
  func nextSign(
    of set: ByteSet, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int
  ) -> Int {
    var index = nextSign(from: start, before: end)
    while index < end, !set.contains(bytes[index]) { index = nextSign(from: index + 1, before: end) }
    return index
  }

  /// The index of the first byte in a range that is no blank; the end of the range where there is none.
  @inline(__always)
  func nextContent(from start: Int, before end: Int) -> Int { next(from: start, before: end) { ~$0.blanks } }

  /// The index of the first blank or line feed in a range; the end of the range where there is none.
  @inline(__always)
  func nextSpace(from start: Int, before end: Int) -> Int { next(from: start, before: end) { $0.blanks | $0.feeds } }

  /// The end of the word of letters of any script, digits and underscores that begins at `start`, within a range.
  @inline(__always)
  func wordEnd(from start: Int, before end: Int) -> Int { next(from: start, before: end) { ~$0.words } }

  /// Whether two blanks follow each other in a range.
  func hasGap(from start: Int, before end: Int) -> Bool {
    var index = nextBlank(from: start, before: end)
    while index < end {
      let content = nextContent(from: index &+ 1, before: end)
      if content > index &+ 1 { return true }
      index = nextBlank(from: content, before: end)
    }
    return false
  }

  /// Whether two full stops follow each other in a range of the text.
  func hasStops(from start: Int, before end: Int) -> Bool {
    var pairs: UInt64 = 0
    var last: UInt64 = 0
    forEachBlock(of: start..<end) { masks, _, kept in
      let stops = masks.stops & kept
      pairs |= stops & (stops << 1 | last >> 63)
      last = stops
    }
    return pairs != 0
  }

  @inline(__always)
  private func nextBlank(from start: Int, before end: Int) -> Int { next(from: start, before: end) { $0.blanks } }

  /// The index of the first byte beyond ASCII from `start` on; the number of bytes where there is none.
  func nextBeyondASCII(from start: Int) -> Int { next(from: start, before: count) { $0.beyond } }

  @inline(__always)
  private func next(from start: Int, before end: Int, _ mask: (qlint_byte_masks) -> UInt64) -> Int {
    let end = min(end, count)
    guard start >= 0, start < end else { return end }
    var block = start >> 6
    var bits = mask(blocks[block]) & (~0 << UInt64(start & 63))
    while bits == 0 {
      block &+= 1
      guard block << 6 < end else { return end }
      bits = mask(blocks[block])
    }
    return min(end, block << 6 | bits.trailingZeroBitCount)
  }

  /// Calls `body` with the index of each sign, and of each byte beyond ASCII if asked to, from left to right.
  @inline(__always)
  func forEachSign(orBeyondASCII: Bool, _ body: (Int) -> Void) {
    forEach({ orBeyondASCII ? $0.signs | $0.beyond : $0.signs }, body)
  }

  /// Calls `body` with the index of each line feed, from left to right.
  @inline(__always)
  func forEachLineFeed(_ body: (Int) -> Void) { forEach({ $0.feeds }, body) }

  /// - Parameter mask: Asked once for each block, from left to right.
  @inline(__always)
  private func forEach(_ mask: (qlint_byte_masks) -> UInt64, _ body: (Int) -> Void) {
    var block = 0
    while block << 6 < count {
      var bits = mask(blocks[block])
      while bits != 0 {
        body(block << 6 | bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
      block &+= 1
    }
  }

  /// Where words of any script begin in a block of 64 bytes.
  /// - Parameter block: One of the text's.
  @inline(__always)
  func wordStarts(inBlock block: Int) -> UInt64 {
    let words = blocks[block].words
    return words & ~(words << 1 | (block > 0 ? blocks[block &- 1].words >> 63 : 0))
  }

  // MARK: - Counts

  /// The number of line feeds.
  var lineFeeds: Int {
    var result = 0
    var block = 0
    while block << 6 < count {
      result &+= blocks[block].feeds.nonzeroBitCount
      block &+= 1
    }
    return result
  }

  /// Calls `body` with the masks and patterns of each block that a range of the text touches, and the bits of its bytes that are
  /// in the range.
  @inline(__always)
  func forEachBlock(
    of range: Range<Int>, _ body: (_ masks: qlint_byte_masks, _ patterns: BytePatterns, _ kept: UInt64) -> Void
  ) {
    guard range.lowerBound >= 0, range.upperBound <= count, !range.isEmpty else { return }
    let last = (range.upperBound &- 1) >> 6
    var kept = ~0 << UInt64(range.lowerBound & 63) as UInt64
    var block = range.lowerBound >> 6
    while block < last {
      body(blocks[block], patterns[block], kept)
      kept = ~0
      block &+= 1
    }
    body(blocks[last], patterns[last], kept & ~0 >> UInt64(63 &- (range.upperBound &- 1) & 63))
  }

  // MARK: - The sets

  /// In the order of the properties of `qlint_byte_masks`.
  private nonisolated(unsafe) static let sets: UnsafePointer<qlint_byte_set> = {
    let list: [ByteSet] = [
      .letters, .capitals, .blanks, ByteSet("\n"), .nameParts, Lead.possible, LineCounts.code, LineCounts.statements,
      LineCounts.marks, LineCounts.endings, ByteSet("("), ByteSet("."),
      LineWeight.inner,
    ]
    let sets = UnsafeMutablePointer<qlint_byte_set>.allocate(capacity: list.count)
    for (index, set) in list.enumerated() { (sets + index).initialize(to: set.rows) }
    return UnsafePointer(sets)
  }()
}

extension ByteSet {
  /// The ASCII bytes of the set.
  fileprivate var rows: qlint_byte_set {
    var result = qlint_byte_set()
    withUnsafeMutableBytes(of: &result) { rows in
      for byte in UInt8.min..<0x80 where contains(byte) { rows[Int(byte & 15)] |= 1 << (byte >> 4) }
    }
    return result
  }
}

extension qlint_byte_masks {
  /// ASCII letters and bytes beyond ASCII.
  var letters: UInt64 { sets.0 | beyond }
  var capitals: UInt64 { sets.1 }
  /// Spaces and tabs.
  var blanks: UInt64 { sets.2 }
  var feeds: UInt64 { sets.3 }
  /// Letters of any script, digits and underscores.
  var words: UInt64 { sets.4 | beyond }
  var signs: UInt64 { sets.5 }
  // Signs as lines are counted by.
  var code: UInt64 { sets.6 }
  var statements: UInt64 { sets.7 }
  var marks: UInt64 { sets.8 }
  var endings: UInt64 { sets.9 }
  var openers: UInt64 { sets.10 }
  var stops: UInt64 { sets.11 }
  var inner: UInt64 { sets.12 }
}

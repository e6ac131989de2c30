internal import CByteMasks

/// Which bytes of a text are letters, blanks, line feeds and signs: bit masks, made in one pass over the text, which all
/// that looks for signs goes along instead of the bytes. The memory is used again for the next text.
///
/// Signs are the ASCII bytes that are no letters, digits, blanks or line breaks: punctuation, `_` and control characters.
///
/// A value is a pointer to memory of its owner, so that it can be handed on for nothing; see ``deallocate()``.
struct ByteMasks {
  private var blocks: UnsafeMutablePointer<qlint_byte_masks>
  private var capacity = 64
  /// Bytes of the text.
  private(set) var count = 0

  init() { blocks = .allocate(capacity: capacity) }

  /// To be called by the owner, once, when nobody looks at the masks any more.
  func deallocate() { blocks.deallocate() }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    count = bytes.count
    let needed = count / 64 + 1
    if needed > capacity {
      blocks.deallocate()
      capacity = needed + needed / 2
      blocks = .allocate(capacity: capacity)
    }
    if let start = bytes.baseAddress { qlint_make_byte_masks(start, count, blocks) }
  }

  /// The index of the first sign in a range; the end of the range where there is none.
  @inline(__always)
  func nextSign(from start: Int, before end: Int) -> Int { next(from: start, before: end) { $0.signs } }

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
    var start = start
    while start < end {
      let blanks = window(from: start, to: end).blanks
      if blanks & blanks << 1 != 0 { return true }
      // The last byte of a window is the first of the next one.
      start &+= 63
    }
    return false
  }

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

  /// Calls `body` with the index of each capital within a word, right behind a small letter (`camelCase`), from left to right.
  @inline(__always)
  func forEachHump(_ body: (Int) -> Void) {
    // Whether the last byte of the block before is a small letter.
    var isBehindSmall: UInt64 = 0
    forEach(
      { masks in
        let small = masks.letters & ~masks.capitals
        defer { isBehindSmall = small >> 63 }
        return masks.capitals & (small << 1 | isBehindSmall)
      }, body)
  }

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

  /// Up to 64 bytes of a text, wherever they begin.
  struct Window {
    /// ASCII letters and bytes beyond ASCII.
    let letters: UInt64
    let capitals: UInt64
    let blanks: UInt64
    let signs: UInt64
  }

  /// The bytes of a range, from `start` on.
  /// - Parameters: Within the text; at most 64 bytes are looked at.
  @inline(__always)
  func window(from start: Int, to end: Int) -> Window {
    guard start >= 0, start < end, end <= count else { return Window(letters: 0, capitals: 0, blanks: 0, signs: 0) }
    let block = start >> 6
    let shift = UInt64(start & 63)
    let first = blocks[block]
    var letters = first.letters >> shift
    var capitals = first.capitals >> shift
    var blanks = first.blanks >> shift
    var signs = first.signs >> shift
    if shift != 0, (block &+ 1) << 6 < end {
      let second = blocks[block &+ 1]
      let back = 64 &- shift
      letters |= second.letters << back
      capitals |= second.capitals << back
      blanks |= second.blanks << back
      signs |= second.signs << back
    }
    let kept: UInt64 = end &- start < 64 ? (1 << UInt64(end &- start)) &- 1 : ~0
    return Window(letters: letters & kept, capitals: capitals & kept, blanks: blanks & kept, signs: signs & kept)
  }
}

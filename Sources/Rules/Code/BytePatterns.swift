internal import CByteMasks

/// Which of 64 bytes of a text stand in a pattern with those before them. The patterns are those within a line: none of
/// them begins in the white space before it.
struct BytePatterns {
  /// A small letter behind a small letter and a blank: a word of a sentence that follows another one.
  let words: UInt64
  /// The capital behind a stop and a blank.
  let sentences: UInt64
  /// Blanks where a sentence has none: a second one, one before a stop or a comma, before empty parentheses. The bit is
  /// that of the byte that shows it.
  let gaps: UInt64
  /// Signs that join or end statements, and every third mark of a row.
  let statements: UInt64

  /// What the block before says, for its bytes are behind those of this one. At the start of a text it is as if a line feed stood
  /// there.
  struct Edges {
    fileprivate var small: UInt64 = 0
    fileprivate var blanks: UInt64 = 0
    /// Blanks and line feeds.
    fileprivate var spaces: UInt64 = 1 << 63
    /// Blanks behind something else.
    fileprivate var firstBlanks: UInt64 = 0
    fileprivate var marks: UInt64 = 0
    fileprivate var openers: UInt64 = 0
    fileprivate var stops: UInt64 = 0
  }

  @inline(__always)
  init(_ masks: qlint_byte_masks, _ edges: inout Edges) {
    let small = masks.letters & ~masks.capitals
    let spaces = masks.blanks | masks.feeds
    let behindSpace = spaces << 1 | edges.spaces >> 63
    let behindBlank = masks.blanks << 1 | edges.blanks >> 63
    let firstBlanks = masks.blanks & ~behindSpace
    // Not set apart, as that of `.NET` is.
    let stops = masks.stops & ~behindSpace
    let closers = masks.code & masks.endings & ~masks.statements
    words = small & behindBlank & (small << 2 | edges.small >> 62)
    sentences = masks.capitals & behindBlank & (stops << 2 | edges.stops >> 62)
    gaps =
      masks.blanks & behindBlank | masks.endings & (firstBlanks << 1 | edges.firstBlanks >> 63)
      | closers & (masks.openers << 1 | edges.openers >> 63) & (firstBlanks << 2 | edges.firstBlanks >> 62)
    statements =
      masks.statements
      | masks.marks & (masks.marks << 1 | edges.marks >> 63) & (masks.marks << 2 | edges.marks >> 62)
    edges = Edges(
      small: small, blanks: masks.blanks, spaces: spaces, firstBlanks: firstBlanks, marks: masks.marks,
      openers: masks.openers, stops: stops)
  }
}

/// Turns libyaml's marks, which count Unicode scalars from the start of its input, into byte offsets in that input and in the
/// file.
///
/// Marks come nearly in order, so a cursor that walks both ways is never far off.
struct MarkCursor {
  private let bytes: UnsafeRawBufferPointer
  /// Where the input begins in `bytes`.
  private let base: Int
  private let isASCII: Bool
  /// The cursor: scalar `index` begins at byte `offset`.
  private var index = 0
  private var offset: Int
  /// The block scalars that were taken out of the input, and how many of them end before the last offset asked for.
  private let blocks: [BlockElision.Block]
  private var passed = 0

  /// - Parameters:
  ///   - base: where libyaml's input begins in `bytes`: behind a byte order mark.
  ///   - blocks: what was taken out of the file to make `bytes`.
  init(_ bytes: UnsafeRawBufferPointer, base: Int, isASCII: Bool, blocks: [BlockElision.Block] = []) {
    self.bytes = bytes
    self.base = base
    self.isASCII = isASCII
    self.blocks = blocks
    offset = base
  }

  /// The byte offset in the file of the scalar with this number; the end of the file for numbers beyond it.
  mutating func offset(ofScalar target: Int) -> Int {
    let offset = inputOffset(ofScalar: target)
    if blocks.isEmpty { return offset }
    while passed < blocks.count, blocks[passed].placeholderEnd <= offset { passed += 1 }
    while passed > 0, blocks[passed - 1].placeholderEnd > offset { passed -= 1 }
    guard passed > 0 else { return offset }
    return offset + blocks[passed - 1].end - blocks[passed - 1].placeholderEnd
  }

  /// The byte offset in libyaml's input of the scalar with this number.
  mutating func inputOffset(ofScalar target: Int) -> Int {
    if isASCII { return min(base + target, bytes.count) }
    while index < target, offset < bytes.count {
      if target - index > 8, offset + 8 <= bytes.count {
        // Eight bytes at once: as many scalars as there are bytes that do not continue one.
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let continuing = (word & ~(word << 1)) & 0x8080_8080_8080_8080
        index += 8 - continuing.nonzeroBitCount
        offset += 8
        // Stand on a first byte again.
        while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      } else {
        offset += 1
        while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        index += 1
      }
    }
    while index > target, offset > base {
      offset -= 1
      while offset > base, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      index -= 1
    }
    return offset
  }
}

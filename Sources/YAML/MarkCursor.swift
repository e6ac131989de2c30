/// Turns libyaml's marks, which count Unicode scalars from the start of its input, into byte offsets in the file.
///
/// Marks come nearly in order, so a cursor that walks both ways is never far off.
struct MarkCursor {
  private let bytes: UnsafeRawBufferPointer
  private let base: Int
  private let isASCII: Bool
  /// The cursor: scalar `index` begins at byte `offset`.
  private var index = 0
  private var offset: Int

  /// - Parameter base: where libyaml's input begins in `bytes`: behind a byte order mark.
  init(_ bytes: UnsafeRawBufferPointer, base: Int, isASCII: Bool) {
    self.bytes = bytes
    self.base = base
    self.isASCII = isASCII
    offset = base
  }

  /// The byte offset of the scalar with this number; the end of the file for numbers beyond it.
  mutating func offset(ofScalar target: Int) -> Int {
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

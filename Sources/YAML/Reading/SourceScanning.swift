import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Small scanners over the source text of a node, which libyaml's events say nothing of.
enum SourceScanning {
  /// The anchor and the tag that stand at `offset`, and where the node's content begins behind them.
  ///
  /// Which of them the node has must be known: in `&a !t &b key: x` the mapping has the first two, its first key the third.
  static func properties(
    in bytes: UnsafeRawBufferPointer, at offset: Int, hasAnchor: Bool, hasTag: Bool
  ) -> (properties: NodeProperties, contentStart: Int) {
    var found = NodeProperties()
    var index = offset
    while index < bytes.count, (hasAnchor && found.anchor == nil) || (hasTag && found.tag == nil) {
      switch bytes[index] {
      case UInt8(ascii: "&"):
        var end = index + 1
        while end < bytes.count, isAnchorCharacter(bytes[end]) { end += 1 }
        found.anchor = SourceRange(index + 1, end)
        index = end
      case UInt8(ascii: "!"):
        let end = endOfWord(in: bytes, from: index)
        found.tag = SourceRange(index, end)
        index = end
      default:
        let next = skippingBlanksAndComments(in: bytes, from: index)
        guard next > index else { return (found, index) }
        index = next
      }
    }
    return (found, skippingBlanksAndComments(in: bytes, from: index))
  }

  private static func skippingBlanksAndComments(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "#"): index = lineEnd(in: bytes, at: index)
      default: return index
      }
    }
    return index
  }

  /// What libyaml takes for part of an anchor's name: fewer characters than YAML 1.2.2, section 6.9.2.
  private static func isAnchorCharacter(_ byte: UInt8) -> Bool {
    ScalarResolution.isDigit(byte) || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private static func endOfWord(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    let isVerbatim =
      start + 1 < bytes.count && bytes[start] == UInt8(ascii: "!") && bytes[start + 1] == UInt8(ascii: "<")
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 { break }
      if isVerbatim, byte == UInt8(ascii: ">") { return index + 1 }
      if !isVerbatim, index > start, isFlowIndicator(byte) { break }
      index += 1
    }
    return index
  }

  static func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }

  /// `end` moved back over blanks and line breaks, but not before `start`.
  static func trimmingBlanks(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int {
    var end = end
    while end > start {
      switch bytes[end - 1] {
      case 0x20, 0x09, 0x0A, 0x0D: end -= 1
      default: return end
      }
    }
    return end
  }

  /// The offset of the first such byte at or behind `start`, or nil.
  static func first(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start >= 0, start < bytes.count,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// The offset of the first byte of the line (ended by LF, CRLF or CR) in which `offset` lies.
  static func lineStart(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
    var index = min(offset, bytes.count)
    while index > 0, bytes[index - 1] != 0x0A, bytes[index - 1] != 0x0D { index -= 1 }
    if index == 0, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return min(3, offset) }
    return index
  }

  /// The offset of the line end behind `offset`, or the end of the file.
  static func lineEnd(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
    var index = max(0, offset)
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return min(index, bytes.count)
  }

  /// Unicode scalars between two offsets.
  static func scalars(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int {
    var count = 0
    for index in start..<max(start, end) where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The first directive of a run that is too long or has a line that is too long: a `%TAG` flood is quadratic inside of one
  /// call of libyaml, with no event at which to stop.
  static func excessiveDirective(in bytes: UnsafeRawBufferPointer, limits: Limits) -> SourceRange? {
    var run = 0
    var index = 0
    var previous = 0
    while index < bytes.count {
      guard let found = first(UInt8(ascii: "%"), in: bytes, from: index) else { return nil }
      index = found + 1
      guard lineStart(in: bytes, at: found) == found else {
        index = lineEnd(in: bytes, at: found)
        continue
      }
      if hasDocumentStart(in: bytes, from: previous, to: found) { run = 0 }
      run += 1
      previous = found
      let end = lineEnd(in: bytes, at: found)
      if run > limits.directives || end - found > limits.directiveLength {
        return SourceRange(found, min(end, found + 80))
      }
      index = end
    }
    return nil
  }

  /// Whether a line that begins with `---` lies between two line starts.
  private static func hasDocumentStart(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Bool {
    var index = start
    while index < end {
      if index + 3 <= end, bytes[index] == 0x2D, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x2D { return true }
      index = lineEnd(in: bytes, at: index) + 1
    }
    return false
  }
}

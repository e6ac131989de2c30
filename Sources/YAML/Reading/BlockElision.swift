#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A shorter text for libyaml: each block scalar's text is replaced by one placeholder line and decoded by ourselves.
///
/// Most bytes of a bank stand in block scalars, which libyaml only copies, slowly. That a placeholder really stands in a block
/// scalar is confirmed by libyaml: its event must be a block scalar at this very place with the placeholder as its whole
/// value. If one is not confirmed, or the shorter text has an error, the file is read again as it stands, so this
/// can be a matter of speed only. Whatever is unusual is left to libyaml from the start.
final class BlockElision {
  /// A block scalar whose text was taken out.
  struct Block {
    /// The offset of its `|` or `>` in the shorter text.
    var placeholder: Int
    /// The offset of its `|` or `>` in the file.
    var header: Int
    /// Where its text begins in the file: the line behind the header.
    var start: Int
    /// Where the first line that is not part of it begins, or the end of the file.
    var end: Int
    /// Columns of indentation of its text.
    var indent: Int
    var isFolded: Bool
    var chomping: Chomping

    /// Where the line behind the placeholder begins in the shorter text.
    var placeholderEnd: Int { placeholder + (start - header) + indent + 2 }
  }

  enum Chomping {
    case strip
    case clip
    case keep
  }

  /// What stands in the shorter text for a block scalar's text.
  static let placeholder = UInt8(ascii: "X")

  private(set) var blocks: [Block] = []
  private let text = Arena<UInt8>()

  var shortened: UnsafeRawBufferPointer { UnsafeRawBufferPointer(text.slice(0, UInt32(text.count))) }

  deinit { text.deallocate() }

  /// Makes the shorter text of `bytes`, which are UTF-8 with LF line ends only and no byte order mark.
  /// - Returns: false where there is nothing to gain, or something unusual.
  func shorten(_ bytes: UnsafeRawBufferPointer) -> Bool {
    blocks.removeAll(keepingCapacity: true)
    text.removeAll()
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return false }
    var copied = 0
    var line = 0
    while line < bytes.count {
      let next = Self.nextLine(base, bytes.count, line)
      if var block = Self.header(base, from: line, to: next) {
        block.start = next
        switch Self.measure(&block, base, bytes.count, outerIndent: Self.blanks(base, line, next)) {
        case .doubtful: return false
        case .empty: line = next
        case .measured:
          text.append(base + copied, count: next - copied)
          block.placeholder = text.count - (next - block.header)
          for _ in 0..<block.indent { text.append(0x20) }
          text.append(Self.placeholder)
          text.append(0x0A)
          copied = block.end
          line = block.end
          blocks.append(block)
        }
      } else {
        line = next
      }
    }
    guard !blocks.isEmpty else { return false }
    text.append(base + copied, count: bytes.count - copied)
    return true
  }

  /// Whether an event's value is what a block's placeholder gives.
  static func confirms(_ value: UnsafeBufferPointer<UInt8>, _ block: Block) -> Bool {
    switch block.chomping {
    case .strip: value.count == 1 && value[0] == placeholder
    case .clip, .keep: value.count == 2 && value[0] == placeholder && value[1] == 0x0A
    }
  }

  // MARK: Finding

  private static func nextLine(_ base: UnsafePointer<UInt8>, _ count: Int, _ start: Int) -> Int {
    guard let found = memchr(base + start, 0x0A, count - start) else { return count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
  }

  /// The number of blanks at the start of a line.
  @inline(__always)
  private static func blanks(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, base[index] == 0x20 { index += 1 }
    return index - start
  }

  /// A block scalar whose header ends this line, with nothing behind it: ` |`, ` >-`, ` |+`, …
  private static func header(_ base: UnsafePointer<UInt8>, from line: Int, to next: Int) -> Block? {
    // The shortest line is `- |` with its line feed.
    guard next - line >= 4, base[next - 1] == 0x0A else { return nil }
    var index = next - 2
    var chomping = Chomping.clip
    switch base[index] {
    case UInt8(ascii: "-"): (chomping, index) = (.strip, index - 1)
    case UInt8(ascii: "+"): (chomping, index) = (.keep, index - 1)
    default: break
    }
    let sign = base[index]
    guard sign == UInt8(ascii: "|") || sign == UInt8(ascii: ">"), index > line, base[index - 1] == 0x20 else {
      return nil
    }
    return Block(
      placeholder: 0, header: index, start: next, end: next, indent: 0, isFolded: sign == UInt8(ascii: ">"),
      chomping: chomping)
  }

  private enum Measurement {
    case measured
    /// There is no text, or it is not indented deeper than the line with the header.
    case empty
    case doubtful
  }

  /// Finds the indentation and the end of a block's text.
  private static func measure(
    _ block: inout Block, _ base: UnsafePointer<UInt8>, _ count: Int, outerIndent: Int
  ) -> Measurement {
    var line = block.start
    var deepestBlank = 0
    while line < count {
      let next = nextLine(base, count, line)
      let indent = blanks(base, line, next)
      let first = line + indent < next ? base[line + indent] : 0
      if first == 0x0A {
        deepestBlank = max(deepestBlank, indent)
      } else if first == 0 {
        // Blanks at the end of a file without a line feed: libyaml has its own ideas of them.
        return .doubtful
      } else if block.indent == 0 {
        guard indent > outerIndent else { return .empty }
        guard first != 0x09, deepestBlank <= indent else { return .doubtful }
        block.indent = indent
      } else if indent < block.indent {
        guard first != 0x09 else { return .doubtful }
        break
      }
      line = next
    }
    guard block.indent > 0 else { return .empty }
    block.end = line
    return .measured
  }

  // MARK: Decoding

  /// Appends a block's value to `values`, as libyaml would (YAML 1.2.2, section 8.1).
  static func decode(_ block: Block, in bytes: UnsafeRawBufferPointer, into values: Arena<UInt8>) {
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    var line = block.start
    /// Line ends that are not written yet: that of the last line of text, and those of empty lines behind it.
    var pending = 0
    var wasText = false
    var wasBlankLine = false
    while line < block.end {
      let next = nextLine(base, block.end, line)
      let indent = blanks(base, line, min(next, line + block.indent))
      let start = line + indent
      if base[start] == 0x0A {
        // Nothing but indentation. (Blanks beyond the indentation are text.)
        pending += 1
      } else {
        let isBlankLine = base[start] == 0x20 || base[start] == 0x09
        if block.isFolded, wasText, pending > 0, !wasBlankLine, !isBlankLine {
          if pending == 1 { values.append(0x20) }
          for _ in 1..<max(1, pending) { values.append(0x0A) }
        } else {
          for _ in 0..<pending { values.append(0x0A) }
        }
        let hasLineEnd = base[next - 1] == 0x0A
        values.append(base + start, count: next - start - (hasLineEnd ? 1 : 0))
        pending = hasLineEnd ? 1 : 0
        wasText = true
        wasBlankLine = isBlankLine
      }
      line = next
    }
    switch block.chomping {
    case .strip: break
    case .clip: if pending > 0 { values.append(0x0A) }
    case .keep: for _ in 0..<pending { values.append(0x0A) }
    }
  }
}

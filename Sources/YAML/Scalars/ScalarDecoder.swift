import Diagnostics

/// Decodes a scalar once more from its source text, byte by byte as libyaml 0.2.5 does (`scanner.c`), and notes where each byte
/// of the value comes from.
///
/// It runs over text that libyaml has accepted, so it need not find errors; a test holds its values equal to libyaml's
/// for every scalar of every file there is.
struct ScalarDecoder {
  let bytes: UnsafeRawBufferPointer
  /// The value so far.
  var value: [UInt8] = []
  var segments: [ScalarMap.Segment] = []
  /// The columns before the text of a block scalar; 0 for the others.
  var indent = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Adds source bytes that are the value's bytes.
  mutating func copy(_ start: Int, _ end: Int) {
    guard end > start else { return }
    let from = value.count
    value.append(contentsOf: bytes[start..<end])
    if let last = segments.last, last.source.end == start, last.isVerbatim {
      segments[segments.count - 1].value.end = value.count
      segments[segments.count - 1].source.end = end
    } else {
      segments.append(.init(value: SourceRange(from, value.count), source: SourceRange(start, end), isVerbatim: true))
    }
  }

  /// Adds bytes of the value that are written otherwise in the source: an escape, a line fold, a converted line end.
  mutating func replace(_ new: [UInt8], _ start: Int, _ end: Int) {
    guard !new.isEmpty else { return }
    if new.count == end - start, bytes[start..<end].elementsEqual(new) { return copy(start, end) }
    let from = value.count
    value.append(contentsOf: new)
    segments.append(.init(value: SourceRange(from, value.count), source: SourceRange(start, end), isVerbatim: false))
  }

  func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  func isBlank(_ index: Int) -> Bool { byte(index) == 0x20 || byte(index) == 0x09 }

  /// The length of the line break at `index`, or 0: LF, CR, CRLF, NEL, U+2028, U+2029.
  func breakLength(_ index: Int) -> Int {
    switch byte(index) {
    case 0x0A: 1
    case 0x0D: byte(index + 1) == 0x0A ? 2 : 1
    case 0xC2: byte(index + 1) == 0x85 ? 2 : 0
    case 0xE2: byte(index + 1) == 0x80 && (byte(index + 2) == 0xA8 || byte(index + 2) == 0xA9) ? 3 : 0
    default: 0
    }
  }

  /// The break at a place of the source, and what it is in a value.
  func lineBreak(at index: Int) -> LineBreak {
    let length = breakLength(index)
    // U+2028 and U+2029 stay what they are; all others become a line feed.
    let value = length == 3 ? Array(bytes[index..<index + 3]) : [0x0A]
    return LineBreak(start: index, end: index + length, value: value)
  }

  struct LineBreak {
    var start: Int
    var end: Int
    var value: [UInt8]
    /// Whether it may become a blank when lines are folded.
    var isFoldable: Bool { value == [0x0A] }
  }
}

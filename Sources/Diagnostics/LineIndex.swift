/// The lines of a text, for turning byte offsets into positions.
///
/// A position costs a binary search and a count of at most two blocks of ``blockSize`` bytes, however long the
/// line is.
public struct LineIndex: Sendable {
  /// The text.
  public let bytes: [UInt8]
  /// The offset of the first byte of each line; line 1 starts at 0.
  public let starts: [Int]
  /// The number of Unicode scalars before each multiple of ``blockSize``; empty where all lines are short.
  private let scalarsBefore: [Int]
  /// Whether the text starts with a UTF-8 byte order mark.
  private let hasByteOrderMark: Bool

  /// A line longer than that many bytes is counted in blocks of that many bytes.
  private static let blockSize = 1024

  /// Finds the lines of `bytes`. A line ends at LF, CRLF or CR.
  public init(_ bytes: [UInt8]) {
    let starts = bytes.withUnsafeBytes(Self.lineStarts)
    self.bytes = bytes
    self.starts = starts
    hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var longest = 0
    for line in starts.indices.dropLast() { longest = max(longest, starts[line + 1] - starts[line]) }
    longest = max(longest, bytes.count - (starts.last ?? 0))
    scalarsBefore = longest > Self.blockSize ? Self.scalarCounts(of: bytes) : []
  }

  /// The number of the line, from 1, in which the byte at `offset` stands; offsets outside the text are clamped.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The position of the byte at `offset`; offsets outside the text are clamped to it. A UTF-8 byte order
  /// mark at the start of the file takes no column.
  public func position(at offset: Int) -> Position {
    let offset = min(max(0, offset), bytes.count)
    let line = line(at: offset)
    var start = starts[line - 1]
    if line == 1, hasByteOrderMark { start = min(3, offset) }
    return Position(line: line, column: scalars(from: start, to: offset) + 1)
  }

  /// The bytes of a line, without its line end. `line` counts from 1; a line that is not there has no bytes.
  public func range(ofLine line: Int) -> SourceRange {
    guard line >= 1, line <= starts.count else { return SourceRange(bytes.count, bytes.count) }
    let start = starts[line - 1]
    guard line < starts.count else { return SourceRange(start, bytes.count) }
    var end = starts[line] - 1
    if bytes[end] == 0x0A, end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start, end)
  }

  /// The number of Unicode scalars that begin between two offsets of the text, in time that does not grow with
  /// their distance.
  private func scalars(from start: Int, to end: Int) -> Int {
    guard !scalarsBefore.isEmpty, end - start > Self.blockSize else {
      return Self.countScalars(bytes, start, end)
    }
    return scalars(before: end) - scalars(before: start)
  }

  private func scalars(before offset: Int) -> Int {
    let block = offset / Self.blockSize
    return scalarsBefore[block] + Self.countScalars(bytes, block * Self.blockSize, offset)
  }

  /// The number of bytes between two offsets that begin a scalar, which are those that continue none.
  private static func countScalars(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    bytes.withUnsafeBytes { bytes in
      var count = 0
      for byte in bytes[start..<max(start, end)] where byte & 0xC0 != 0x80 { count += 1 }
      return count
    }
  }

  private static func scalarCounts(of bytes: [UInt8]) -> [Int] {
    var counts = [0]
    var total = 0
    var block = 0
    while block + blockSize <= bytes.count {
      total += countScalars(bytes, block, block + blockSize)
      counts.append(total)
      block += blockSize
    }
    return counts
  }

  /// Looks for the next LF and the next CR by turns, so that each byte is looked at twice, by `memchr`.
  private static func lineStarts(_ bytes: UnsafeRawBufferPointer) -> [Int] {
    let bytes = bytes.assumingMemoryBound(to: UInt8.self)
    func find(_ byte: UInt8, from offset: Int) -> Int { ByteSearch.index(of: byte, in: bytes, from: offset) ?? .max }
    var starts = [0]
    starts.reserveCapacity(bytes.count / 24 + 1)
    var lineFeed = find(0x0A, from: 0)
    var carriageReturn = find(0x0D, from: 0)
    while lineFeed != Int.max || carriageReturn != Int.max {
      let next: Int
      if carriageReturn < lineFeed {
        next = carriageReturn + 1 == lineFeed ? lineFeed + 1 : carriageReturn + 1
      } else {
        next = lineFeed + 1
      }
      starts.append(next)
      if lineFeed < next { lineFeed = find(0x0A, from: next) }
      if carriageReturn < next { carriageReturn = find(0x0D, from: next) }
    }
    return starts
  }
}

/// The lines of a text, for turning byte offsets into positions.
public struct LineIndex: Sendable {
  /// The offset of the first byte of each line; line 1 starts at 0.
  public let starts: [Int]
  private let bytes: [UInt8]

  /// Finds the lines of `bytes`. A line ends at LF, CRLF or CR.
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A {
        starts.append(index)
      } else if byte == 0x0D {
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        starts.append(index)
      }
    }
    self.starts = starts
    self.bytes = bytes
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
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, offset) }
    var column = 1
    var index = start
    while index < offset {
      if bytes[index] & 0xC0 != 0x80 { column += 1 }
      index += 1
    }
    return Position(line: line, column: column)
  }

  /// The bytes of a line, without its line end. `line` counts from 1; a line that is not there has no bytes.
  public func range(ofLine line: Int) -> SourceRange {
    guard line >= 1, line <= starts.count else { return SourceRange(bytes.count, bytes.count) }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : bytes.count
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D, line < starts.count { end -= 1 }
    return SourceRange(start, end)
  }
}

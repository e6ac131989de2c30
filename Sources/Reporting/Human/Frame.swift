import Diagnostics

/// Draws the lines of a file around a range, with the range underlined.
///
/// A frame has at most five lines of the file, and each line at most ``width`` columns around the spot.
struct Frame {
  /// The lines of the file.
  let lines: LineIndex
  let style: Style
  /// The number of columns for text of the file.
  let width: Int
  /// The number of columns for line numbers.
  let gutter: Int
  let underline: UInt8
  let role: Style.Role

  /// The greatest line number of the frame of `range`.
  static func lastLine(of range: SourceRange, in lines: LineIndex) -> Int {
    lines.line(at: range.isEmpty ? range.start : range.end - 1)
  }

  /// Appends the frame, from the bar above it to the last underline.
  ///
  /// - Parameter hasContext: whether the line before the range is shown too, unless it is blank.
  func append(_ range: SourceRange, hasContext: Bool, to output: inout [UInt8]) {
    let range = range.clamped(to: lines.bytes.count)
    let first = lines.line(at: range.start)
    let last = max(first, Self.lastLine(of: range, in: lines))
    appendBar(to: &output)
    output.append(UInt8(ascii: "\n"))
    if hasContext, first > 1, !isBlank(first - 1) { append(line: first - 1, marked: nil, to: &output) }
    append(line: first, marked: range, to: &output)
    guard last > first else { return }
    if last == first + 2 { append(line: first + 1, marked: range, to: &output) }
    if last > first + 2 {
      style.open(.gutter, in: &output)
      output.append(text: "...")
      style.close(.gutter, in: &output)
      output.append(UInt8(ascii: "\n"))
    }
    append(line: last, marked: range, to: &output)
  }

  /// Appends `   |`, without a line end.
  func appendBar(to output: inout [UInt8]) {
    style.open(.gutter, in: &output)
    output.append(blanks: gutter + 1)
    output.append(UInt8(ascii: "|"))
    style.close(.gutter, in: &output)
  }

  /// The bytes of a line, without a byte order mark that nothing points at.
  private func range(ofLine line: Int, marked: SourceRange?) -> SourceRange {
    let range = lines.range(ofLine: line)
    guard line == 1, lines.bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return range }
    if let marked, marked.start < 3, !marked.isEmpty { return range }
    return SourceRange(3, range.end)
  }

  private func isBlank(_ line: Int) -> Bool {
    let range = lines.range(ofLine: line)
    // A line is not looked at beyond what could be shown of it.
    return lines.bytes[range.start..<min(range.end, range.start + width)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The part of `marked` that lies in a line: in all lines but the first, the indentation is no part of it.
  private func focus(_ marked: SourceRange, in line: SourceRange) -> SourceRange {
    var start = max(marked.start, line.start)
    if marked.start < line.start {
      while start < line.end, lines.bytes[start] == 0x20 || lines.bytes[start] == 0x09 { start += 1 }
    }
    return SourceRange(start, min(marked.end, line.end))
  }

  private func append(line: Int, marked: SourceRange?, to output: inout [UInt8]) {
    style.open(.gutter, in: &output)
    output.append(blanks: gutter - digitCount(line))
    output.append(decimal: line)
    output.append(text: " |")
    style.close(.gutter, in: &output)
    let range = self.range(ofLine: line, marked: marked)
    let focus = marked.map { self.focus($0, in: range) }
    let shown = focus ?? SourceRange(range.start, range.start)
    let window = LineWindow(lines.bytes, line: range, focus: shown, width: width)
    if !window.isEmpty { output.append(UInt8(ascii: " ")) }
    window.append(of: lines.bytes, style: style, to: &output)
    output.append(UInt8(ascii: "\n"))
    guard focus != nil else { return }
    appendBar(to: &output)
    output.append(blanks: 1 + window.focusColumn)
    style.open(role, in: &output)
    output.append(underline, times: max(1, window.focusWidth))
    style.close(role, in: &output)
    output.append(UInt8(ascii: "\n"))
  }
}

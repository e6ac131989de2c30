import Diagnostics

/// Shows what a fix does to the one line that it changes.
struct FixPreview {
  let style: Style
  /// The number of columns for text of the file.
  let width: Int
  /// The number of columns for line numbers.
  let gutter: Int

  /// Appends the line before and after `fix`; nothing where it changes more than the inside of one line.
  func append(_ fix: Fix, _ lines: LineIndex, to output: inout [UInt8]) {
    let edits = fix.edits.sorted { $0.range.start < $1.range.start }
    guard let first = edits.first, let last = edits.last else { return }
    let line = lines.line(at: first.range.start)
    let range = lines.range(ofLine: line)
    guard range.contains(first.range), range.contains(last.range), range.count <= Self.maximumBytes else { return }

    var after = Array(lines.bytes[range.start..<first.range.start])
    var end = first.range.start
    for edit in edits {
      guard edit.range.start >= end, range.contains(edit.range) else { return }
      guard edit.text.utf8.count <= Self.maximumBytes, !edit.text.utf8.contains(0x0A), !edit.text.utf8.contains(0x0D)
      else { return }
      after.append(contentsOf: lines.bytes[end..<edit.range.start])
      after.append(contentsOf: edit.text.utf8)
      end = edit.range.end
    }
    let focusEnd = after.count
    after.append(contentsOf: lines.bytes[end..<range.end])

    let before = LineWindow(lines.bytes, line: range, focus: SourceRange(first.range.start, end), width: width)
    append(line, "-", before, lines.bytes, .removed, to: &output)
    let focus = SourceRange(first.range.start - range.start, focusEnd)
    let window = LineWindow(after, line: SourceRange(0, after.count), focus: focus, width: width)
    append(line, "+", window, after, .added, to: &output)
  }

  private func append(
    _ line: Int, _ sign: Unicode.Scalar, _ window: LineWindow, _ bytes: [UInt8], _ role: Style.Role,
    to output: inout [UInt8]
  ) {
    style.open(.gutter, in: &output)
    output.append(blanks: gutter - digitCount(line))
    output.append(decimal: line)
    style.close(.gutter, in: &output)
    style.open(role, in: &output)
    output.append(UInt8(ascii: " "))
    output.append(UInt8(ascii: sign))
    if !window.isEmpty { output.append(UInt8(ascii: " ")) }
    window.append(of: bytes, style: style, to: &output)
    style.close(role, in: &output)
    output.append(UInt8(ascii: "\n"))
  }

  /// A line or a text of more bytes is not worth a preview.
  private static let maximumBytes = 4096
}

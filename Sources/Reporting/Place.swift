import Diagnostics

/// Where a range stands, for programs that count in lines and columns.
struct Place {
  var start: Position
  /// The first position behind the range. It stands on the line of the last character, be that a line end.
  var end: Position

  /// The place of `range`; parts of it that lie outside the text are left out.
  init(_ range: SourceRange, in lines: LineIndex) {
    start = lines.position(at: range.start)
    end = range.isEmpty ? start : lines.position(at: range.end)
    guard end.column == 1, end.line > start.line else { return }
    end = lines.position(at: lines.range(ofLine: end.line - 1).end)
  }
}

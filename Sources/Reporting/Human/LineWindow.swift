import Diagnostics

/// The part of a line that is shown: at most so many columns around a focus, with `…` where something is cut off.
///
/// Only what can be shown is looked at, so that a diagnostic in a line of many megabytes costs no more than another.
struct LineWindow {
  private var cells: [(offset: Int, cell: VisibleScanner.Cell)] = []
  /// What is shown of a line of plain ASCII, where a character is a byte and a column: instead of ``cells``.
  private var plain = 0..<0
  private var isCutBefore = false
  private var isCutBehind = false
  /// The first column of the focus, from 0.
  private(set) var focusColumn = 0
  /// The number of columns of the focus that are shown.
  private(set) var focusWidth = 0

  /// The number of blanks that stand for a tab.
  private static let tabWidth = 4
  /// The number of bytes that are looked at for each column: as many as one character takes.
  private static let bytesForColumn = 4

  var isEmpty: Bool { cells.isEmpty && plain.isEmpty && !isCutBefore && !isCutBehind }

  /// - Parameters:
  ///   - line: the bytes of the line.
  ///   - focus: the bytes that matter, within `line`.
  ///   - width: the greatest number of columns, at least 20.
  init(_ bytes: [UInt8], line: SourceRange, focus: SourceRange, width: Int) {
    let reach = width * Self.bytesForColumn
    var start = line.start
    if focus.start - reach > start { start = UTF8Decoding.boundary(in: bytes, notAbove: focus.start - reach) }
    let end =
      line.end - focus.start > reach ? UTF8Decoding.boundary(in: bytes, notAbove: focus.start + reach) : line.end

    var columns = 0
    var focusEnd: Int?
    var scanner = VisibleScanner(tabWidth: Self.tabWidth)
    var offset = start
    if scanner.skipPlain(bytes, from: start, to: end) == end {
      // What is further behind the focus than the window is wide is not looked at.
      offset = min(end, max(focus.start, start) + width + 1)
      plain = start..<offset
      columns = plain.count
      focusColumn = min(max(focus.start - start, 0), columns)
      focusEnd = min(max(focus.end - start, 0), columns)
    }
    while plain.isEmpty, offset < end {
      if offset <= focus.start { focusColumn = columns }
      if offset >= focus.end, focusEnd == nil { focusEnd = columns }
      if columns > focusColumn + width, offset > focus.start { break }
      let cell = scanner.next(bytes, at: offset, end: end)
      cells.append((offset, cell))
      columns += cell.width
      offset += cell.length
    }
    if offset <= focus.start { focusColumn = columns }
    focusWidth = (focusEnd ?? columns) - focusColumn
    if start > line.start || offset < line.end || columns > width { cut(columns, width, from: start > line.start) }
    if offset < line.end { isCutBehind = true }
  }

  /// Takes the cells that fit, with as much on both sides of the focus as there is room for.
  private mutating func cut(_ columns: Int, _ width: Int, from isCutBefore: Bool) {
    let room = width - 2
    let shown = min(focusWidth, room)
    let behind = columns - focusColumn - shown
    var before = min(focusColumn, (room - shown) / 2)
    let right = min(behind, room - shown - before)
    before = min(focusColumn, room - shown - right)
    let low = focusColumn - before
    let high = focusColumn + shown + right
    if !plain.isEmpty {
      let last = min(high, columns)
      plain = plain.lowerBound + low..<plain.lowerBound + max(low, last)
      finishCut(columns, isCutBefore, first: low, last: last)
      return
    }

    var kept: [(offset: Int, cell: VisibleScanner.Cell)] = []
    var column = 0
    var firstColumn: Int?
    var lastColumn = low
    for entry in cells {
      let next = column + entry.cell.width
      // A mark whose letter is cut off is cut off with it.
      if column >= low, next <= high, entry.cell.width > 0 || !kept.isEmpty {
        firstColumn = firstColumn ?? column
        lastColumn = next
        kept.append(entry)
      }
      column = next
    }
    finishCut(columns, isCutBefore, first: firstColumn ?? low, last: lastColumn)
    cells = kept
  }

  /// - Parameters:
  ///   - first: the first column that is shown.
  ///   - last: the column behind the last one.
  private mutating func finishCut(_ columns: Int, _ isCutBefore: Bool, first: Int, last: Int) {
    self.isCutBefore = isCutBefore || first > 0
    isCutBehind = last < columns
    focusWidth = max(0, min(focusColumn + focusWidth, last) - focusColumn)
    focusColumn = focusColumn - first + (self.isCutBefore ? 1 : 0)
  }

  /// Appends what is shown of the line.
  func append(of bytes: [UInt8], style: Style, to output: inout [UInt8]) {
    if isCutBefore { output.append(text: "…") }
    output.append(contentsOf: bytes[plain])
    var plain = cells.first?.offset ?? 0
    for (offset, cell) in cells where cell.form != .plain {
      output.append(contentsOf: bytes[plain..<offset])
      output.append(cell, of: bytes, at: offset, style: style)
      plain = offset + cell.length
    }
    if let (offset, cell) = cells.last { output.append(contentsOf: bytes[plain..<(offset + cell.length)]) }
    if isCutBehind { output.append(text: "…") }
  }
}

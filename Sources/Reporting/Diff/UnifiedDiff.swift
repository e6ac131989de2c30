package import Diagnostics

/// Shows what edits do to files as a unified diff, which `patch -p1` and `git apply` read.
package struct UnifiedDiff: Sendable {
  private let style: Style
  /// Whether people or a build log read it: then whatever a terminal or a log would obey is made visible, and the diff of a line with
  /// such a character can no longer be applied.
  private let isShown: Bool

  /// Unchanged lines around a change.
  private static let context = 3

  package init(style: Style, isShown: Bool) {
    self.style = style
    self.isShown = isShown
  }

  /// Writes the diff of one file; nothing where no line changes.
  /// - Parameter edits: of `old`; sorted, not overlapping.
  package func write(
    _ path: SourcePath, _ old: [UInt8], _ edits: [Edit], to output: inout some ByteSink
  ) throws(OutputError) {
    let lines = ChangedLines(old, edits)
    guard !lines.changes.isEmpty else { return }
    var text: [UInt8] = []
    appendName(path, "--- ", "a/", to: &text)
    appendName(path, "+++ ", "b/", to: &text)
    /// How many lines have come more than have gone.
    var shift = 0
    for hunk in Self.hunks(lines) {
      append(hunk, of: lines, shift: &shift, to: &text)
      try output.write(text)
      text.removeAll(keepingCapacity: true)
    }
  }

  private func appendName(_ path: SourcePath, _ sign: String, _ side: String, to text: inout [UInt8]) {
    style.open(.message, in: &text)
    text.append(text: sign)
    if path.bytes.first != UInt8(ascii: "/") { text.append(text: side) }
    text.append(visible: path.bytes, style: style)
    style.close(.message, in: &text)
    text.append(UInt8(ascii: "\n"))
  }

  /// Changes whose surroundings meet stand in one hunk.
  private static func hunks(_ lines: ChangedLines) -> [ArraySlice<ChangedLines.Change>] {
    var hunks: [ArraySlice<ChangedLines.Change>] = []
    var start = 0
    for index in lines.changes.indices.dropFirst()
    where lines.changes[index].old.lowerBound - lines.changes[index - 1].old.upperBound > 2 * context {
      hunks.append(lines.changes[start..<index])
      start = index
    }
    hunks.append(lines.changes[start...])
    return hunks
  }

  private func append(
    _ hunk: ArraySlice<ChangedLines.Change>, of lines: ChangedLines, shift: inout Int, to text: inout [UInt8]
  ) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let start = max(0, first.old.lowerBound - Self.context)
    let end = min(lines.count, last.old.upperBound + Self.context)
    let growth = hunk.reduce(0) { $0 + $1.new.count - $1.old.count }
    style.open(.note, in: &text)
    text.append(text: "@@ -")
    Self.append(start, end - start, to: &text)
    text.append(text: " +")
    Self.append(start + shift, end - start + growth, to: &text)
    text.append(text: " @@")
    style.close(.note, in: &text)
    text.append(UInt8(ascii: "\n"))
    shift += growth
    var next = start
    for change in hunk {
      for line in next..<change.old.lowerBound { append(lines.bytes(of: line), " ", nil, to: &text) }
      for line in change.old { append(lines.bytes(of: line), "-", .removed, to: &text) }
      for line in change.new { append(line[...], "+", .added, to: &text) }
      next = change.old.upperBound
    }
    for line in next..<end { append(lines.bytes(of: line), " ", nil, to: &text) }
  }

  /// Appends `12,7`; a range without lines is named by the line before it.
  private static func append(_ start: Int, _ count: Int, to text: inout [UInt8]) {
    text.append(decimal: count == 0 ? start : start + 1)
    guard count != 1 else { return }
    text.append(UInt8(ascii: ","))
    text.append(decimal: count)
  }

  private func append(
    _ line: ArraySlice<UInt8>, _ sign: Unicode.Scalar, _ role: Style.Role?, to text: inout [UInt8]
  ) {
    let hasEnd = line.last == 0x0A
    if let role { style.open(role, in: &text) }
    text.append(UInt8(ascii: sign))
    let content = hasEnd ? line.dropLast() : line
    if isShown { appendShown(content, to: &text) } else { text.append(contentsOf: content) }
    if let role { style.close(role, in: &text) }
    text.append(UInt8(ascii: "\n"))
    if !hasEnd { text.append(text: "\\ No newline at end of file\n") }
  }

  private func appendShown(_ line: ArraySlice<UInt8>, to text: inout [UInt8]) {
    var content = Array(line.last == 0x0D ? line.dropLast() : line)
    // A build log obeys a line that begins with `::` behind blanks, such as that of an unchanged line.
    let blanks = content.prefix { $0 == 0x20 || $0 == 0x09 }.count
    if content[blanks...].starts(with: "::".utf8) {
      text.append(contentsOf: content[..<blanks])
      text.append(text: "\\u{3A}")
      content.removeFirst(blanks + 1)
    }
    text.append(visible: content, limit: .max, style: style)
  }
}

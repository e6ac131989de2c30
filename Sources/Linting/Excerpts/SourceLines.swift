import Diagnostics

/// Lines of a file around diagnostics that lie in no question.
enum SourceLines {
  /// The number of lines that are shown before and behind a diagnostic's.
  private static let context = 2
  /// The most diagnostics that share an excerpt.
  private static let maximumGroup = 20

  /// Puts together diagnostics whose lines touch.
  /// - Parameter indices: into `diagnostics`, in their order.
  static func groups(of indices: [Int], _ diagnostics: [Diagnostic], in lines: LineIndex) -> [[Int]] {
    var groups: [[Int]] = []
    var lastLine = 0
    for index in indices {
      let line = lines.line(at: diagnostics[index].range.start)
      if let group = groups.last, group.count < maximumGroup, line <= lastLine + 2 * context + 1 {
        groups[groups.count - 1].append(index)
      } else {
        groups.append([index])
      }
      lastLine = line
    }
    return groups
  }

  /// The lines of one group.
  static func part(
    _ group: [Int], _ diagnostics: [Diagnostic], in lines: LineIndex, room: inout TextRoom
  ) -> Excerpt.Part {
    let places = group.map { lines.line(at: diagnostics[$0].range.start) }
    let first = max(1, (places.first ?? 1) - context)
    let last = min(lines.starts.count, (places.last ?? 1) + context)
    let start = lines.range(ofLine: first).start
    let end = max(start, lines.range(ofLine: last).end)
    let marks = group.map { index in
      let range = diagnostics[index].range.clamped(to: lines.bytes.count)
      return MarkedText.Mark(
        SourceRange(min(max(range.start, start), end) - start, min(max(range.end, start), end) - start),
        diagnostic: index)
    }
    let text = lines.bytes.withUnsafeBufferPointer { bytes in
      room.text(UnsafeBufferPointer(rebasing: bytes[start..<end]), marks: marks)
    }
    return Excerpt.Part(.source(firstLine: first), name: MarkedText([]), values: [text])
  }
}

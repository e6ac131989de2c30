import Diagnostics
import YAML

/// Looks for hidden characters in one stretch of a file after the other.
struct HiddenCharacterSearch {
  private let tree: Tree
  private let bytes: UnsafeBufferPointer<UInt8>
  private let comments: [SourceRange]

  init(_ tree: Tree) {
    self.tree = tree
    bytes = tree.source.bindMemory(to: UInt8.self)
    comments = tree.comments()
  }

  /// Where the text of a scalar stands: behind its anchor and its tag, and behind the line with the `|` or `>` of a block scalar, which
  /// may have a comment.
  func content(of node: NodeID) -> SourceRange {
    var start = tree.contentStart(of: node)
    let end = tree.range(of: node).end
    if tree.style(of: node) == .literal || tree.style(of: node) == .folded {
      while start < end, !isBreak(bytes[start]) { start += 1 }
    }
    return SourceRange(start, max(start, end))
  }

  func look(from start: Int, to end: Int, into collector: inout DiagnosticCollector) {
    let stretch = UnsafeBufferPointer(rebasing: bytes[..<end])
    var index = stretch.firstNonASCII(from: start) ?? end
    /// Characters that stand side by side are one diagnostic.
    var run: SourceRange?
    /// The line in hand, and whether its marks of direction are right.
    var line = (end: -1, isRight: false)
    while index < end {
      let (scalar, length) = bytes.scalar(at: index)
      if let kind = InvisibleScalar(scalar), Self.isWatched(kind) {
        if kind == .direction, index >= line.end { line = self.line(around: index, from: start, to: end) }
        let isRight =
          switch kind {
          case .direction: line.isRight
          // Tags go on with what is before them, whatever it is.
          case .other where run?.end == index: false
          default:
            kind.isAtHome(scalar, between: bytes.scalar(before: index), and: bytes.scalar(at: index + length).value)
          }
        if !isRight {
          if let found = run, found.end != index { report(found, into: &collector) }
          run = SourceRange(run?.end == index ? run?.start ?? index : index, index + length)
        }
      }
      index = stretch.firstNonASCII(from: index + length) ?? end
    }
    if let run { report(run, into: &collector) }
  }

  private static func isWatched(_ kind: InvisibleScalar) -> Bool {
    switch kind {
    case .direction, .zeroWidth, .joiner, .filler, .other: true
    case .softHyphen, .byteOrderMark, .control, .selector: false
    }
  }

  /// Where the part of a line that lies in a stretch ends, and whether it has letters written from right to left and closes what turns
  /// the direction (UAX #9, X2 to X8): then its marks are what the script needs.
  private func line(around place: Int, from start: Int, to end: Int) -> (end: Int, isRight: Bool) {
    var index = place
    while index > start, !isBreak(bytes[index - 1]) { index -= 1 }
    var hasLetters = false
    var isOverridden = false
    var (embeddings, isolates) = (0, 0)
    while index < end, !isBreak(bytes[index]) {
      let (scalar, length) = bytes.scalar(at: index)
      switch scalar {
      case 0x202D, 0x202E: isOverridden = true
      case 0x202A, 0x202B: embeddings += 1
      case 0x202C: embeddings -= 1
      case 0x2066...0x2068: isolates += 1
      case 0x2069: isolates -= 1
      default: if scalar.isRightToLeft, InvisibleScalar(scalar) == nil { hasLetters = true }
      }
      index += length
    }
    return (index, hasLetters && !isOverridden && embeddings == 0 && isolates == 0)
  }

  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  // MARK: - Words

  private func report(_ range: SourceRange, into collector: inout DiagnosticCollector) {
    collector.add(HiddenCharacter.metadata.id, at: range) {
      let name = InvisibleScalar.name(bytes.scalar(at: range.start).value)
      let isInComment = isInComment(range.start)
      return Diagnostic(
        rule: HiddenCharacter.metadata.id, severity: HiddenCharacter.metadata.severity ?? .error,
        message: "the \(isInComment ? "comment" : "line") holds \(name), which is not seen",
        help: "delete it; where it is meant, write it as an escape in double quotes", range: range,
        fixes: isInComment ? [Fix("delete it", .safe, [Edit(range, "")])] : [])
    }
  }

  private func isInComment(_ place: Int) -> Bool {
    // The last comment that begins before the place.
    var (low, high) = (0, comments.count)
    while low < high {
      let middle = (low + high) / 2
      if comments[middle].start <= place { low = middle + 1 } else { high = middle }
    }
    return low > 0 && place < comments[low - 1].end
  }
}

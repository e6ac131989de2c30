import Diagnostics

/// The changed lines of changed files, worked out when they are asked for.
final class ChangedLines {
  private let now: any ContentReader
  private let before: any ContentReader
  /// The changed parts of each file, in order: whole lines, with their ends.
  private var known: [SourcePath: [SourceRange]] = [:]

  init(_ changes: Changes) {
    now = changes.reader()
    before = changes.readerBefore()
  }

  /// Whether a range of a changed file reaches into a changed line.
  func touch(_ range: SourceRange, of path: SourcePath) -> Bool {
    let parts = parts(of: path)
    // The first part that ends behind the start of the range.
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].end > range.start { high = middle } else { low = middle + 1 }
    }
    return low < parts.count && parts[low].start < max(range.end, range.start + 1)
  }

  private func parts(of path: SourcePath) -> [SourceRange] {
    if let parts = known[path] { return parts }
    var parts = [SourceRange(0, .max)]
    if let bytes = try? now.read(path, limit: Int(Int32.max)) {
      let text = Array(bytes)
      if let old = try? before.read(path, limit: Int(Int32.max)) {
        parts = LineDifference.changedParts(of: LineIndex(text), since: LineIndex(Array(old)))
      }
    }
    known[path] = parts
    return parts
  }
}

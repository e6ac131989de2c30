package import Diagnostics

/// Turns a report into text.
package protocol Reporter: Sendable {
  /// Writes all of `report`, piece by piece; flushing `output` is left to its owner.
  ///
  /// - Parameter sources: asked for the files of `report` one after the other, in order, and for the files of notes.
  /// - Throws: what writing to `output` throws.
  func write(
    _ report: Report, sources: any SourceProvider, to output: inout some ByteSink
  ) throws(OutputError)
}

/// Gives the bytes of the files that were checked.
package protocol SourceProvider {
  /// The bytes that were checked, or nil where the file has changed since or is gone.
  func source(for path: SourcePath) -> [UInt8]?
}

/// The lines of the files in use: that of the diagnostics, and those of their notes, which may stand anywhere in the bank.
struct SourceCache {
  private let provider: any SourceProvider
  /// The most recently used file is the last.
  private var files: [(path: SourcePath, lines: LineIndex?)] = []

  private static let maximumFiles = 64
  /// The number of bytes of all files but the most recent one.
  private static let maximumBytes = 4 << 20

  init(_ provider: any SourceProvider) { self.provider = provider }

  /// The lines of a file, or nil where the provider has nothing.
  mutating func lines(of path: SourcePath) -> LineIndex? {
    if let last = files.last, last.path == path { return last.lines }
    if let index = files.firstIndex(where: { $0.path == path }) {
      let file = files.remove(at: index)
      files.append(file)
      return file.lines
    }
    var total = files.reduce(0) { $0 + ($1.lines?.bytes.count ?? 0) }
    while files.count >= Self.maximumFiles || total > Self.maximumBytes {
      total -= files.removeFirst().lines?.bytes.count ?? 0
    }
    let lines = provider.source(for: path).map { LineIndex($0) }
    files.append((path, lines))
    return lines
  }
}

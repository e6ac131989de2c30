/// Patterns in order, each of which may take back what an earlier one said (`!pattern`): the lines of a `.gitignore`,
/// or a list in a configuration.
package struct PathFilter: Sendable {
  private var entries: [(glob: Glob, isNegated: Bool)] = []

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  /// Adds one pattern, with `!` in front or without. Later ones win.
  package mutating func append(_ text: some Collection<UInt8>) throws(GlobError) {
    let isNegated = text.first == UInt8(ascii: "!")
    entries.append((try Glob(isNegated ? Array(text.dropFirst()) : Array(text)), isNegated))
  }

  package mutating func append(contentsOf other: PathFilter) { entries.append(contentsOf: other.entries) }

  /// What the last pattern that matches says of a path: true, taken; false, taken back; nil: no pattern matches.
  /// - Parameters:
  ///   - path: relative to the folder of the patterns, without `./`.
  ///   - isFolder: whether it is a folder's path.
  package func decision(_ path: ArraySlice<UInt8>, isFolder: Bool) -> Bool? {
    for entry in entries.reversed() where entry.glob.matches(path, isFolder: isFolder) { return !entry.isNegated }
    return nil
  }

  /// Whether the patterns take a file, or one of the folders above it.
  package func covers(file path: ArraySlice<UInt8>) -> Bool {
    guard !isEmpty else { return false }
    if Self.folders(above: path).contains(where: { decision($0, isFolder: true) == true }) { return true }
    return decision(path, isFolder: false) == true
  }

  /// Whether the patterns take a file by its own path, or by a pattern for folders (with a slash at its end) above
  /// it. Unlike ``covers(file:)``, `*.yml` does not take all that lies in a folder of the name `a.yml`.
  package func takes(file path: ArraySlice<UInt8>) -> Bool {
    for entry in entries.reversed() {
      if entry.glob.matches(path, isFolder: false)
        || (entry.glob.isFolderOnly && Self.folders(above: path).contains { entry.glob.matches($0, isFolder: true) })
      {
        return !entry.isNegated
      }
    }
    return false
  }

  private static func folders(above path: ArraySlice<UInt8>) -> some Sequence<ArraySlice<UInt8>> {
    path.indices.lazy.filter { path[$0] == PathBytes.slash && $0 > path.startIndex }.map { path[path.startIndex..<$0] }
  }
}

extension PathFilter {
  /// The largest ignore file that is read, in bytes, and the most patterns that are kept of it.
  static let largestFile = 1 << 20
  static let mostPatterns = 10_000

  /// Reads the text of a `.gitignore`: one pattern a line, `#` for comments, blanks at the end of a line dropped
  /// unless escaped. A line that is no pattern matches nothing, as in git.
  init(gitignore text: UnsafeRawBufferPointer) {
    var start = text.startIndex
    // A byte order mark is no part of the first pattern.
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    while start < text.endIndex, entries.count < Self.mostPatterns {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.endIndex
      if let line = Self.pattern(ofLine: Array(text[start..<end])) {
        try? append(line)
      }
      start = end + 1
    }
  }

  private static func pattern(ofLine line: [UInt8]) -> [UInt8]? {
    var line = line
    if line.last == 0x0D { line.removeLast() }
    while line.last == 0x20 || line.last == 0x09 {
      // A blank behind an odd number of backslashes is escaped.
      let escapes = line.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      if escapes % 2 == 1 { break }
      line.removeLast()
    }
    guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
    return line
  }
}

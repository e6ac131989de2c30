import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Walks one folder in the order of path bytes. The paths of all entries are made in two buffers that grow and
/// shrink, and the folders on the way down are kept on a stack of its own, so that neither depth nor number of files
/// costs more than its listing.
struct FolderWalk {
  /// The paths of the folder in hand: absolute for the patterns, and as it is opened and shown (empty for the working
  /// directory).
  private var absolute: [UInt8]
  private var display: [UInt8]
  private let root: [UInt8]
  private let name: SourcePath
  /// When the walk serves a path with wildcards: what is taken, relative to `root`.
  var pattern: Glob?

  /// A folder that is being walked; its listing is `listings[depth]`.
  private struct Level {
    var next = 0
    var absoluteLength: Int
    var displayLength: Int
    var ignoreLayers: Int
    /// Whether the pattern took this folder or one above it.
    var isTaken: Bool
  }

  private var levels: [Level] = []
  private var listings: [FolderListing] = []
  private let buffer = ReadBuffer()

  init(root: [UInt8], display: [UInt8], isNamedAs name: SourcePath) {
    absolute = root
    self.display = display
    self.root = root
    self.name = name
  }

  mutating func run(in discovery: inout Discovery) {
    var ignores: IgnoreFiles? =
      discovery.options.respectsIgnoreFiles ? IgnoreFiles(above: root, buffer: buffer) : nil
    enter(isTaken: pattern == nil, ignores: &ignores, discovery: &discovery)
    while let level = levels.last {
      let depth = levels.count - 1
      absolute.removeLast(absolute.count - level.absoluteLength)
      display.removeLast(display.count - level.displayLength)
      guard level.next < listings[depth].entries.count else {
        ignores?.leave(to: level.ignoreLayers)
        levels.removeLast()
        continue
      }
      levels[depth].next += 1
      let entry = listings[depth].entries[level.next]
      append(listings[depth].name(of: entry))
      visit(entry.kind, isTaken: level.isTaken, ignores: &ignores, discovery: &discovery)
    }
  }

  private mutating func append(_ name: ArraySlice<UInt8>) {
    if absolute.count > 1 { absolute.append(PathBytes.slash) }
    absolute.append(contentsOf: name)
    if !display.isEmpty, display != [PathBytes.slash] { display.append(PathBytes.slash) }
    display.append(contentsOf: name)
  }

  /// Reads the listing of the folder in hand and puts it on the stack.
  private mutating func enter(isTaken: Bool, ignores: inout IgnoreFiles?, discovery: inout Discovery) {
    let depth = levels.count
    if listings.count == depth { listings.append(FolderListing()) }
    let level = Level(
      absoluteLength: absolute.count, displayLength: display.count, ignoreLayers: ignores?.count ?? 0, isTaken: isTaken)
    if let code = listings[depth].read(display.isEmpty ? [PathBytes.dot] : display) {
      if depth == 0 {
        discovery.result.errors.append(IOProblem(name, errno: code))
      } else {
        skip("the folder cannot be read: \(IOProblem.text(of: code))", &discovery)
      }
    }
    if listings[depth].contains(".gitignore") { ignores?.enter(absolute, buffer: buffer) }
    levels.append(level)
  }

  private mutating func visit(
    _ kind: FileKind, isTaken: Bool, ignores: inout IgnoreFiles?, discovery: inout Discovery
  ) {
    let isFolder = kind == .folder
    let path = discovery.relativeToRoot(absolute)
    if let decision = discovery.options.exclude.decision(path, isFolder: isFolder), decision {
      discovery.result.excludedCount += 1
      return
    }
    let isMatch = isMatchOfPattern(isFolder: isFolder)
    // A folder that the pattern does not take may still hold files that it does.
    let isWanted = isFolder || isMatch || (isTaken && discovery.options.include.takes(file: path))
    // Links are looked at all the same: one to a folder is worth a note.
    guard isWanted || kind == .link else {
      if kind == .file { discovery.result.otherCount += 1 }
      return
    }
    if ignores?.ignores(absolute, isFolder: isFolder) == true {
      discovery.result.ignoredCount += 1
      return
    }
    switch kind {
    case .folder: enter(isTaken: isTaken || isMatch, ignores: &ignores, discovery: &discovery)
    case .file:
      let file = SourcePath(bytes: display)
      if !discovery.options.configurationFiles.contains(file) { discovery.result.files.append(file) }
    case .link: visitLink(isWanted: isWanted, &discovery)
    case .other: skip("not a regular file", &discovery)
    }
  }

  private func isMatchOfPattern(isFolder: Bool) -> Bool {
    guard let pattern else { return false }
    return pattern.matches(absolute.dropFirst(root.count > 1 ? root.count + 1 : 1), isFolder: isFolder)
  }

  /// A link to a folder is never followed, one to a file only when the file lies in the project or in the folder that
  /// was named.
  private mutating func visitLink(isWanted: Bool, _ discovery: inout Discovery) {
    guard let status = FileSystem.status(of: display, followingLinks: true) else {
      let code = errno
      if isWanted { skip("the link leads nowhere: \(IOProblem.text(of: code))", &discovery) }
      return
    }
    switch FileSystem.kind(ofMode: status.st_mode) {
    case .folder:
      skip("a link to a folder is not followed", &discovery)
    case .file:
      guard isWanted else { return }
      guard let target = PathBytes.real(display),
        PathBytes.isInside(target, discovery.options.root.bytes)
          || PathBytes.real(root).map({ PathBytes.isInside(target, $0) }) == true
      else {
        skip("the link leads out of the project", &discovery)
        return
      }
      let path = SourcePath(bytes: display)
      discovery.result.files.append(path)
      discovery.targets[path] = SourcePath(bytes: discovery.display(target, named: name.bytes))
    case .link, .other:
      if isWanted { skip("not a regular file but \(FileType.name(ofMode: status.st_mode))", &discovery) }
    }
  }

  private func skip(_ reason: String, _ discovery: inout Discovery) {
    discovery.result.skipped.append(SkippedPath(SourcePath(bytes: display), reason))
  }
}

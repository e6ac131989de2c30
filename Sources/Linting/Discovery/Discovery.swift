package import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the files of a run: from the paths on the command line, through folders, `.gitignore` and the configuration.
///
/// A path names a file, which is taken whatever its name; a folder, which is walked for the files that `include`
/// takes; or, where nothing has that name, a pattern. Files are never read here.
package struct Discovery {
  /// What the configuration and the command line say about finding files.
  package struct Options: Sendable {
    /// The project's root, absolute and with links followed; `include` and `exclude` are relative to it, and links in
    /// a walk must stay inside.
    package var root: SourcePath
    package var include: PathFilter
    package var exclude: PathFilter
    /// Whether `exclude` also holds for files that were named.
    package var forceExclude = false
    /// Whether `.gitignore` and `.git/info/exclude` hold.
    package var respectsIgnoreFiles = true

    /// Files that a walk passes over, as they would be shown: the configuration is no question file.
    package var configurationFiles: Set<SourcePath> = []

    package init(root: SourcePath, include: PathFilter, exclude: PathFilter) {
      self.root = root
      self.include = include
      self.exclude = exclude
    }
  }

  let options: Options
  let workingDirectory: [UInt8]?
  var result = Discovered()
  /// For links that are followed: the path of the file they lead to, as it would be shown.
  var targets: [SourcePath: SourcePath] = [:]

  init(_ options: Options, workingDirectory: [UInt8]?) {
    self.options = options
    self.workingDirectory = workingDirectory
  }

  /// Finds the files.
  /// - Parameters:
  ///   - paths: what was named, as bytes; none: the working directory.
  ///   - options: what holds for folders.
  package static func run(_ paths: [SourcePath], options: Options) -> Discovered {
    var discovery = Discovery(options, workingDirectory: PathBytes.workingDirectory())
    for path in paths.isEmpty ? ["."] : paths { discovery.add(path) }
    discovery.finish()
    return discovery.result
  }

  private mutating func add(_ path: SourcePath) {
    guard !path.bytes.isEmpty else {
      result.errors.append(IOProblem("\"\"", "the path is empty"))
      return
    }
    guard let kind = FileSystem.kind(of: path.bytes, followingLinks: true) else {
      let code = errno
      if code == ENOENT, FileSystem.kind(of: path.bytes) == nil, PathPattern.isPattern(path.bytes) {
        addPattern(path)
      } else {
        result.errors.append(IOProblem(path, errno: code))
      }
      return
    }
    guard let absolute = absolute(path.bytes, isFolder: kind == .folder) else {
      result.errors.append(IOProblem(path, errno: errno))
      return
    }
    let display = display(absolute, named: path.bytes)
    switch kind {
    case .folder:
      var walk = FolderWalk(root: absolute, display: display, isNamedAs: path)
      walk.run(in: &self)
    case .file:
      if options.forceExclude, options.exclude.covers(file: relativeToRoot(absolute)) {
        result.excludedCount += 1
      } else {
        result.files.append(SourcePath(bytes: display))
      }
    case .link, .other:
      let mode = FileSystem.status(of: path.bytes, followingLinks: true)?.st_mode ?? 0
      result.errors.append(IOProblem(path, "not a regular file but \(FileType.name(ofMode: mode))"))
    }
  }

  private mutating func addPattern(_ path: SourcePath) {
    do throws(GlobError) {
      let pattern = try PathPattern(path.bytes)
      let before = result.files.count
      if let base = absolute(pattern.folder, isFolder: true), FileSystem.kind(of: base, followingLinks: true) == .folder
      {
        var walk = FolderWalk(root: base, display: display(base, named: path.bytes), isNamedAs: path)
        walk.pattern = pattern.glob
        walk.run(in: &self)
      }
      if result.files.count == before { result.errors.append(IOProblem(path, "no file matches the pattern")) }
    } catch {
      result.errors.append(IOProblem(path, "not a pattern: \(error.reason)"))
    }
  }

  /// The absolute path of something that was named. Where the name climbs (`a/../b`), links decide what `..` means.
  private func absolute(_ path: [UInt8], isFolder: Bool) -> [UInt8]? {
    if PathBytes.climbs(path) {
      if isFolder { return PathBytes.real(path) }
      guard let folder = PathBytes.real(PathBytes.parent(path)) else { return nil }
      return PathBytes.joined(folder, Array(PathBytes.name(path)))
    }
    if PathBytes.isAbsolute(path) { return PathBytes.normalized(path) }
    guard let workingDirectory else {
      errno = ENOENT
      return nil
    }
    return PathBytes.normalized(PathBytes.joined(workingDirectory, path))
  }

  /// The path that is opened and shown; empty for the working directory itself.
  func display(_ absolute: [UInt8], named: [UInt8]) -> [UInt8] {
    guard let workingDirectory else { return absolute }
    if absolute == workingDirectory { return [] }
    if PathBytes.isAbsolute(named), !PathBytes.isInside(absolute, workingDirectory) { return absolute }
    return PathBytes.relative(absolute, to: workingDirectory)
  }

  /// The part of an absolute path that the configuration's patterns see.
  func relativeToRoot(_ absolute: [UInt8]) -> ArraySlice<UInt8> {
    let root = options.root.bytes
    if root.count > 1, PathBytes.isInside(absolute, root) { return absolute.dropFirst(root.count + 1) }
    return absolute.dropFirst()
  }

  /// Sorts the files, and drops what was named or met twice.
  private mutating func finish() {
    if !targets.isEmpty {
      let present = Set(result.files)
      result.files.removeAll { path in
        guard let target = targets[path], target != path, present.contains(target) else { return false }
        result.skipped.append(SkippedPath(path, "a link to \(target.display), which is checked itself"))
        return true
      }
    }
    let isSorted = zip(result.files, result.files.dropFirst()).allSatisfy { $0 < $1 }
    if !isSorted {
      result.files.sort()
      var last: SourcePath?
      result.files.removeAll { path in
        defer { last = path }
        return path == last
      }
    }
    result.skipped.sort { $0.path < $1.path }
  }
}

/// A path with wildcards, as a shell would expand it: a folder that is named outright, and a pattern for what lies in
/// it.
struct PathPattern {
  /// `.` where the pattern starts with a wildcard.
  let folder: [UInt8]
  let glob: Glob

  static func isPattern(_ path: [UInt8]) -> Bool {
    path.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
  }

  init(_ path: [UInt8]) throws(GlobError) {
    let wildcard = path.firstIndex { Self.isPattern([$0]) } ?? path.endIndex
    let start = path[..<wildcard].lastIndex(of: PathBytes.slash).map { $0 + 1 } ?? 0
    folder = start == 0 ? [PathBytes.dot] : Array(path[..<start])
    glob = try Glob(path[start...], isAnchored: true)
  }
}

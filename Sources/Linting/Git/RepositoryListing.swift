import Diagnostics

/// The files of an index or a commit that a run takes: what ``Discovery`` is for a file system.
///
/// The same paths name the same files in both, but for two things: a tracked file is taken whatever `.gitignore` says, as git does,
/// and links are not followed.
struct RepositoryListing {
  private(set) var found = Discovered()
  /// The name of the content of each file that was found.
  private(set) var objects: [SourcePath: [UInt8]] = [:]

  private let entries: [SourcePath: Git.Entry]
  private let top: [UInt8]
  private let discovery: Discovery
  /// What was looked through, for messages: `the index`.
  private let place: String

  /// - Parameters:
  ///   - paths: what was named; none: the working directory.
  ///   - entries: by their paths from `top`.
  ///   - top: the top folder of the repository, absolute.
  init(
    _ paths: [SourcePath], in entries: [SourcePath: Git.Entry], of place: String, top: [UInt8],
    options: Discovery.Options
  ) {
    self.entries = entries
    self.top = top
    self.place = place
    discovery = Discovery(options, workingDirectory: PathBytes.workingDirectory())
    for path in paths.isEmpty ? ["."] : paths { add(path) }
    found.files.sort()
    found.skipped.sort { $0.path < $1.path }
  }

  private mutating func add(_ path: SourcePath) {
    guard let absolute = absolute(path.bytes), PathBytes.isInside(absolute, top) else {
      return found.errors.append(IOProblem(path, "the path is not in the repository"))
    }
    let relative = Array(absolute.dropFirst(top == [PathBytes.slash] ? 1 : top.count + 1))
    if let entry = entries[SourcePath(bytes: relative)] {
      addNamed(path, absolute, entry)
    } else if PathPattern.isPattern(path.bytes) {
      addPattern(path)
    } else if !addFolder(absolute, taking: { _ in nil }), absolute != top, absolute != discovery.workingDirectory {
      found.errors.append(IOProblem(path, "nothing with this path is in \(place)"))
    }
  }

  private mutating func addNamed(_ path: SourcePath, _ absolute: [UInt8], _ entry: Git.Entry) {
    let options = discovery.options
    if options.forceExclude, options.exclude.covers(file: discovery.relativeToRoot(absolute)) {
      found.excludedCount += 1
    } else if !entry.isFile {
      found.errors.append(IOProblem(path, "not a regular file in \(place)"))
    } else {
      take(absolute, entry, named: path)
    }
  }

  private mutating func addPattern(_ path: SourcePath) {
    do throws(GlobError) {
      let pattern = try PathPattern(path.bytes)
      let before = found.files.count
      if let base = absolute(pattern.folder) {
        let start = base.count + (base == [PathBytes.slash] ? 0 : 1)
        _ = addFolder(base) { pattern.glob.matches($0[start...], isFolder: false) }
      }
      if found.files.count == before { found.errors.append(IOProblem(path, "no file matches the pattern")) }
    } catch {
      found.errors.append(IOProblem(path, "not a pattern: \(error.reason)"))
    }
  }

  /// Takes the files below a folder.
  /// - Parameter isTaken: whether a file with that absolute path is taken whatever its name; nil: `include` decides.
  /// - Returns: whether there are any files below the folder.
  private mutating func addFolder(_ folder: [UInt8], taking isTaken: (ArraySlice<UInt8>) -> Bool?) -> Bool {
    var isFolder = false
    for (path, entry) in entries {
      let absolute = PathBytes.joined(top, path.bytes)
      guard PathBytes.isInside(absolute, folder) else { continue }
      isFolder = true
      if isExcluded(absolute, below: folder) {
        found.excludedCount += 1
      } else if isTaken(absolute[...]) ?? discovery.options.include.takes(file: discovery.relativeToRoot(absolute)) {
        visit(absolute, entry)
      } else {
        found.otherCount += 1
      }
    }
    return isFolder
  }

  private mutating func visit(_ absolute: [UInt8], _ entry: Git.Entry) {
    let path = SourcePath(bytes: discovery.display(absolute, named: []))
    if discovery.options.configurationFiles.contains(path) { return }
    if entry.isFile {
      take(absolute, entry, named: path)
    } else {
      found.skipped.append(SkippedPath(path, "not a regular file in \(place)"))
    }
  }

  private mutating func take(_ absolute: [UInt8], _ entry: Git.Entry, named: SourcePath) {
    let path = SourcePath(bytes: discovery.display(absolute, named: named.bytes))
    guard entry.stage == 0 else {
      return found.errors.append(IOProblem(path, "the file has merge conflicts in \(place)"))
    }
    guard objects.updateValue(entry.object, forKey: path) == nil else { return }
    found.files.append(path)
  }

  /// Whether `exclude` keeps out the file, or a folder on the way down to it.
  private func isExcluded(_ absolute: [UInt8], below folder: [UInt8]) -> Bool {
    let path = discovery.relativeToRoot(absolute)
    let exclude = discovery.options.exclude
    // The folder that was named is taken in any case, so what counts starts behind it.
    let start = absolute.index(absolute.startIndex, offsetBy: folder.count + 1, limitedBy: absolute.endIndex)
    for index in (start ?? absolute.endIndex)..<absolute.endIndex where absolute[index] == PathBytes.slash {
      guard index > path.startIndex else { continue }
      if exclude.decision(path[path.startIndex..<index], isFolder: true) == true { return true }
    }
    return exclude.decision(path, isFolder: false) == true
  }

  /// The absolute path of something that was named. What is named may be gone from the work tree, so links are followed only in the
  /// folder that it stands in.
  private func absolute(_ path: [UInt8]) -> [UInt8]? {
    guard !path.isEmpty, !PathBytes.holdsNUL(path), let here = discovery.workingDirectory else { return nil }
    let absolute = PathBytes.normalized(PathBytes.joined(here, path))
    if PathBytes.isInside(absolute, top) { return absolute }
    guard let folder = PathBytes.real(PathBytes.parent(absolute)) else { return nil }
    return PathBytes.normalized(PathBytes.joined(folder, Array(PathBytes.name(absolute))))
  }
}

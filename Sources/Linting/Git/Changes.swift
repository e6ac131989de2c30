package import Diagnostics

/// What a run compares: the files of the bank now, and what they were at an earlier time.
package struct Changes: Sendable {
  /// The files of the bank now.
  package let found: Discovered
  /// Those that are new or have another content than before.
  package let changed: Set<SourcePath>
  private let git: Git
  /// The name of the content of each file: now, where they are read from the index, and before.
  private let staged: [SourcePath: [UInt8]]?
  private let before: [SourcePath: [UInt8]]

  /// What to compare.
  package struct Request: Sendable {
    /// Whether the content of the index is checked, not that of the work tree.
    package var isStaged: Bool
    /// The revision to compare with; nil: `HEAD`.
    package var since: String?
    /// Paths as they were named; none: the working directory.
    package var paths: [SourcePath]

    package init(isStaged: Bool, since: String?, paths: [SourcePath]) {
      self.isStaged = isStaged
      self.since = since
      self.paths = paths
    }
  }

  /// Finds the files of the bank and what has changed of them.
  /// - Parameter jobs: threads to compare files with.
  package init(_ request: Request, options: Discovery.Options, jobs: Int) throws(GitError) {
    let git = try Git()
    self.git = git
    // Before the first commit there is nothing to compare with: all is new.
    let commit = try Self.base(request, git)
    let then = RepositoryListing(
      request.paths, in: try commit.map { commit throws(GitError) in try git.files(of: commit) } ?? [:],
      of: request.since ?? "HEAD", top: git.top, options: options)
    before = then.objects
    if request.isStaged {
      let now = RepositoryListing(request.paths, in: try git.index(), of: "the index", top: git.top, options: options)
      found = now.found
      staged = now.objects
      changed = Set(now.found.files.filter { now.objects[$0] != then.objects[$0] })
    } else {
      found = Discovery.run(request.paths, options: options)
      staged = nil
      changed = Self.differing(found.files, from: then.objects, git, jobs: jobs)
    }
  }

  private static func base(_ request: Request, _ git: Git) throws(GitError) -> [UInt8]? {
    guard let revision = request.since else { return try git.commit("HEAD") }
    guard let commit = try git.commit(revision) else {
      throw GitError(
        message: "git knows no commit \"\(revision)\"", help: "in a shallow clone, fetch it first, with its history")
    }
    // What others have done there since is no change of this branch. A shallow clone may not hold the place where they parted.
    return try git.mergeBase(commit) ?? commit
  }

  /// The files whose bytes differ from those in the repository. They are compared here, as git would run filters to do it.
  private static func differing(
    _ files: [SourcePath], from objects: [SourcePath: [UInt8]], _ git: Git, jobs: Int
  ) -> Set<SourcePath> {
    struct Pair {
      let now = ReadBuffer()
      let before: BlobReader
    }
    let differs = Workers.map(
      count: files.count, jobs: jobs, makeState: { Pair(before: BlobReader(git, objects: objects)) },
      work: { pair, index -> Bool in
        let path = files[index]
        guard objects[path] != nil, let now = try? pair.now.read(path, limit: Int(Int32.max)),
          let before = try? pair.before.read(path, limit: now.count)
        else { return true }
        return !now.elementsEqual(before)
      })
    return Set(zip(files, differs).filter(\.1).map(\.0))
  }

  // MARK: Reading

  /// Reads the files of the bank as they are now.
  package func reader() -> any ContentReader {
    staged.map { BlobReader(git, objects: $0) } ?? ReadBuffer()
  }

  /// Reads the files of the bank as they were.
  func readerBefore() -> any ContentReader { BlobReader(git, objects: before) }

  /// The files that were there before and have changed since, or are gone.
  var replaced: [SourcePath] {
    let present = Set(found.files)
    return before.keys.filter { changed.contains($0) || !present.contains($0) }.sorted()
  }

  // MARK: Diagnostics

  /// Leaves of a result what the changes brought about: all that is in changed files, or only what is on their changed lines; what
  /// has a note there; and what is found elsewhere only because of them, such as a reference to a question that is gone.
  /// - Parameter before: the result for the bank as it was.
  package func filter(_ result: inout LintResult, before: LintResult, byLines: Bool) {
    let lines = byLines ? ChangedLines(self) : nil
    func isChanged(_ path: SourcePath, _ range: SourceRange) -> Bool {
      changed.contains(path) && lines?.touch(range, of: path) ?? true
    }
    let known = Dictionary(before.files.map { ($0.path, $0.diagnostics) }, uniquingKeysWith: { first, _ in first })
    for index in result.files.indices {
      let path = result.files[index].path
      var counts: [DiagnosticKey: Int] = [:]
      for diagnostic in known[path] ?? [] { counts[DiagnosticKey(diagnostic), default: 0] += 1 }
      for diagnostic in result.files[index].baselined { _ = counts.take(DiagnosticKey(diagnostic)) }
      result.files[index].diagnostics.removeAll { diagnostic in
        let isOld = counts.take(DiagnosticKey(diagnostic))
        return isOld && !isChanged(path, diagnostic.range)
          && !diagnostic.notes.contains { isChanged($0.file ?? path, $0.range) }
      }
    }
    result.files.removeAll { !changed.contains($0.path) && $0.diagnostics.isEmpty }
    result.questions = result.files.reduce(0) { $0 + $1.questions }
    result.suppressed = result.files.reduce(0) { $0 + $1.silenced.count }
  }
}

/// What tells a diagnostic from others in its file, wherever in the file it stands.
private struct DiagnosticKey: Hashable {
  let rule: RuleID
  let question: [UInt8]?
  let field: String?
  let message: [UInt8]

  init(_ diagnostic: Diagnostic) {
    rule = diagnostic.rule
    question = diagnostic.question.map { Array($0.utf8) }
    field = diagnostic.field
    message = Array(diagnostic.message.utf8)
  }
}

extension [DiagnosticKey: Int] {
  /// Takes one away, if there is one.
  fileprivate mutating func take(_ key: DiagnosticKey) -> Bool {
    guard let count = self[key], count > 0 else { return false }
    self[key] = count - 1
    return true
  }
}

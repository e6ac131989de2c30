package import Diagnostics

#if canImport(Glibc)
  // `environ` is a variable; nothing in qlint writes to it.
  @preconcurrency import Glibc
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// What git was asked in vain.
package struct GitError: Error, Hashable, Sendable {
  /// Lower case, no full stop.
  package var message: String
  package var help: String?
}

/// A repository, seen through `git`.
///
/// A repository is not trusted: its configuration and its attributes can name programs that git would run (a monitor of the file
/// system, hooks, filters, drivers for differences, a pager). Only commands are used that read the object database and the index and
/// never look at a file of the work tree, which is what filters and monitors are for; and what is left is switched off on the command
/// line, which wins over the configuration. There is no shell, and no argument that comes from content.
package final class Git: Sendable {
  /// What goes before each command.
  private static let options = [
    "--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    "-c", "core.untrackedCache=false", "-c", "safe.bareRepository=explicit", "-c", "protocol.allow=never",
  ]
  /// The most that a list of files may be, in bytes.
  private static let longestOutput = 256 << 20

  private let program: [UInt8]
  private let environment: [[UInt8]]
  /// The top folder of the work tree, absolute and with links followed.
  package let top: [UInt8]

  /// Finds the repository that the working directory is in.
  package init() throws(GitError) {
    guard let program = Self.find() else {
      throw GitError(message: "git is not there", help: "install git, or check without --staged and --since")
    }
    self.program = program
    environment = Self.environment()
    let output = try Self.run(program, environment, ["rev-parse", "--show-toplevel"])
    // A name may end with a line end of its own.
    guard output.last == 0x0A, output.count > 1 else { throw GitError(message: "this repository has no work tree") }
    top = Array(output.dropLast())
  }

  // MARK: Questions

  /// A file as the index or a commit has it.
  struct Entry: Hashable, Sendable {
    /// `100644`, `100755`, `120000` for a link, `160000` for a submodule.
    var mode: [UInt8]
    /// The name of the content, in hexadecimal digits.
    var object: [UInt8]
    /// 0, or for a file with merge conflicts, 1 to 3.
    var stage: UInt8 = 0

    var isFile: Bool { mode.starts(with: [UInt8(ascii: "1"), UInt8(ascii: "0"), UInt8(ascii: "0")]) }
  }

  /// All files of the index by their paths from ``top``; of one with merge conflicts, one version.
  func index() throws(GitError) -> [SourcePath: Entry] {
    // `:/` is the top folder, wherever the working directory is.
    let output = try run(["ls-files", "--stage", "-z", "--full-name", "--", ":/"])
    return Self.entries(output) { fields in
      // 100644 0123abc… 0
      guard fields.count == 3, let stage = fields[2].first else { return nil }
      return Entry(mode: fields[0], object: fields[1], stage: stage &- UInt8(ascii: "0"))
    }
  }

  /// All files of a commit by their paths from ``top``.
  /// - Parameter commit: what ``commit(_:)`` or ``mergeBase(_:)`` gave.
  func files(of commit: [UInt8]) throws(GitError) -> [SourcePath: Entry] {
    let output = try run(["ls-tree", "-r", "-z", "--full-tree", String(decoding: commit, as: UTF8.self)])
    return Self.entries(output) { fields in
      // 100644 blob 0123abc…
      fields.count == 3 ? Entry(mode: fields[0], object: fields[2]) : nil
    }
  }

  /// The commit that a revision names, in hexadecimal digits; nil where there is none.
  func commit(_ revision: String) throws(GitError) -> [UInt8]? {
    guard !revision.utf8.contains(0) else { return nil }
    let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]
    return try hash(arguments)
  }

  /// The commit at which the history of `HEAD` parted from that of `commit`; nil where the two have none in common.
  func mergeBase(_ commit: [UInt8]) throws(GitError) -> [UInt8]? {
    try hash(["merge-base", String(decoding: commit, as: UTF8.self), "HEAD"])
  }

  /// The folder of the repository's hooks, absolute or relative to the working directory.
  /// - Throws: ``GitError`` where the configuration names another folder for hooks: what stands there is run by something else.
  package func hooksFolder() throws(GitError) -> SourcePath {
    let named = try answer(to: ["config", "--null", "--get", "core.hooksPath"], options: ["--no-pager"])
    if let folder = named?.dropLast(), !folder.isEmpty {
      throw GitError(
        message:
          "the hooks of this repository are in \(SourcePath(bytes: Array(folder)).display), as core.hooksPath says",
        help: "add \"qlint check --staged\" to the pre-commit hook there")
    }
    let common = try run(["rev-parse", "--git-common-dir"])
    return SourcePath(bytes: PathBytes.joined(Array(common.dropLast()), Array("hooks".utf8)))
  }

  /// Starts a program that answers for the content of objects, one after the other.
  func startBatch() throws(GitError) -> ChildProcess {
    try Self.start(program, environment, Self.options + ["cat-file", "--batch"])
  }

  // MARK: Running it

  private func run(_ arguments: [String]) throws(GitError) -> [UInt8] {
    try Self.run(program, environment, arguments)
  }

  private static func run(
    _ program: [UInt8], _ environment: [[UInt8]], _ arguments: [String]
  ) throws(GitError) -> [UInt8] {
    let child = try start(program, environment, options + arguments)
    guard try finish(child) == 0 else { throw complaint(of: child, arguments) }
    return child.received
  }

  /// What it writes; nil where it ends with 1 and says nothing, which is its no.
  private func answer(to arguments: [String], options: [String] = Git.options) throws(GitError) -> [UInt8]? {
    let child = try Self.start(program, environment, options + arguments)
    let code = try Self.finish(child)
    if code == 0 { return child.received }
    if code == 1, child.complaint.isEmpty { return nil }
    throw Self.complaint(of: child, arguments)
  }

  private func hash(_ arguments: [String]) throws(GitError) -> [UInt8]? {
    guard let output = try answer(to: arguments) else { return nil }
    return Array(output.prefix { $0 != 0x0A })
  }

  private static func start(
    _ program: [UInt8], _ environment: [[UInt8]], _ arguments: [String]
  ) throws(GitError) -> ChildProcess {
    do throws(ProcessError) {
      return try ChildProcess(program, arguments.map { Array($0.utf8) }, environment: environment)
    } catch {
      throw GitError(error)
    }
  }

  private static func finish(_ child: ChildProcess) throws(GitError) -> Int32 {
    do throws(ProcessError) {
      try child.finishInput()
      return try child.wait(limit: longestOutput)
    } catch {
      throw GitError(error)
    }
  }

  /// What git said was wrong: its first line is the reason.
  private static func complaint(of child: ChildProcess, _ arguments: [String]) -> GitError {
    let line = child.complaint.prefix { $0 != 0x0A }
    var text = String(decoding: line, as: UTF8.self)
    for word in ["fatal: ", "error: "] where text.hasPrefix(word) { text.removeFirst(word.count) }
    return GitError(message: "git: \(text.isEmpty ? "\(arguments.first ?? "") failed without a word" : text)")
  }

  private static func entries(
    _ output: [UInt8], _ read: ([[UInt8]]) -> Entry?
  ) -> [SourcePath: Entry] {
    var entries: [SourcePath: Entry] = [:]
    for line in output.split(separator: 0) {
      guard let tab = line.firstIndex(of: 0x09), let entry = read(line[..<tab].split(separator: 0x20).map { Array($0) })
      else { continue }
      entries[SourcePath(bytes: Array(line[(tab + 1)...]))] = entry
    }
    return entries
  }

  // MARK: The program

  /// `git` in the absolute folders of `PATH`: what lies in the working directory is content.
  private static func find() -> [UInt8]? {
    guard let path = getenv("PATH") else { return nil }
    let folders = String(cString: path).utf8.split(separator: UInt8(ascii: ":")).map { Array($0) }
    for folder in folders where PathBytes.isAbsolute(folder) {
      let program = PathBytes.joined(folder, Array("git".utf8))
      let isProgram = PathBytes.withCString(program) { access($0, X_OK) } == 0
      if isProgram, FileSystem.kind(of: program, followingLinks: true) == .file { return program }
    }
    return nil
  }

  /// The environment of this process, with what keeps git quiet. A hook gets its repository and its index by the environment.
  private static func environment() -> [[UInt8]] {
    let own = [
      "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_PAGER=cat", "LC_ALL=C",
    ].map { Array($0.utf8) }
    let names = own.map { $0.prefix { $0 != UInt8(ascii: "=") } + [UInt8(ascii: "=")] }
    var result = own
    var next = environ
    while let entry = next.pointee {
      let bytes = UnsafeBufferPointer(start: entry, count: strlen(entry)).map { UInt8(bitPattern: $0) }
      if !names.contains(where: { bytes.starts(with: $0) }) { result.append(bytes) }
      next += 1
    }
    return result
  }
}

extension GitError {
  init(_ error: ProcessError) {
    switch error {
    case .notStarted(let code): self.init(message: "git cannot be started: \(IOProblem.text(of: code))")
    case .timedOut: self.init(message: "git gave no answer for \(ChildProcess.patience / 1000) seconds")
    case .tooMuchOutput: self.init(message: "git lists more files than can be right")
    case .closed: self.init(message: "git ended in the middle of an answer")
    case .failed(let code): self.init(message: "git cannot be read: \(IOProblem.text(of: code))")
    }
  }
}

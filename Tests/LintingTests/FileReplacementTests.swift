import Diagnostics
import Synchronization
import TestSupport
import Testing

@testable import Linting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writing a file anew: whatever fails, the old file is there or the new one, and nothing else.
@Suite struct FileReplacementTests {
  private static let old = Array(String(repeating: "old text\n", count: 9_000).utf8)
  private static let new = Array(String(repeating: "the new text\n", count: 8_000).utf8)

  /// A folder with one file in it.
  private struct Place {
    let folder: TemporaryFolder
    var path: SourcePath { SourcePath("\(folder.path)/a.yaml") }

    init(mode: mode_t = 0o640) throws {
      folder = try TemporaryFolder()
      try Files.write(FileReplacementTests.old, to: "\(folder.path)/a.yaml")
      #expect(chmod("\(folder.path)/a.yaml", mode) == 0)
    }

    func replace(_ system: FileOperations = .system, root: String? = nil) -> IOProblem? {
      let hash = FileReplacementTests.old.withUnsafeBytes { ContentHash($0) }
      do throws(IOProblem) {
        try FileReplacement(root: SourcePath(root ?? folder.path), system: system)
          .replace(path, from: hash, with: FileReplacementTests.new)
        return nil
      } catch {
        return error
      }
    }

    var bytes: [UInt8]? { Files.bytes("\(folder.path)/a.yaml") }
    var names: [String] { Files.names(in: folder.path) }
    var mode: mode_t {
      var status = stat()
      return lstat("\(folder.path)/a.yaml", &status) == 0 ? status.st_mode & 0o7777 : 0
    }
  }

  @Test(arguments: [0o640, 0o600, 0o755, 0o666, 0o200] as [mode_t])
  func theModeStays(mode: mode_t) throws {
    guard getuid() == 0 || mode & 0o400 != 0 else { return }
    let place = try Place(mode: mode)
    #expect(place.replace() == nil)
    #expect(place.bytes == Self.new)
    #expect(place.mode == mode)
    #expect(place.names == ["a.yaml"])
  }

  @Test func whatHasChangedIsLeftAlone() throws {
    let place = try Place()
    try place.folder.write("somebody's work", to: "a.yaml")
    let problem = try #require(place.replace())
    #expect(problem.message == "not fixed: the file has changed since it was checked; run qlint again")
    #expect(!problem.isRefusal)
    #expect(place.bytes == Array("somebody's work".utf8))
    #expect(place.names == ["a.yaml"])
  }

  @Test func readOnlyFilesAndFilesWithTwoNamesAreRefused() throws {
    let readOnly = try Place(mode: 0o444)
    #expect(readOnly.replace()?.isRefusal == true)
    #expect(readOnly.bytes == Self.old)
    let linked = try Place()
    #expect(link("\(linked.folder.path)/a.yaml", "\(linked.folder.path)/b.yaml") == 0)
    #expect(linked.replace()?.isRefusal == true)
    #expect(linked.bytes == Self.old)
    #expect(linked.names == ["a.yaml", "b.yaml"])
  }

  @Test func linksAreFollowedInsideOfTheProjectOnly() throws {
    let place = try Place()
    let hash = Self.old.withUnsafeBytes { ContentHash($0) }
    let project = try TemporaryFolder()
    try Files.write(Self.old, to: "\(project.path)/real/b.yaml")
    #expect(symlink("\(place.folder.path)/a.yaml", "\(project.path)/out.yaml") == 0)
    #expect(symlink(place.folder.path, "\(project.path)/folder") == 0)
    #expect(symlink("real/b.yaml", "\(project.path)/in.yaml") == 0)
    let replacement = FileReplacement(root: SourcePath(project.path))
    for name in ["out.yaml", "folder/a.yaml"] {
      let path = SourcePath("\(project.path)/\(name)")
      let problem = #expect(throws: IOProblem.self) { try replacement.replace(path, from: hash, with: Self.new) }
      #expect(problem?.message == "not fixed: a link leads out of the project")
      #expect(problem?.isRefusal == true)
    }
    #expect(place.bytes == Self.old)
    try replacement.replace(SourcePath("\(project.path)/in.yaml"), from: hash, with: Self.new)
    #expect(Files.bytes("\(project.path)/real/b.yaml") == Self.new)
    var status = stat()
    #expect(lstat("\(project.path)/in.yaml", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(Files.names(in: "\(project.path)/real") == ["b.yaml"])
  }

  /// Each call of the system fails once, for each reason.
  @Test(arguments: [ENOSPC, EIO, EACCES])
  func aFailureAnywhereLeavesOneOfTheTwo(code: Int32) throws {
    var isDone = false
    var failures = 0
    for step in 0..<200 where !isDone {
      let place = try Place()
      let fault = Fault(at: step, code: code)
      let problem = place.replace(fault.operations(shortWrites: true))
      isDone = !fault.wasReached
      if problem == nil {
        #expect(place.bytes == Self.new, "step \(step)")
      } else {
        failures += 1
        #expect(place.bytes == Self.old, "step \(step)")
        #expect(problem?.message.hasPrefix("not fixed: ") == true)
      }
      #expect(place.mode == 0o640, "step \(step)")
      #expect(place.names == ["a.yaml"], "step \(step)")
    }
    #expect(isDone)
    #expect(failures > 10)
  }

  /// The program is killed before each call of the system, and in the middle of each write: from then on nothing happens any more.
  @Test func aKillAnywhereLeavesOneOfTheTwo() throws {
    var isDone = false
    var steps: [String: Int] = [:]
    for step in 0..<200 where !isDone {
      let place = try Place()
      let fault = Fault(at: step, code: EIO, isLasting: true)
      _ = place.replace(fault.operations(shortWrites: true))
      isDone = !fault.wasReached
      let isNew = place.bytes == Self.new
      #expect(isNew || place.bytes == Self.old, "step \(step)")
      #expect(place.mode == 0o640, "step \(step)")
      // What a killed program had begun may stay beside the file, under a name that no check looks at.
      let others = place.names.filter { $0 != "a.yaml" }
      #expect(others.allSatisfy { $0.hasPrefix(".qlint-") && $0.hasSuffix("~") } && others.count <= 1, "step \(step)")
      steps[isNew ? "new" : others.isEmpty ? "old" : "begun", default: 0] += 1
    }
    #expect(isDone)
    #expect(steps.keys.sorted() == ["begun", "new", "old"])
  }

  /// A signal interrupts each call once: the file is written all the same.
  @Test func interruptedCallsAreMadeAgain() throws {
    for step in 0..<60 {
      let place = try Place()
      let fault = Fault(at: step, code: EINTR, only: [.write, .read, .other])
      #expect(place.replace(fault.operations(shortWrites: true)) == nil, "step \(step)")
      #expect(place.bytes == Self.new, "step \(step)")
      #expect(place.names == ["a.yaml"], "step \(step)")
    }
  }

  /// What happens to the file between the writing of the new one and its renaming is seen.
  @Test func aChangeAtTheLastMomentIsSeen() throws {
    let place = try Place()
    var system = FileOperations.system
    let path = "\(place.folder.path)/a.yaml"
    system.synchronize = { descriptor in
      try? Files.write(Array("somebody's work".utf8), to: path)
      return fsync(descriptor)
    }
    #expect(place.replace(system)?.message.contains("has changed") == true)
    #expect(place.bytes == Array("somebody's work".utf8))
    #expect(place.names == ["a.yaml"])
  }
}

/// Makes one call of the system fail, or all from one on.
private final class Fault: Sendable {
  enum Call {
    case open
    case read
    case write
    case close
    case other
  }

  private let step: Int
  private let code: Int32
  private let calls: Set<Call>
  /// Whether all calls behind it fail too, as those do that a killed program does not come to.
  private let isLasting: Bool
  private let count = Atomic(0)

  init(
    at step: Int, code: Int32, only calls: Set<Call> = [.open, .read, .write, .close, .other], isLasting: Bool = false
  ) {
    self.step = step
    self.code = code
    self.calls = calls
    self.isLasting = isLasting
  }

  var wasReached: Bool { count.load(ordering: .relaxed) > step }

  /// Whether the call that is about to be made fails.
  private func fails(_ call: Call) -> Bool {
    guard calls.contains(call) else { return false }
    let number = count.wrappingAdd(1, ordering: .relaxed).oldValue
    guard number == step || isLasting && number > step else { return false }
    errno = code
    return true
  }

  func operations(shortWrites: Bool) -> FileOperations {
    let system = FileOperations.system
    var faulty = system
    faulty.openFolder = { self.fails(.open) ? -1 : system.openFolder($0) }
    faulty.openFile = { self.fails(.open) ? -1 : system.openFile($0, $1) }
    faulty.createFile = { self.fails(.open) ? -1 : system.createFile($0, $1) }
    faulty.status = { self.fails(.other) ? -1 : system.status($0, $1, $2) }
    faulty.read = { self.fails(.read) ? -1 : system.read($0, $1, $2) }
    faulty.write = { self.fails(.write) ? -1 : system.write($0, $1, shortWrites ? min($2, 17_000) : $2) }
    faulty.setOwner = { self.fails(.other) ? -1 : system.setOwner($0, $1, $2) }
    faulty.setMode = { self.fails(.other) ? -1 : system.setMode($0, $1) }
    faulty.synchronize = { self.fails(.other) ? -1 : system.synchronize($0) }
    faulty.close = { descriptor in
      let isFaulty = self.fails(.close)
      let result = system.close(descriptor)
      if isFaulty { errno = self.code }
      return isFaulty ? -1 : result
    }
    faulty.rename = { self.fails(.other) ? -1 : system.rename($0, $1, $2) }
    // To remove what was begun is no step of its own, but nobody is there to do it.
    faulty.remove = { self.isLasting && self.wasReached ? -1 : system.remove($0, $1) }
    return faulty
  }
}

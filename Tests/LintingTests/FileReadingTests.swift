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

@Suite struct FileReadingTests {
  @Test func filesOfAllSizesAreReadWhole() throws {
    let folder = try TemporaryFolder()
    let buffer = ReadBuffer(kept: 1 << 17)
    for size in [0, 1, 4_095, 65_535, 65_536, 65_537, 300_000, 3] {
      let text = String(repeating: "x", count: size)
      try folder.write(text, to: "f")
      let bytes = try buffer.read(SourcePath("\(folder.path)/f"), limit: 1 << 20)
      #expect(bytes.count == size)
      #expect(bytes.allSatisfy { $0 == UInt8(ascii: "x") })
    }
  }

  @Test func theLimitIsTheLastSizeThatIsRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("12345", to: "f")
    let path = SourcePath("\(folder.path)/f")
    let buffer = ReadBuffer()
    #expect(try buffer.read(path, limit: 5).count == 5)
    #expect(throws: ReadError.tooLarge(size: 5)) { try buffer.read(path, limit: 4) }
  }

  @Test func whatIsNoFileIsRefusedWithoutWaiting() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo("\(folder.path)/pipe", 0o600) == 0)
    let buffer = ReadBuffer()
    func message(_ path: String) -> String? {
      do throws(ReadError) {
        _ = try buffer.read(SourcePath(path), limit: 10)
        return nil
      } catch {
        guard case .io(let problem) = error else { return "\(error)" }
        return problem.message
      }
    }
    #expect(message("\(folder.path)/pipe") == "not a regular file but a named pipe")
    #expect(message(folder.path) == "not a regular file but a folder")
    #expect(message("/dev/zero") == "not a regular file but a device")
    #expect(message("\(folder.path)/none") == "no such file or directory")
    #expect(message("a\0b") == "the path holds a NUL byte")
  }

  // MARK: Reads that fail, and reads that give little

  private static let content = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

  /// A file with that content, read by a system that does as `read` says.
  private func bytes(limit: Int = 1 << 20, _ read: @escaping ReadBuffer.Read) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try Files.write(Self.content, to: "\(folder.path)/f")
    let buffer = ReadBuffer(read: read)
    defer { withExtendedLifetime(buffer) {} }
    return Array(try buffer.read(SourcePath("\(folder.path)/f"), limit: limit))
  }

  @Test(arguments: [1, 4_095, 65_537]) func shortReadsAreGoneOnWith(most: Int) throws {
    #expect(try bytes { read($0, $1, min($2, most)) } == Self.content)
  }

  @Test func interruptedReadsAreMadeAgain() throws {
    let calls = Atomic(0)
    let found = try bytes { descriptor, memory, count in
      // Every second call is interrupted.
      guard calls.wrappingAdd(1, ordering: .relaxed).newValue % 2 == 0 else {
        errno = EINTR
        return -1
      }
      return read(descriptor, memory, min(count, 30_000))
    }
    #expect(found == Self.content)
    #expect(calls.load(ordering: .relaxed) > 8)
  }

  /// Half a file is no file: an error in the middle of it is an error.
  @Test(arguments: [0, 1, 3]) func aReadThatFailsIsAnError(step: Int) throws {
    let calls = Atomic(0)
    let error = #expect(throws: ReadError.self) {
      try bytes { descriptor, memory, count in
        guard calls.wrappingAdd(1, ordering: .relaxed).oldValue < step else {
          errno = EIO
          return -1
        }
        return read(descriptor, memory, min(count, 30_000))
      }
    }
    guard case .io(let problem) = error else {
      Issue.record("no error of reading: \(String(describing: error))")
      return
    }
    #expect(problem.message == IOProblem.text(of: EIO))
  }

  /// A file that grows is read until the limit, one that shrinks to its new end.
  @Test func filesMayChangeMeanwhile() throws {
    let endless: ReadBuffer.Read = { _, memory, count in
      memory?.initializeMemory(as: UInt8.self, repeating: 0x61, count: count)
      return count
    }
    #expect(throws: ReadError.tooLarge(size: nil)) { try bytes(limit: 150_000, endless) }
    let calls = Atomic(0)
    let shrunk = try bytes { descriptor, memory, count in
      calls.wrappingAdd(1, ordering: .relaxed).oldValue < 2 ? read(descriptor, memory, min(count, 10_000)) : 0
    }
    #expect(shrunk == Array(Self.content.prefix(20_000)))
  }

  @Test(arguments: [
    ("/a/./b//c/../d", "/a/b/d"), ("/..", "/"), ("/", "/"), ("/a/", "/a"),
  ])
  func pathsAreNormalized(_ path: String, _ expected: String) {
    #expect(PathBytes.normalized(Array(path.utf8)) == Array(expected.utf8))
  }

  @Test(arguments: [
    ("/a/b", "/a", "b"), ("/a", "/a", "."), ("/a", "/a/b", ".."), ("/x/y", "/a/b", "../../x/y"), ("/ab", "/a", "../ab"),
  ])
  func pathsAreMadeRelative(_ path: String, _ base: String, _ expected: String) {
    #expect(PathBytes.relative(Array(path.utf8), to: Array(base.utf8)) == Array(expected.utf8))
  }

  @Test(arguments: [("a/b", "a"), ("a", "."), ("/a", "/"), ("/", "/"), ("a//b//", "a"), ("//a", "/")])
  func foldersAreFound(_ path: String, _ expected: String) {
    #expect(PathBytes.parent(Array(path.utf8)) == Array(expected.utf8))
  }

  @Test func insideMeansWholeComponents() {
    #expect(PathBytes.isInside(Array("/a/b".utf8), Array("/a".utf8)))
    #expect(PathBytes.isInside(Array("/a".utf8), Array("/a".utf8)))
    #expect(!PathBytes.isInside(Array("/ab".utf8), Array("/a".utf8)))
    #expect(PathBytes.isInside(Array("/ab".utf8), Array("/".utf8)))
  }
}

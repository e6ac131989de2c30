import Diagnostics
import Linting
import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes whole files: at any time the old one or the new one is there.
enum FileReplacement {
  /// Writes a file beside its place, and puts it there when it is complete.
  /// - Parameter mode: its permissions, of which the process's mask takes some away.
  /// - Throws: ``Failure``, `OutputError`.
  static func write(_ bytes: [UInt8], to path: SourcePath, mode: mode_t = 0o666) throws {
    let temporary = path.bytes + Array(".\(getpid()).tmp".utf8)
    let descriptor = withCString(temporary) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode) }
    guard descriptor >= 0 else { throw failure(path) }
    var isThere = false
    defer {
      close(descriptor)
      if !isThere { _ = withCString(temporary) { unlink($0) } }
    }
    let output = DescriptorOutput(descriptor: descriptor)
    try output.write(bytes)
    try output.flush()
    guard fsync(descriptor) == 0 else { throw failure(path) }
    let code = withCString(temporary) { old in withCString(path.bytes) { rename(old, $0) } }
    guard code == 0 else { throw failure(path) }
    isThere = true
  }

  private static func failure(_ path: SourcePath) -> Failure {
    Failure(message: "cannot write \(path.display): \(IOProblem(path, errno: errno).message)")
  }

  private static func withCString<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    var text = path.map { CChar(bitPattern: $0) }
    text.append(0)
    return body(text)
  }
}

import Diagnostics
import Linting
import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes the files that commands make.
enum OutputFile {
  /// Makes a file that is not there yet.
  /// - Parameter mode: its permissions, of which the process's mask takes some away.
  /// - Returns: false where something is there already, which stays as it is.
  /// - Throws: ``Failure``, `OutputError`.
  static func create(_ bytes: [UInt8], at path: SourcePath, mode: mode_t = 0o666) throws -> Bool {
    let descriptor = open(path, O_EXCL, mode)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw failure(path)
    }
    defer { close(descriptor) }
    try fill(descriptor, with: bytes)
    return true
  }

  /// Writes a file whatever is there: at any time the old one or the new one is.
  /// - Throws: ``Failure``, `OutputError`.
  static func write(_ bytes: [UInt8], to path: SourcePath) throws {
    try refuseLink(path)
    // A signal would leave the temporary file behind.
    let signals = SignalPause()
    defer { signals.end() }
    let temporary = SourcePath(bytes: path.bytes + Array(".\(getpid())~".utf8))
    let descriptor = open(temporary, O_EXCL | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    var isInPlace = false
    defer {
      close(descriptor)
      if !isInPlace { _ = withCString(temporary) { unlink($0) } }
    }
    do throws(OutputError) {
      try fill(descriptor, with: bytes)
    } catch {
      throw failure(path, error)
    }
    guard fsync(descriptor) == 0 else { throw failure(path) }
    guard withCString(temporary, { old in withCString(path) { rename(old, $0) } }) == 0 else { throw failure(path) }
    isInPlace = true
  }

  /// Writes a file, or whatever else the path leads to, piece by piece. A file that cannot be written to its end is left empty:
  /// half of it could be taken for the whole.
  static func write(
    to path: SourcePath, _ body: (inout DescriptorOutput) throws(OutputError) -> Void
  ) throws {
    try refuseLink(path)
    // A pipe that nobody reads would be waited for.
    let descriptor = open(path, O_TRUNC | O_NONBLOCK, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    // A signal would leave half of a file behind. A pipe whose reader waits for something else must stay one that can be ended.
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    let signals = SignalPause(isOn: isFile)
    defer { signals.end() }
    var output = DescriptorOutput(descriptor: descriptor)
    do throws(OutputError) {
      try body(&output)
      try output.flush()
    } catch {
      _ = ftruncate(descriptor, 0)
      throw failure(path, error)
    }
  }

  private static func refuseLink(_ path: SourcePath) throws(Failure) {
    guard path.leadsOut else { return }
    throw Failure(
      message: "cannot write \(path.display): a link leads out of the working directory",
      help: "remove the link, or name the file that it leads to")
  }

  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) throws(OutputError) {
    let output = DescriptorOutput(descriptor: descriptor)
    try output.write(bytes)
    try output.flush()
  }

  /// Makes a folder, unless there is one.
  static func createFolder(_ path: SourcePath) throws {
    guard withCString(path, { mkdir($0, 0o777) }) != 0, errno != EEXIST else { return }
    throw failure(path)
  }

  private static func open(_ path: SourcePath, _ options: Int32, _ mode: mode_t) -> Int32 {
    withCString(path) { systemOpen($0, O_WRONLY | O_CREAT | O_CLOEXEC | options, mode) }
  }

  private static func failure(_ path: SourcePath, _ error: OutputError) -> Failure {
    switch error {
    case .failed(let code): failure(path, errno: code)
    case .closedPipe: failure(path, errno: EPIPE)
    }
  }

  private static func failure(_ path: SourcePath, errno code: Int32 = errno) -> Failure {
    Failure(message: "cannot write \(path.display): \(IOProblem(path, errno: code).message)")
  }

  private static func withCString<Result>(_ path: SourcePath, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    var text = path.bytes.map { CChar(bitPattern: $0) }
    text.append(0)
    return body(text)
  }
}

/// `open` of the C library, under a name that the functions above do not hide.
private func systemOpen(_ path: UnsafePointer<CChar>, _ options: Int32, _ mode: mode_t) -> Int32 {
  open(path, options, mode)
}

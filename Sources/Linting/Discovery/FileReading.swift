package import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why the bytes of a file are not there.
package enum ReadError: Error, Hashable, Sendable {
  /// The file cannot be read, or is none.
  case io(IOProblem)
  /// The file is larger than allowed; its size in bytes, where it is known (of a stream, it is not).
  case tooLarge(size: Int?)
}

/// Memory for the bytes of a file, kept from one file to the next: a worker has one and reads all its files into it.
///
/// Files are read, never mapped: a mapped file that shrinks kills the process, and many small maps are slower.
package final class ReadBuffer {
  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  /// More than this is given back before the next file is read.
  private let kept: Int
  private let systemRead: Read

  /// `read` of the system: the number of bytes that it has put there, 0 at the end, -1 with `errno`.
  typealias Read = @Sendable (_ descriptor: Int32, _ memory: UnsafeMutableRawPointer?, _ count: Int) -> Int

  /// - Parameter kept: the most bytes that are kept between two files.
  package convenience init(kept: Int = 1 << 20) {
    self.init(kept: kept) { readOfSystem($0, $1, $2) }
  }

  /// - Parameter read: stands for the system's, so that a test can make it fail.
  init(kept: Int = 1 << 20, read: @escaping Read) {
    self.kept = kept
    systemRead = read
  }

  deinit { memory.deallocate() }

  /// Reads a regular file whole. Never waits (a pipe is refused, not opened for good), and holds at most `limit` + 1
  /// bytes.
  /// - Parameters:
  ///   - path: the file, relative to the working directory or absolute.
  ///   - limit: the most bytes that are read; a file with more is ``ReadError/tooLarge(size:)``.
  /// - Returns: the bytes; they stay until the next call, and not longer than the buffer itself: whoever reads them must
  ///   keep it.
  package func read(_ path: SourcePath, limit: Int) throws(ReadError) -> UnsafeRawBufferPointer {
    guard !PathBytes.holdsNUL(path.bytes) else { throw .io(IOProblem(path, "the path holds a NUL byte")) }
    let descriptor = PathBytes.withCString(path.bytes) { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) }
    guard descriptor >= 0 else { throw .io(IOProblem(path, errno: errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .io(IOProblem(path, errno: errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .io(IOProblem(path, "not a regular file but \(FileType.name(ofMode: status.st_mode))"))
    }
    let size = Int(clamping: status.st_size)
    guard size <= limit else { throw .tooLarge(size: size) }
    // One byte more than the size: the read that fills the buffer is then also the one that finds the end.
    return try drain(descriptor, expecting: size + 1, limit: limit, path: path)
  }

  /// Reads standard input to its end, or until it has given more than `limit` bytes.
  /// - Returns: the bytes, as a copy: standard input is read once, often with a buffer that is gone afterwards.
  package func readStandardInput(limit: Int) throws(ReadError) -> [UInt8] {
    Array(try drain(STDIN_FILENO, expecting: 1 << 16, limit: limit, path: "-"))
  }

  /// Reads a regular file whole into an array of its own, as ``read(_:limit:)`` does.
  package static func bytes(of path: SourcePath, limit: Int) throws(ReadError) -> [UInt8] {
    let buffer = ReadBuffer()
    defer { withExtendedLifetime(buffer) {} }
    return Array(try buffer.read(path, limit: limit))
  }

  private func drain(
    _ descriptor: Int32, expecting: Int, limit: Int, path: SourcePath
  ) throws(ReadError) -> UnsafeRawBufferPointer {
    let most = limit == .max ? limit : limit + 1
    if memory.count > kept { replaceMemory(with: min(kept, 1 << 16), keeping: 0) }
    if memory.count < expecting { replaceMemory(with: min(expecting, most), keeping: 0) }
    var count = 0
    while true {
      if count == memory.count {
        replaceMemory(with: min(max(memory.count, 1 << 12) * 2, most), keeping: count)
      }
      let space = UnsafeMutableRawBufferPointer(rebasing: memory[count..<min(memory.count, most)])
      let length = systemRead(descriptor, space.baseAddress, space.count)
      if length < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN, waitUntilReadable(descriptor) { continue }
        throw .io(IOProblem(path, errno: errno))
      }
      if length == 0 { break }
      count += length
      if count > limit { throw .tooLarge(size: nil) }
    }
    return UnsafeRawBufferPointer(rebasing: memory[..<count])
  }

  /// Standard input may have been set to not block by whoever shares it.
  private func waitUntilReadable(_ descriptor: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, -1) >= 0 || errno == EINTR
  }

  private func replaceMemory(with size: Int, keeping count: Int) {
    let new = UnsafeMutableRawBufferPointer.allocate(byteCount: max(size, 1), alignment: 16)
    new.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<min(count, new.count)]))
    memory.deallocate()
    memory = new
  }
}

/// `read` of the C library, under a name that the methods here do not hide.
private func readOfSystem(_ descriptor: Int32, _ memory: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, memory, count)
}

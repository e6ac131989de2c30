#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why another program gave no answer.
enum ProcessError: Error, Hashable, Sendable {
  /// It could not be started: `errno`.
  case notStarted(code: Int32)
  /// It was still silent after ``ChildProcess/patience`` and was ended.
  case timedOut
  /// It wrote more than it was allowed to and was ended.
  case tooMuchOutput
  /// It ended in the middle of an answer.
  case closed
  /// Reading from it failed: `errno`.
  case failed(code: Int32)
}

/// Another program, run without a shell: what it reads and writes goes through this process, by `poll`, so that neither waits for
/// the other for good.
///
/// `posix_spawn` and not a package for processes: those need the runtime of Swift's concurrency, which the rest of qlint does
/// without, and more time to start than a short run takes.
final class ChildProcess {
  /// How long a program may be silent, in milliseconds.
  static let patience: Int32 = 30_000
  /// Bytes of standard error that are kept; the rest is read and dropped.
  private static let keptErrors = 16 << 10
  private static let chunk = 1 << 16

  private var process: pid_t = 0
  private var input: Int32 = -1
  private var output: Int32 = -1
  private var errors: Int32 = -1
  /// What is still to be sent, from ``sent`` on.
  private var outgoing: [UInt8] = []
  private var sent = 0
  /// What has come and was not taken yet.
  private(set) var received: [UInt8] = []
  /// What the program wrote to its standard error, cut.
  private(set) var complaint: [UInt8] = []

  /// Whether the program has closed its standard output.
  var isAtEnd: Bool { output < 0 }

  /// Starts a program.
  /// - Parameters:
  ///   - path: its absolute path.
  ///   - arguments: without its name; none holds a NUL byte.
  ///   - environment: the whole of it, as `NAME=value`.
  init(_ path: [UInt8], _ arguments: [[UInt8]], environment: [[UInt8]]) throws(ProcessError) {
    let spawned = try Spawning.start(path, arguments, environment: environment)
    (process, input, output, errors) = (spawned.process, spawned.input, spawned.output, spawned.errors)
  }

  deinit { end() }

  // MARK: Talking

  /// Sends bytes to its standard input, while what it writes is received.
  func send(_ bytes: [UInt8]) { outgoing.append(contentsOf: bytes) }

  /// Says that nothing more will be sent.
  func finishInput() throws(ProcessError) {
    while sent < outgoing.count, input >= 0 { try step() }
    Spawning.close(&input)
  }

  /// Receives until there are `count` bytes, or the output has ended.
  func receive(atLeast count: Int) throws(ProcessError) {
    while received.count < count, !isAtEnd { try step() }
  }

  /// Receives until there is a line end, which is searched for from `start` on.
  /// - Returns: its index in ``received``; nil where the output ended before, or the line is longer than `limit` bytes.
  func receiveLine(limit: Int) throws(ProcessError) -> Int? {
    var start = 0
    while true {
      if let end = received[start...].firstIndex(of: 0x0A) { return end }
      start = received.count
      if isAtEnd || start > limit { return nil }
      try step()
    }
  }

  /// Takes the first `count` bytes of what has come.
  func take(_ count: Int) -> [UInt8] {
    let taken = Array(received.prefix(count))
    received.removeFirst(taken.count)
    return taken
  }

  /// Receives all that it writes, and waits for its end.
  /// - Returns: the exit code; 128 and the signal's number where one ended it.
  func wait(limit: Int) throws(ProcessError) -> Int32 {
    while output >= 0 || errors >= 0 {
      try step()
      guard received.count <= limit else { throw stop(.tooMuchOutput) }
    }
    Spawning.close(&input)
    return reap()
  }

  /// Waits for one of the streams and moves what can be moved.
  private func step() throws(ProcessError) {
    let wantsToSend = input >= 0 && sent < outgoing.count
    var streams = [
      pollfd(fd: wantsToSend ? input : -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: output, events: Int16(POLLIN), revents: 0), pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&streams, nfds_t(streams.count), Self.patience)
    guard count >= 0 else {
      let code = errno
      if code == EINTR { return }
      throw stop(.failed(code: code))
    }
    guard count > 0 else { throw stop(.timedOut) }
    if streams[0].revents != 0 { transmit() }
    if streams[1].revents != 0 {
      if let bytes = try read(output) { received.append(contentsOf: bytes) } else { Spawning.close(&output) }
    }
    if streams[2].revents != 0 {
      if let bytes = try read(errors) {
        complaint.append(contentsOf: bytes.prefix(max(0, Self.keptErrors - complaint.count)))
      } else {
        Spawning.close(&errors)
      }
    }
  }

  private func transmit() {
    let count = outgoing.withUnsafeBytes { Spawning.send(input, UnsafeRawBufferPointer(rebasing: $0[sent...])) }
    if let count {
      sent += count
    } else {
      // It has stopped listening: what it says of that is still to come.
      Spawning.close(&input)
    }
    guard input < 0 || sent == outgoing.count else { return }
    outgoing.removeAll(keepingCapacity: true)
    sent = 0
  }

  /// The bytes that are there, perhaps none; nil at the end.
  private func read(_ stream: Int32) throws(ProcessError) -> [UInt8]? {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
      let length = systemRead(stream, UnsafeMutableRawPointer(buffer.baseAddress), buffer.count)
      code = length < 0 ? errno : 0
      count = max(0, length)
    }
    switch code {
    case 0: return bytes.isEmpty ? nil : bytes
    case EINTR, EAGAIN: return []
    default: throw stop(.failed(code: code))
    }
  }

  // MARK: The end

  private func reap() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    process = 0
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Ends the program, whatever it is doing. What has come can still be looked at.
  func end() {
    Spawning.close(&input)
    Spawning.close(&output)
    Spawning.close(&errors)
    guard process > 0 else { return }
    kill(process, SIGKILL)
    _ = reap()
  }

  /// Ends the program for that reason.
  private func stop(_ reason: ProcessError) -> ProcessError {
    end()
    return reason
  }
}

/// `read` of the C library, under a name that the methods here do not hide.
private func systemRead(_ descriptor: Int32, _ memory: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, memory, count)
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The system calls that start a program and talk to it.
enum Spawning {
  /// A program that runs, and this end of its streams.
  struct Spawned {
    var process: pid_t
    /// Its standard input: a socket.
    var input: Int32
    var output: Int32
    var errors: Int32
  }

  static func start(
    _ path: [UInt8], _ arguments: [[UInt8]], environment: [[UInt8]]
  ) throws(ProcessError) -> Spawned {
    // Sockets and not pipes: sending to a program that is gone is then an error, not a signal that ends this one, and no other
    // program that is started meanwhile inherits an end.
    guard var input = socketPair() else { throw .notStarted(code: errno) }
    defer { close(&input.theirs) }
    guard var output = socketPair() else {
      let code = errno
      close(&input.ours)
      throw .notStarted(code: code)
    }
    defer { close(&output.theirs) }
    guard var errors = socketPair() else {
      let code = errno
      close(&input.ours)
      close(&output.ours)
      throw .notStarted(code: code)
    }
    defer { close(&errors.theirs) }
    var process: pid_t = 0
    let code = spawn(
      &process, path, [path] + arguments, environment, streams: [input.theirs, output.theirs, errors.theirs])
    guard code == 0 else {
      close(&input.ours)
      close(&output.ours)
      close(&errors.ours)
      throw .notStarted(code: code)
    }
    return Spawned(process: process, input: input.ours, output: output.ours, errors: errors.ours)
  }

  /// - Parameter streams: its standard input, output and error.
  /// - Returns: 0, or `errno`.
  private static func spawn(
    _ process: inout pid_t, _ path: [UInt8], _ arguments: [[UInt8]], _ environment: [[UInt8]], streams: [Int32]
  ) -> Int32 {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The system closes all other descriptors when the program begins: they are opened so everywhere.
    for (number, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
    }
    return withCStrings(arguments) { arguments in
      withCStrings(environment) { environment in
        PathBytes.withCString(path) { posix_spawn(&process, $0, &actions, nil, arguments, environment) }
      }
    }
  }

  /// Calls `body` with an array of C strings that ends with a null pointer.
  private static func withCStrings<Result>(
    _ texts: [[UInt8]], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let size = texts.reduce(0) { $0 + $1.count + 1 }
    let memory = UnsafeMutablePointer<CChar>.allocate(capacity: size + 1)
    let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: texts.count + 1)
    defer {
      memory.deallocate()
      pointers.deallocate()
    }
    var end = memory
    for (index, text) in texts.enumerated() {
      (pointers + index).initialize(to: end)
      for byte in text + [0] {
        end.initialize(to: CChar(bitPattern: byte))
        end += 1
      }
    }
    (pointers + texts.count).initialize(to: nil)
    return body(pointers)
  }

  // MARK: Streams

  private static func socketPair() -> (ours: Int32, theirs: Int32)? {
    var ends: [Int32] = [-1, -1]
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    #else
      guard socketpair(AF_UNIX, SOCK_STREAM, 0, &ends) == 0 else { return nil }
      closeOnExec(ends)
      var isOn: Int32 = 1
      setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
    #endif
    return (ends[0], ends[1])
  }

  #if !canImport(Glibc)
    private static func closeOnExec(_ descriptors: [Int32]) {
      for descriptor in descriptors { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    }
  #endif

  /// Sends what there is room for.
  /// - Returns: the number of bytes; nil where nobody listens any more.
  static func send(_ socket: Int32, _ bytes: UnsafeRawBufferPointer) -> Int? {
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    #else
      let flags = MSG_DONTWAIT
    #endif
    let count = systemSend(socket, bytes.baseAddress, bytes.count, flags)
    if count >= 0 { return count }
    return errno == EINTR || errno == EAGAIN ? 0 : nil
  }

  /// Closes a descriptor, once.
  static func close(_ descriptor: inout Int32) {
    if descriptor >= 0 { systemClose(descriptor) }
    descriptor = -1
  }
}

// `send` and `close` of the C library, under names that the functions above do not hide.

private func systemSend(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
  send(socket, bytes, count, flags)
}

private func systemClose(_ descriptor: Int32) { close(descriptor) }

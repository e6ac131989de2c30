#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Takes bytes, in order.
package protocol ByteSink {
  mutating func write(_ bytes: [UInt8]) throws(OutputError)
}

/// Why output could not be written.
package enum OutputError: Error, Hashable, CustomStringConvertible {
  /// The reader has gone (`EPIPE`): nobody is there to be told.
  case closedPipe
  /// The system refused, with this `errno`.
  case failed(code: Int32)

  package var description: String {
    switch self {
    case .closedPipe: "the output was closed by its reader"
    case .failed(let code): "cannot write the output: " + String(cString: strerror(code)).lowercased()
    }
  }
}

/// Writes to a file descriptor through a buffer of 64 KiB. It neither opens nor closes the descriptor.
///
/// What is still in the buffer is written by ``flush()``, and by nothing else.
package final class DescriptorOutput: ByteSink {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  private static let capacity = 64 << 10

  package init(descriptor: Int32) {
    self.descriptor = descriptor
    buffer.reserveCapacity(Self.capacity)
  }

  package func write(_ bytes: [UInt8]) throws(OutputError) {
    if buffer.count + bytes.count > Self.capacity { try flush() }
    if bytes.count >= Self.capacity {
      try writeAll(bytes)
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  /// Writes what is in the buffer.
  package func flush() throws(OutputError) {
    try writeAll(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func writeAll(_ bytes: [UInt8]) throws(OutputError) {
    var done = 0
    while done < bytes.count {
      let (count, code) = bytes.withUnsafeBytes { bytes in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          let count = Musl.write(descriptor, rest.baseAddress, rest.count)
        #else
          let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
        return (count, errno)
      }
      if count > 0 {
        done += count
        continue
      }
      switch count == 0 ? EIO : code {
      case EINTR: continue
      case EAGAIN:
        // The other end of an inherited pipe or terminal may have made it non-blocking.
        var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wanted, 1, -1)
      case EPIPE: throw .closedPipe
      case let code: throw .failed(code: code)
      }
    }
  }
}

/// Keeps in memory what is written.
package struct MemoryOutput: ByteSink {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func write(_ bytes: [UInt8]) { self.bytes.append(contentsOf: bytes) }
}

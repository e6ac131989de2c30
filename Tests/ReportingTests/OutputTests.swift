import Foundation
import Reporting
import Testing

@Suite struct OutputTests {
  @Test func writesEverythingInOrder() throws {
    let path = NSTemporaryDirectory() + "qlint-output-\(UUID().uuidString)"
    defer { unlink(path) }
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    try #require(descriptor >= 0)
    let output = DescriptorOutput(descriptor: descriptor)
    var expected: [UInt8] = []
    for size in [1, 100, 65_535, 0, 65_536, 200_000, 3] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ size) }
      expected.append(contentsOf: bytes)
      try output.write(bytes)
    }
    try output.flush()
    close(descriptor)
    #expect(FileManager.default.contents(atPath: path).map { [UInt8]($0) } == expected)
  }

  @Test func saysWhatTheSystemRefused() {
    let output = DescriptorOutput(descriptor: -1)
    #expect(throws: OutputError.failed(code: EBADF)) {
      try output.write([1])
      try output.flush()
    }
    #expect(OutputError.failed(code: EBADF).description == "cannot write the output: bad file descriptor")
  }

  #if os(Linux)
    @Test func aFullDeviceIsAnError() {
      let descriptor = open("/dev/full", O_WRONLY)
      defer { close(descriptor) }
      let output = DescriptorOutput(descriptor: descriptor)
      #expect(throws: OutputError.failed(code: ENOSPC)) {
        try output.write([1])
        try output.flush()
      }
    }
  #endif

  @Test func aClosedPipeIsToldApart() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let output = DescriptorOutput(descriptor: ends[1])
    #expect(throws: OutputError.closedPipe) {
      try output.write([1])
      try output.flush()
    }
  }

  @Test func waitsForASlowReader() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    let reader = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    let received = Mailbox()
    let thread = Thread {
      received.put([UInt8](reader.readDataToEndOfFile()))
    }
    thread.start()
    let bytes = [UInt8](repeating: 7, count: 1_000_000)
    try DescriptorOutput(descriptor: ends[1]).write(bytes)
    close(ends[1])
    #expect(received.take() == bytes)
  }

  @Test func noProgressWithoutATerminal() {
    let descriptor = open("/dev/null", O_WRONLY)
    defer { close(descriptor) }
    #expect(Progress(total: 3, descriptor: descriptor) == nil)
    #expect(!Terminal.isTerminal(descriptor))
    #expect(Terminal.width(descriptor) == nil)
  }
}

/// Hands one value from a thread to another.
private final class Mailbox: @unchecked Sendable {
  private let condition = NSCondition()
  private var value: [UInt8]?

  func put(_ value: [UInt8]) {
    condition.withLock { self.value = value }
    condition.signal()
  }

  func take() -> [UInt8]? {
    condition.lock()
    defer { condition.unlock() }
    while value == nil, condition.wait(until: Date(timeIntervalSinceNow: 20)) {}
    return value
  }
}

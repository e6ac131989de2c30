#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A line on a terminal that says how far a long run has come: `checking 1200 of 5400 files`.
///
/// It is shown after half a second, changes at most ten times a second, and is wiped away by ``finish()``. Nothing from
/// content is in it. It belongs to one thread.
package final class Progress {
  private let descriptor: Int32
  private let total: Int
  /// Milliseconds of the clock at which the line may be shown, or change, next.
  private var nextChange: UInt64
  private var isShown = false

  /// - Parameters:
  ///   - total: the number of files.
  ///   - descriptor: the terminal; a line on anything else would stay for ever, so nil is given back for it.
  package init?(total: Int, descriptor: Int32 = STDERR_FILENO) {
    guard Terminal.isTerminal(descriptor) else { return nil }
    self.total = total
    self.descriptor = descriptor
    nextChange = Self.milliseconds() + 500
  }

  /// Shows that `done` files are checked, if it is time to show something.
  package func update(done: Int) {
    let now = Self.milliseconds()
    guard now >= nextChange else { return }
    nextChange = now + 100
    isShown = true
    var line: [UInt8] = []
    line.append(text: "\r\u{1B}[2Kchecking ")
    line.append(decimal: done)
    line.append(text: " of ")
    line.append(decimal: total)
    line.append(text: " files")
    show(line)
  }

  /// Wipes the line away.
  package func finish() {
    guard isShown else { return }
    isShown = false
    show(Array("\r\u{1B}[2K".utf8))
  }

  /// A terminal that refuses the line is left alone: the run does not depend on it.
  private func show(_ line: [UInt8]) {
    let output = DescriptorOutput(descriptor: descriptor)
    guard (try? output.write(line)) != nil else { return }
    try? output.flush()
  }

  private static func milliseconds() -> UInt64 {
    var time = timespec()
    guard clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return 0 }
    return UInt64(time.tv_sec) &* 1000 &+ UInt64(time.tv_nsec) / 1_000_000
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps the signals that end a program waiting, so that none leaves a half-written file behind. For the time of one file, on the
/// only thread.
package struct SignalPause: ~Copyable {
  private var before = sigset_t()
  private let isOn: Bool

  /// - Parameter isOn: false: nothing is kept waiting.
  package init(isOn: Bool = true) {
    self.isOn = isOn
    guard isOn else { return }
    var blocked = sigset_t()
    sigemptyset(&blocked)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&blocked, signal) }
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
  }

  /// Lets come what has come meanwhile.
  package func end() {
    guard isOn else { return }
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}

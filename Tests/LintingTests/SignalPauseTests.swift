import Linting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signals wait while a file is written.
struct SignalPauseTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func signalsWaitForTheEndOfTheFile(_ signal: Int32) {
    let pause = SignalPause()
    defer { pause.end() }
    pthread_kill(pthread_self(), signal)
    // It would have ended this process.
    #expect(isPending(signal))
    // What is ignored is taken away where it waits.
    let before = Disposition.ignore(signal)
    #expect(!isPending(signal))
    Disposition.restore(signal, before)
  }

  @Test func nothingWaitsWhereThePauseIsOff() {
    // A thread may have begun while signals waited.
    let before = isBlocked(SIGTERM)
    let pause = SignalPause(isOn: false)
    defer { pause.end() }
    #expect(isBlocked(SIGTERM) == before)
  }

  private func isBlocked(_ signal: Int32) -> Bool {
    var blocked = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &blocked)
    return sigismember(&blocked, signal) == 1
  }

  private func isPending(_ signal: Int32) -> Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return sigismember(&pending, signal) == 1
  }
}

private enum Disposition {
  /// Ignores a signal, and gives what was done with it before.
  static func ignore(_ number: Int32) -> sigaction {
    var ignoring = sigaction()
    #if canImport(Glibc)
      ignoring.__sigaction_handler.sa_handler = SIG_IGN
    #else
      ignoring.__sigaction_u.__sa_handler = SIG_IGN
    #endif
    var before = sigaction()
    sigaction(number, &ignoring, &before)
    return before
  }

  static func restore(_ number: Int32, _ action: sigaction) {
    var action = action
    sigaction(number, &action, nil)
  }
}

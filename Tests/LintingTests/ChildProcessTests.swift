import Testing

@testable import Linting

/// Programs that behave as git does when all is well, and as it does not.
@Suite struct ChildProcessTests {
  private func shell(_ script: String) throws -> ChildProcess {
    try ChildProcess(
      Array("/bin/sh".utf8), [Array("-c".utf8), Array(script.utf8)], environment: [Array("PATH=/usr/bin:/bin".utf8)])
  }

  @Test func givesOutputErrorsAndExitCode() throws {
    let child = try shell("echo out; echo oops >&2; exit 3")
    try child.finishInput()
    #expect(try child.wait(limit: 100) == 3)
    #expect(child.received == Array("out\n".utf8))
    #expect(child.complaint == Array("oops\n".utf8))
  }

  @Test func moreIsSentThanAnyBufferHolds() throws {
    let child = try shell("cat; cat >&2 </dev/null")
    let bytes = [UInt8](repeating: 0x61, count: 3_000_000)
    child.send(bytes)
    try child.finishInput()
    #expect(try child.wait(limit: .max) == 0)
    #expect(child.received == bytes)
  }

  /// A signal for the closed pipe would end the tests.
  @Test func sendingToAProgramThatIsGoneIsNoEnd() throws {
    let child = try shell("exec <&-; exit 0")
    for _ in 0..<20 { child.send([UInt8](repeating: 0x61, count: 100_000)) }
    try child.finishInput()
    #expect(try child.wait(limit: .max) == 0)
  }

  @Test func answersOneAfterTheOther() throws {
    let child = try shell("while read line; do echo \"got $line\"; done")
    for word in ["one", "two"] {
      child.send(Array("\(word)\n".utf8))
      let end = try #require(try child.receiveLine(limit: 100))
      #expect(child.take(end + 1) == Array("got \(word)\n".utf8))
    }
    try child.finishInput()
    #expect(try child.wait(limit: 100) == 0)
  }

  @Test func tooMuchOutputEndsTheProgram() throws {
    let child = try shell("yes")
    #expect(throws: ProcessError.tooMuchOutput) { try child.wait(limit: 1_000_000) }
  }

  @Test func aLineThatNeverEndsIsNone() throws {
    let child = try shell("yes | tr -d '\\n'")
    #expect(try child.receiveLine(limit: 1_000) == nil)
  }

  @Test func errorsAreKeptInPart() throws {
    let child = try shell("yes | head -c 5000000 >&2; echo done")
    #expect(try child.wait(limit: 100) == 0)
    #expect(child.complaint.count == 16 << 10)
    #expect(child.received == Array("done\n".utf8))
  }

  @Test func aSignalIsNoSuccess() throws {
    let child = try shell("kill -9 $$")
    #expect(try child.wait(limit: 100) == 137)
  }

  @Test func aProgramThatIsNotThere() {
    #expect(throws: ProcessError.notStarted(code: 2)) {
      try ChildProcess(Array("/nowhere/git".utf8), [], environment: [])
    }
  }
}

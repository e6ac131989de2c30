import Foundation
import TestSupport
import Testing

/// What cannot be read or written ends in exit code 2, with the file named, and with nothing lost.
@Suite struct FailureTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let questions = (0..<60).map { "- id: Old_\($0)\n  question: \" What is it?\"\n  level: mid\n" }
    try folder.write(questions.joined(), to: "bank.yaml")
  }

  /// Runs qlint; a file may hold no more than `blocks` times 512 bytes.
  private func run(_ arguments: String, blocks: Int? = nil) throws -> (code: Int, errors: String) {
    let limit = blocks.map { "ulimit -f \($0); " } ?? ""
    let command = ["/bin/sh", "-c", "\(limit)exec \"$0\" \(arguments)", Repository.binary]
    let outcome = try Command(command, in: folder.path).run()
    return (outcome.code, String(decoding: outcome.errors, as: UTF8.self))
  }

  private var names: [String] { Files.names(in: folder.path) }

  @Test func aFullDeviceIsAnError() throws {
    guard Golden.hasBinary(), FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let toOutput = try run("check --no-config bank.yaml > /dev/full")
    #expect(toOutput.code == 2 && toOutput.errors.contains("cannot write the output: no space left on device"))
    let toFile = try run("check --no-config bank.yaml --format json -o /dev/full")
    #expect(toFile.code == 2 && toFile.errors.contains("cannot write /dev/full: no space left on device"))
  }

  /// A report that does not fit is left out: half of it could be taken for the whole.
  @Test func aReportThatDoesNotFitIsLeftOut() throws {
    guard Golden.hasBinary() else { return }
    let found = try run("check --no-config bank.yaml --format sarif -o report.sarif", blocks: 8)
    #expect(found.code == 2)
    #expect(found.errors == "error: cannot write report.sarif: file too large\n")
    #expect(Files.bytes("\(folder.path)/report.sarif") == [])
    #expect(names == ["bank.yaml", "report.sarif"])
  }

  @Test func aBaselineThatDoesNotFitLeavesTheOldOne() throws {
    guard Golden.hasBinary() else { return }
    #expect(try run("baseline write --no-config --select text").code == 0)
    let old = Files.bytes("\(folder.path)/.qlint-baseline.json")
    #expect(old != nil)
    let found = try run("baseline write --no-config", blocks: 8)
    #expect(found.code == 2)
    #expect(found.errors == "error: cannot write .qlint-baseline.json: file too large\n")
    #expect(Files.bytes("\(folder.path)/.qlint-baseline.json") == old)
    #expect(names == [".qlint-baseline.json", "bank.yaml"])
  }

  @Test func aFileThatDoesNotFitStaysAsItIs() throws {
    guard Golden.hasBinary() else { return }
    let old = Files.bytes("\(folder.path)/bank.yaml")
    let found = try run("fix --no-config bank.yaml --format json -o /dev/null", blocks: 4)
    #expect(found.code == 2)
    #expect(Files.bytes("\(folder.path)/bank.yaml") == old)
    #expect(names == ["bank.yaml"])
  }

  /// Reading its own memory at 0 is what a process cannot do: an I/O error with an ordinary file.
  @Test func anErrorOfReadingIsAnError() throws {
    guard Golden.hasBinary(), FileManager.default.fileExists(atPath: "/proc/self/mem") else { return }
    let found = try run("check --no-config bank.yaml /proc/self/mem --format json -o report.json")
    #expect(found.code == 2)
    let report = Files.text("\(folder.path)/report.json") ?? ""
    #expect(report.contains("/proc/self/mem") && report.contains("schema/id-format"))
  }

  /// A link that a pull request has planted has no other file written.
  @Test func aLinkThatLeadsOutIsNotWrittenThrough() throws {
    guard Golden.hasBinary() else { return }
    let outside = try TemporaryFolder()
    try outside.write("keep", to: "file")
    func link(_ target: String, _ name: String) throws {
      try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/\(name)", withDestinationPath: target)
    }
    try link("\(outside.path)/file", "report.json")
    try link("\(outside.path)/new", "other.json")
    try link(outside.path, "reports")
    for name in ["report.json", "other.json", "reports/a.json"] {
      let found = try run("check --no-config bank.yaml --format json -o \(name)")
      #expect(found.code == 2)
      #expect(found.errors.hasPrefix("error: cannot write \(name): a link leads out of the working directory\n"))
      #expect(try run("baseline write --no-config bank.yaml --baseline \(name)").code == 2)
    }
    #expect(Files.names(in: outside.path) == ["file"])
    #expect(Files.text("\(outside.path)/file") == "keep")
  }

  /// A baseline that is a link out of the project would have its text shown.
  @Test func aBaselineOutsideOfTheProjectIsNotShown() throws {
    guard Golden.hasBinary() else { return }
    let outside = try TemporaryFolder()
    try outside.write("SECRET: [", to: "file")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/.qlint-baseline.json", withDestinationPath: "\(outside.path)/file")
    for command in ["baseline stats", "check --no-config bank.yaml --baseline .qlint-baseline.json"] {
      let found = try run(command)
      #expect(found.code == 2)
      #expect(found.errors.contains("a link that leads out of the project") && !found.errors.contains("SECRET"))
    }
  }

  /// Whatever the bytes, the exit code is one of three, and nothing is printed that a terminal would obey.
  @Test(arguments: ["human", "github", "json", "sarif", "gitlab", "junit", "checkstyle", "markdown", "html", "jsonl"])
  func damagedFilesEndInFindings(format: String) throws {
    guard Golden.hasBinary() else { return }
    var state: UInt64 = 17
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % count
    }
    let samples = ["Fixtures/bad/damage.yaml", "Fixtures/bad/aliases.yaml", "Fixtures/ok/full.yaml"]
      .compactMap { Files.bytes(Repository.path($0)) }
    #expect(samples.count == 3)
    for number in 0..<60 {
      var bytes = samples[number % samples.count]
      for _ in 0..<6 { bytes[random(bytes.count)] = UInt8(random(256)) }
      try Files.write(bytes, to: "\(folder.path)/damaged/\(number).yaml")
    }
    let command = [Repository.binary, "check", "--no-config", "--format", format, "--color", "never", "damaged"]
    let outcome = try Command(command, in: folder.path).run()
    #expect(outcome.code == 1)
    #expect(outcome.errors.isEmpty)
    let text = try #require(String(validating: outcome.output, as: UTF8.self))
    let controls = text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) }
    #expect(controls.allSatisfy { $0 == "\t" && format == "html" })
  }
}

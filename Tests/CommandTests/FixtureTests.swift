import TestSupport
import Testing

/// `Fixtures/ok` holds files in which nothing is wrong, `Fixtures/bad` files with what is wrong beside each of them.
@Suite struct FixtureTests {
  static let good = Repository.files(under: "Fixtures/ok", withSuffix: ".yaml")
  static let bad = Repository.files(under: "Fixtures/bad", withSuffix: ".yaml")

  @Test func fixturesAreThere() {
    #expect(Self.good.count >= 8)
    #expect(Self.bad.count >= 12)
  }

  @Test(arguments: good)
  func reportsNothing(in file: String) throws {
    guard Golden.hasBinary() else { return }
    let outcome = try Command(
      [Repository.binary, "check", "--no-config", "--fail-on", "hint", file], in: Repository.root
    ).run()
    #expect(outcome.code == 0, "\(String(decoding: outcome.output, as: UTF8.self))")
  }

  /// `NAME.expected` beside `NAME.yaml` names place, severity and rule of each diagnostic, and nothing else is reported.
  @Test(arguments: bad)
  func reportsWhatIsExpected(in file: String) throws {
    guard Golden.hasBinary() else { return }
    let actual = Array(lines(of: try Report.of([file])).utf8)
    let golden = Repository.path(String(file.dropLast(".yaml".count)) + ".expected")
    #expect(!actual.isEmpty, "nothing is reported in \(file)")
    if Golden.isUpdating { return try Files.write(actual, to: golden) }
    if let difference = Golden.difference(actual, Files.bytes(golden) ?? []) {
      Issue.record("\(golden), \(difference)")
    }
  }

  /// Lines that end in CRLF are the same lines: only ends of ranges at a line's end may move.
  @Test(arguments: bad)
  func reportsTheSameWithCarriageReturns(in file: String) throws {
    guard Golden.hasBinary() else { return }
    let bytes = try #require(Files.bytes(Repository.path(file)))
    guard !bytes.contains(UInt8(ascii: "\r")) else { return }
    let folder = try TemporaryFolder()
    let converted = bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
    try Files.write(converted, to: "\(folder.path)/\(file)")
    let actual = try Report.of([file], in: folder.path).diagnostics.map(start)
    let expected = try Report.of([file]).diagnostics.map(start)
    #expect(actual == expected)
  }

  private func start(of entry: Report.Entry) -> String {
    "\(entry.range.start.line):\(entry.range.start.column) \(entry.severity) \(entry.rule)"
  }

  private func lines(of report: Report) -> String {
    report.diagnostics.map { entry in
      let (start, end) = (entry.range.start, entry.range.end)
      return "\(start.line):\(start.column)-\(end.line):\(end.column) \(entry.severity) \(entry.rule)\n"
    }.joined()
  }
}

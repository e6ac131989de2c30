import TestSupport
import Testing

/// Invariant 4: the same bytes give the same report, whatever the number of threads, the run, or the order of the paths.
@Suite struct DeterminismTests {
  private static let folders = Files.names(in: Repository.path("Fixtures")).map { "Fixtures/\($0)" }

  @Test(arguments: [1, 2, 7])
  func jobsMakeNoDifference(jobs: Int) throws {
    guard Golden.hasBinary() else { return }
    let actual = try Report.bytes(Self.folders, options: ["--jobs", "\(jobs)"])
    let expected = try Report.bytes(Self.folders)
    #expect(actual.code == 1 && actual.output.count > 1000)
    #expect(actual == expected)
  }

  @Test func orderOfPathsMakesNoDifference() throws {
    guard Golden.hasBinary() else { return }
    let actual = try Report.bytes(Self.folders.reversed())
    let expected = try Report.bytes(Self.folders)
    #expect(actual == expected)
  }

  /// A file on standard input is the same file.
  @Test(arguments: FixtureTests.bad)
  func standardInputMakesNoDifference(file: String) throws {
    guard Golden.hasBinary() else { return }
    let input = try #require(Files.bytes(Repository.path(file)))
    let actual = try Report.bytes(["-"], options: ["--stdin-filename", file], input: input)
    let expected = try Report.bytes([file])
    #expect(actual == expected)
  }
}

import Diagnostics
import Linting
import TestSupport
import Testing

/// The whole linter, over files that are cut and changed anywhere: it always gives diagnostics with places in the file.
struct LinterRobustnessTests {
  private static let samples: [(name: String, bytes: [UInt8])] =
    ["Fixtures/ok", "Fixtures/bad"].flatMap { Repository.files(under: $0, withSuffix: ".yaml") }
    .compactMap { path in Files.bytes(Repository.path(path)).map { (path, $0) } }
    .filter { $0.1.count < 4_000 }

  private static func run() throws -> LintRun {
    let configuration = Configuration(root: "/")
    let policy = RulePolicy(configuration, known: Linter.builtInRules, workingDirectory: "/")
    return LintRun(try Linter(configuration, policy: policy), jobs: 1)
  }

  @Test func cutAnywhere() throws {
    let run = try Self.run()
    #expect(Self.samples.count > 20)
    for sample in Self.samples {
      for count in stride(from: 0, to: sample.bytes.count, by: 5) {
        check(Array(sample.bytes[..<count]), sample.name, run)
      }
    }
  }

  @Test func changedAnywhere() throws {
    let run = try Self.run()
    var state: UInt64 = 3
    for sample in Self.samples {
      for index in stride(from: 0, to: sample.bytes.count, by: 5) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var bytes = sample.bytes
        bytes[index] = UInt8(truncatingIfNeeded: state >> 33)
        check(bytes, sample.name, run)
      }
    }
  }

  private func check(_ bytes: [UInt8], _ name: String, _ run: LintRun) {
    let result = run.check(bytes, path: "a.yaml")
    for diagnostic in result.files.flatMap(\.diagnostics) {
      let places = [diagnostic.range] + diagnostic.notes.map(\.range) + diagnostic.fixes.flatMap(\.edits).map(\.range)
      for range in places where range.start < 0 || range.end > bytes.count {
        Issue.record("\(name): \(diagnostic.rule) at \(range) of \(bytes.count)")
      }
    }
  }
}

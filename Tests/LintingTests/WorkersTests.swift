import Diagnostics
import Synchronization
import TestSupport
import Testing

@testable import Linting

/// The threads of a run. Under the thread sanitizer these tests are what it watches.
@Suite struct WorkersTests {
  private final class Count: Sendable {
    private let value = Atomic(0)

    /// Counts this thread and waits until all have come; false where they do not.
    func meet(_ all: Int) -> Bool {
      value.add(1, ordering: .sequentiallyConsistent)
      let end = ContinuousClock.now + .seconds(60)
      while value.load(ordering: .sequentiallyConsistent) < all {
        if ContinuousClock.now > end { return false }
      }
      return true
    }
  }

  /// Each piece is done only while all the others are being done too.
  @Test(.timeLimit(.minutes(2 * Patience.factor))) func piecesAreDoneAtTheSameTime() {
    let count = Count()
    let met = Workers.map(count: 4, jobs: 4, makeState: { count }, work: { count, _ in count.meet(4) })
    #expect(met == [true, true, true, true])
  }

  @Test func resultsStandInTheOrderOfTheirPieces() {
    let results = Workers.map(count: 10_000, jobs: 8, makeState: { 1 }, work: { one, index in index + one })
    #expect(results == Array(1...10_000))
    #expect(Workers.map(count: 0, jobs: 8, makeState: { 1 }, work: { one, _ in one }).isEmpty)
  }

  /// All files of the fixtures, several times over, by more threads than there are processors.
  @Test func filesAreCheckedByManyThreads() throws {
    let configuration = Configuration(root: "/")
    let policy = RulePolicy(configuration, known: Linter.builtInRules, workingDirectory: "/")
    let linter = try Linter(configuration, policy: policy)
    let samples = (0..<4).flatMap { round in
      Samples.fixtures.enumerated().map { (SourcePath("\(round)/\($0)-\($1.name)"), $1.bytes) }
    }
    let texts = Dictionary(samples, uniquingKeysWith: { first, _ in first })
    let paths = samples.map(\.0)
    let one = LintRun(linter, jobs: 1).check(paths, texts: texts)
    let many = LintRun(linter, jobs: 8).check(paths, texts: texts)
    #expect(one.files.map(\.path) == many.files.map(\.path))
    #expect(one.files.map(\.diagnostics) == many.files.map(\.diagnostics))
    #expect(one.files.count == paths.count && one.problems.isEmpty)
  }
}

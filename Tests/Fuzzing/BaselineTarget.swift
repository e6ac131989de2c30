import Diagnostics
import Linting

/// The text of a baseline: what can be read is written and read again as it is. And the bytes of a question file: a baseline of it
/// knows all of its diagnostics.
struct BaselineTarget: FuzzTarget {
  private let checking = LintRun(Linter.withAllRules(), jobs: 1)

  func run(_ bytes: UnsafeRawBufferPointer) {
    let bytes = Array(bytes)
    do throws(ConfigurationError) {
      checkRoundTrip(try BaselineFile.read(bytes, of: "baseline.json"))
    } catch {
      demand(!error.problems.isEmpty, "an error without words")
    }
    var result = checking.check(bytes, path: "a.yaml")
    let count = result.files.reduce(0) { $0 + $1.diagnostics.count }
    let baseline = Baseline(result) { _ in bytes }
    demand(baseline.count == count, "\(count) diagnostics, \(baseline.count) recorded")
    checkRoundTrip(baseline)
    let rest = baseline.settle(&result) { _ in bytes }
    demand(rest.count == 0 && result.files.allSatisfy(\.diagnostics.isEmpty), "a baseline does not know its own bank")
  }

  private func checkRoundTrip(_ baseline: Baseline) {
    do throws(ConfigurationError) {
      let again = try BaselineFile.read(BaselineFile.text(of: baseline), of: "baseline.json")
      demand(again == baseline, "a baseline that was written is read as another one")
    } catch {
      demand(false, "a baseline that was written cannot be read: \(error)")
    }
  }
}

import Diagnostics
import Linting
import Reporting

/// What takes diagnostics out of a report: what is recorded, and what has not changed.
struct ReportScope {
  var baseline: Baseline?
  var changes: Changes?
  /// The result for the bank as it was before the changes.
  var before: LintResult?
  /// Whether only what is on changed lines counts.
  let byLines: Bool

  init(byLines: Bool) { self.byLines = byLines }

  /// What is left of a result, and what the baseline has beyond it; nil without a baseline.
  /// - Parameter paths: what was named on the command line.
  func apply(
    to result: LintResult, _ sources: any SourceProvider, _ run: LintRun, paths: [SourcePath]
  ) -> (result: LintResult, stale: StaleEntries?) {
    var result = result
    var stale: StaleEntries?
    // Before the changes are looked at: the counts of the baseline are those of the whole bank.
    if let baseline {
      stale = StaleEntries(baseline.settle(&result) { sources.source(for: $0) }, run, paths: paths)
    }
    if let changes, let before { changes.filter(&result, before: before, byLines: byLines) }
    return (result, stale)
  }
}

/// What a baseline has and a run did not find.
struct StaleEntries {
  let baseline: Baseline

  /// - Parameters:
  ///   - rest: what is left of the baseline.
  ///   - paths: what was named. Of a run over single files there is nothing to say: what was not found may be elsewhere.
  init(_ rest: Baseline, _ run: LintRun, paths: [SourcePath]) {
    let settings = run.linter.policy.base
    let known = run.linter.known
    let isWhole = paths.allSatisfy { $0.isFolder }
    baseline = isWhole ? rest.limited { known[$0] == nil || settings.hasFullSay($0) } : Baseline()
  }

  var isEmpty: Bool { baseline.count == 0 }

  /// `FILE records 3 diagnostics that are gone`.
  func message(file: String) -> String {
    "\(file) records \(Amount.of(baseline.count, "diagnostic")) that \(baseline.count == 1 ? "is" : "are") gone"
  }
}

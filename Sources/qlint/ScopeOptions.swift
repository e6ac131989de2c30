import ArgumentParser
import Diagnostics
import Linting

/// What of the bank is reported: what is not recorded in a baseline, or what has changed.
struct ScopeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Report what this baseline does not have.", valueName: "file"))
  var baseline: String?

  @Flag(help: "Fail when the baseline has diagnostics that are gone.")
  var strict = false

  @Flag(help: "Check what is staged for the next commit, and report what that changes.")
  var staged = false

  @Option(help: ArgumentHelp("Report what has changed since this branch left that commit or branch.", valueName: "ref"))
  var since: String?

  @Flag(help: "With --staged or --since: report what is on changed lines, not all of the changed files.")
  var changedLines = false

  func validate() throws {
    if strict, baseline == nil { throw ValidationError("--strict needs --baseline") }
    if changedLines, !staged, since == nil { throw ValidationError("--changed-lines needs --staged or --since") }
  }

  /// Whether the run is about changes.
  var comparesWithGit: Bool { staged || since != nil }

  /// The baseline of the run.
  /// - Throws: `ConfigurationError`.
  func loadBaseline() throws -> Baseline? {
    try baseline.map { try BaselineFile.read(RawArguments.path($0)) }
  }

  /// What has changed; nil where nobody asked.
  func changes(_ paths: [SourcePath], _ options: Discovery.Options, jobs: Int) throws(GitError) -> Changes? {
    guard comparesWithGit else { return nil }
    return try Changes(.init(isStaged: staged, since: since, paths: paths), options: options, jobs: jobs)
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

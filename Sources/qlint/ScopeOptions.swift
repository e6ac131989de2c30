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

package import Diagnostics
import Questions
import Rules
import YAML

/// The check of a whole bank.
package struct LintRun: Sendable {
  package let linter: Linter
  /// Threads to use; at least 1.
  package let jobs: Int

  package init(_ linter: Linter, jobs: Int? = nil) {
    self.linter = linter
    self.jobs = Self.jobs(jobs)
  }

  /// The number of threads that a wish stands for; without one, the number of processors.
  package static func jobs(_ wish: Int?) -> Int { max(1, wish ?? Workers.processors) }

  /// Reads and checks files, then what only shows over all of them. The result depends on the files alone, not on the number of
  /// threads.
  /// - Parameters:
  ///   - texts: what stands for the bytes of some files, such as those that are to be written.
  ///   - progress: is told after each file, on any thread.
  package func check(
    _ paths: [SourcePath], texts: [SourcePath: [UInt8]] = [:], progress: (@Sendable () -> Void)? = nil
  ) -> LintResult {
    var result = LintResult()
    let reports = read(
      paths, by: { ReadBuffer() }, texts: texts, problems: &result.problems, progress: progress)
    finish(reports, into: &result)
    return result
  }

  /// Checks the bank as it is now and as it was, for which only what has changed is read again.
  /// - Returns: the results for both.
  package func check(
    _ changes: Changes, progress: (@Sendable () -> Void)? = nil
  ) -> (now: LintResult, before: LintResult) {
    var (now, before) = (LintResult(), LintResult())
    let reports = read(changes.found.files, by: { changes.reader() }, problems: &now.problems, progress: progress)
    // What cannot be read of the past is as if it had not been there.
    let replaced = read(changes.replaced, by: { changes.readerBefore() }, problems: &before.problems)
    finish(reports, into: &now)
    finish(reports.filter { !changes.changed.contains($0.path) } + replaced, into: &before)
    return (now, before)
  }

  private func read(
    _ paths: [SourcePath], by makeReader: @escaping @Sendable () -> any ContentReader,
    texts: [SourcePath: [UInt8]] = [:], problems: inout [IOProblem], progress: (@Sendable () -> Void)? = nil
  ) -> [FileReport] {
    struct Worker {
      let reader: any ContentReader
      let files: FileLinter
    }
    let limit = linter.configuration.limits.fileSize
    let outcomes = Workers.map(
      count: paths.count, jobs: jobs,
      makeState: { [linter] in Worker(reader: makeReader(), files: FileLinter(linter)) },
      work: { worker, index -> Outcome in
        defer { progress?() }
        let path = paths[index]
        if let text = texts[path] { return .report(text.withUnsafeBytes { worker.files.lint($0, path: path) }) }
        do throws(ReadError) {
          return .report(worker.files.lint(try worker.reader.read(path, limit: limit), path: path))
        } catch {
          switch error {
          case .io(let problem): return .problem(problem)
          case .tooLarge(let size): return .report(worker.files.tooLarge(size, path: path))
          }
        }
      })
    var reports: [FileReport] = []
    reports.reserveCapacity(outcomes.count)
    for outcome in outcomes {
      switch outcome {
      case .report(let report): reports.append(report)
      case .problem(let problem): problems.append(problem)
      }
    }
    return reports
  }

  /// Checks one text that is no file of the bank, such as standard input.
  package func check(_ bytes: [UInt8], path: SourcePath) -> LintResult {
    let report = bytes.withUnsafeBytes { FileLinter(linter).lint($0, path: path) }
    var result = LintResult()
    finish([report], into: &result)
    return result
  }

  /// The result for one text that is too large to be read.
  package func tooLarge(_ size: Int?, path: SourcePath) -> LintResult {
    var result = LintResult()
    finish([FileLinter(linter).tooLarge(size, path: path)], into: &result)
    return result
  }

  private enum Outcome: Sendable {
    case report(FileReport)
    case problem(IOProblem)
  }

  /// Adds what the rules over the bank find, takes away what is suppressed, and sorts.
  private func finish(_ reports: [FileReport], into result: inout LintResult) {
    let bank = Bank(
      reports.map { Bank.File(path: $0.path, facts: $0.facts) }, names: linter.configuration.fieldNames)
    let found = linter.checkBank(bank)
    // Both are in the order of their paths.
    var next = found.startIndex
    for report in reports.sorted(by: { $0.path < $1.path }) {
      result.questions += report.questions
      var diagnostics = report.diagnostics
      while next < found.endIndex, found[next].path == report.path {
        diagnostics += found[next].diagnostics
        next += 1
      }
      let (kept, suppressed) = settle(report, diagnostics)
      result.suppressed += suppressed.count
      result.files.append(
        LintResult.File(
          path: report.path, hash: report.hash, questions: report.questions, diagnostics: sorted(kept),
          silenced: suppressed.sorted { Diagnostic.precedes($0.diagnostic, $1.diagnostic) }))
    }
  }

  /// Takes away what comments suppress, and adds what is said of them and of the diagnostics that there was no room for.
  private func settle(
    _ report: FileReport, _ diagnostics: [Diagnostic]
  ) -> (kept: [Diagnostic], suppressed: [SuppressionSet.Silenced]) {
    guard !report.suppressions.isEmpty || !report.omitted.isEmpty else { return (diagnostics, []) }
    let settings = linter.policy.settings(for: report.path)
    var suppressions = report.suppressions
    // What is met twice through an alias is suppressed once.
    var (kept, suppressed) = suppressions.apply(to: sorted(diagnostics), known: linter.known)
    var unused = linter.collector(settings)
    suppressions.reportUnused(known: linter.known, settings: settings, into: &unused)
    kept += unused.diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.severity = settings.severity(of: diagnostic.rule) ?? diagnostic.severity
      return diagnostic
    }
    let omitted = report.omitted.merging(unused.omitted) { own, _ in own }
    return (kept + notice(of: omitted, in: report, kept: kept, settings), suppressed)
  }

  /// What stands for the diagnostics that there was no room for: of rules that are silenced all the same there is nothing to say.
  private func notice(
    of omitted: [RuleID: DiagnosticCollector.Omission], in report: FileReport, kept: [Diagnostic],
    _ settings: RuleSettings
  ) -> [Diagnostic] {
    guard !omitted.isEmpty else { return [] }
    let shown = Set(kept.map(\.rule))
    let omitted = omitted.filter { rule, _ in
      shown.contains(rule) || !report.diagnostics.contains { $0.rule == rule }
    }
    let severity = omitted.keys.compactMap { settings.severity(of: $0, default: .error) }.max() ?? .hint
    return DiagnosticCollector.notice(of: omitted, severity: severity).map { [$0] } ?? []
  }

  /// In the order of a report, each once.
  private func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > 1 else { return diagnostics }
    var result: [Diagnostic] = []
    for diagnostic in diagnostics.sorted(by: Diagnostic.precedes) where diagnostic != result.last {
      result.append(diagnostic)
    }
    return result
  }
}

/// What the check of a bank gives.
package struct LintResult: Sendable {
  /// A file that was read and checked.
  package struct File: Sendable {
    package var path: SourcePath
    package var hash: ContentHash
    package var questions = 0
    /// In the order of a report.
    package var diagnostics: [Diagnostic]
    /// Those that a baseline has, in the same order; they are not among ``diagnostics``.
    package var baselined: [Diagnostic] = []
    /// What comments silence, in the same order.
    package var silenced: [SuppressionSet.Silenced] = []
  }

  /// Sorted by path.
  package var files: [File] = []
  /// The files that could not be read.
  package var problems: [IOProblem] = []
  /// The number of questions in all files.
  package var questions = 0
  /// The number of diagnostics that comments silenced.
  package var suppressed = 0

  package init() {}
}

import ArgumentParser
import Diagnostics
import Linting
import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `qlint fix`: `qlint check --fix` in fewer letters.
struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Checks question files and makes the fixes that are safe: check --fix.",
    usage: "qlint fix [<options>] [<path> ...]",
    discussion: """
      A file is written anew only where the result still is the same YAML but for what was mended; comments, quotes, \
      indentation and line ends stay. --diff shows the changes and writes nothing.
      """)

  @OptionGroup var check: CheckCommand

  func run() throws {
    var check = check
    check.fixing.fix = true
    try check.run()
  }
}

extension CheckCommand {
  /// Mends files, and reports what is left in them.
  func fixFiles(_ found: Discovered, _ run: LintRun, _ scope: ReportScope, _ printer: ReportPrinter) throws {
    let progress = ProgressCounter(total: found.files.count)
    let outcome = FixRun(run, allowsUnsafe: fixing.allowsUnsafe).mend(found.files) { progress?.advance() }
    progress?.finish()
    noteDropped(outcome)
    if fixing.diff { return try showDiff(outcome, errors(of: outcome.result, found)) }

    let replacement = FileReplacement(root: run.linter.configuration.root)
    var mended = Report.Mended(diagnostics: 0, files: 0)
    var problems: [IOProblem] = []
    for file in outcome.files {
      do throws(IOProblem) {
        try replacement.replace(file.path, from: file.hash, with: file.text.bytes)
        mended.diagnostics += file.fixed
        mended.files += 1
      } catch {
        problems.append(error)
      }
    }
    // Where a file could not be written, what is reported must be what is there.
    let result = problems.isEmpty ? outcome.result : run.check(found.files)
    for problem in problems where problem.isRefusal {
      Console.error("note: \(problem.path.display): \(problem.message)")
    }
    let failures = problems.filter { !$0.isRefusal }
      .map { ReportError(path: $0.path, kind: .io, message: $0.message) }
    try finish(
      result, errors(of: result, found) + failures, FileSources(result.files, schemas: run.linter.schemaFiles), run,
      scope, printer, mended: mended)
  }

  /// Prints standard input as it should be, and reports on standard error what is left.
  /// - Parameter bytes: nil where they could not be read; `result` and `errors` say why.
  func fixStandardInput(
    _ bytes: [UInt8]?, _ path: SourcePath, _ result: LintResult, _ errors: [ReportError], _ run: LintRun,
    _ scope: ReportScope, _ printer: ReportPrinter
  ) throws {
    var printer = printer
    printer.descriptor = STDERR_FILENO
    guard let bytes else { return try finish(result, errors, TextSource([]), run, scope, printer) }
    let outcome = FixRun(run, allowsUnsafe: fixing.allowsUnsafe).mend(bytes, path: path)
    noteDropped(outcome)
    if fixing.diff { return try showDiff(outcome, errors) }
    let text = outcome.files.first?.text.bytes ?? bytes
    let output = DescriptorOutput(descriptor: STDOUT_FILENO)
    try output.write(text)
    try output.flush()
    try finish(
      outcome.result, errors, TextSource([SourceFile(path: path, bytes: text)] + run.linter.schemaFiles), run, scope,
      printer, mended: Report.Mended(diagnostics: outcome.fixed, files: outcome.files.count))
  }

  private func noteDropped(_ outcome: FixRun.Outcome) {
    for (path, fix) in outcome.dropped {
      Console.error(
        "note: \(path.display): the fix \"\(fix.title)\" of \(fix.rule) was left out: it would change more than it says"
      )
    }
  }

  /// Prints what would change; ends in exit code 1 when something would.
  private func showDiff(_ outcome: FixRun.Outcome, _ errors: [ReportError]) throws {
    let isTerminal = Terminal.isTerminal(STDOUT_FILENO)
    let isColored = report.colorMode.isColored(environment: Environment.value, isTerminal: isTerminal)
    // A build log obeys some lines, a terminal some characters; everyone else wants a diff that can be applied.
    let isShown = isTerminal || isColored || Environment.value("GITHUB_ACTIONS") == "true"
    let diff = UnifiedDiff(style: Style(isColored: isColored), isShown: isShown)
    var output = DescriptorOutput(descriptor: STDOUT_FILENO)
    for file in outcome.files {
      try diff.write(file.path, file.text.original, file.text.changes, to: &output)
    }
    try output.flush()
    for error in errors {
      Console.error("error: " + (error.path.map { $0.display + ": " } ?? "") + error.message)
    }
    if !report.quiet { Console.error(summary(outcome)) }
    guard errors.isEmpty else { throw ExitCode(2) }
    if !outcome.files.isEmpty { throw ExitCode(1) }
  }

  private func summary(_ outcome: FixRun.Outcome) -> String {
    guard !outcome.files.isEmpty else { return "nothing to fix" }
    return "would fix \(Self.counted(outcome.fixed, "problem")) in \(Self.counted(outcome.files.count, "file"))"
  }

  private static func counted(_ count: Int, _ name: String) -> String { "\(count) \(name)\(count == 1 ? "" : "s")" }
}

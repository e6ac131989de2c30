import ArgumentParser
import Diagnostics
import Linting
import Reporting
import Rules
import Synchronization
import YAML

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `qlint check`: the main job.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    // Parsed on its own (see `Main`), the command is one of qlint's all the same, and not asked for completion scripts, which
    // would take a fifth of the time of a short run.
    _superCommandName: "qlint", abstract: "Checks question files.",
    discussion: """
      Folders are searched for *.yaml and *.yml; .gitignore and the configuration's exclude are respected. Without a \
      path the working directory is checked; - checks standard input.
      """)

  @Argument(help: ArgumentHelp("Files, folders or patterns; - for standard input.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup(title: "Report") var report: ReportOptions
  @OptionGroup(title: "Rules and limits") var checking: CheckingOptions
  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  @Option(
    help: ArgumentHelp(
      "Check any YAML or JSON with this JSON Schema, instead of question files; folders are searched for *.json too.",
      valueName: "file"))
  var schema: String?

  @Option(help: ArgumentHelp("The path to report and to configure standard input by.", valueName: "path"))
  var stdinFilename: String?

  @Flag(help: "Let the configuration's exclude hold for named files too.")
  var forceExclude = false

  @Flag(help: "List the files that would be checked, and stop.")
  var showFiles = false

  func validate() throws {
    if paths.contains("-"), paths.count > 1 { throw ValidationError("- cannot be checked together with other paths") }
    if stdinFilename != nil, paths != ["-"] { throw ValidationError("--stdin-filename needs the path -") }
  }

  func run() throws {
    let printer = ReportPrinter(report)
    let selection = try checking.selection()
    var loaded: Configuration
    let linter: Linter
    do {
      loaded = try configuration.load()
      checking.apply(to: &loaded)
      if showFiles { return try listFiles(loaded) }
      let policy = RulePolicy(
        loaded, selection: selection, known: Linter.builtInRules,
        workingDirectory: try ConfigurationOptions.workingDirectory())
      linter = try Linter(
        loaded, policy: policy, allowsSuppressions: !checking.noInlineConfig,
        limitsDiagnostics: report.maxDiagnostics != 0,
        schema: schema.map { RawArguments.path($0) })
    } catch let error as ConfigurationError {
      try printer.print(error)
      throw ExitCode(2)
    }
    let run = LintRun(linter, jobs: checking.jobs)
    if paths == ["-"] {
      try checkStandardInput(run, printer)
    } else {
      try checkFiles(run, printer)
    }
  }

  // MARK: Files

  private func discover(_ configuration: Configuration) -> Discovered {
    var options = Discovery.Options(
      root: configuration.root, include: configuration.include, exclude: configuration.exclude)
    options.forceExclude = forceExclude
    if schema != nil { try? options.include.append("*.json".utf8) }
    options.configurationFiles = Set(configuration.files)
    return Discovery.run(paths.map { RawArguments.path($0) }, options: options)
  }

  private func listFiles(_ configuration: Configuration) throws {
    guard paths != ["-"] else { throw Failure(message: "--show-files lists files, and - is none") }
    let found = discover(configuration)
    for file in found.files { try Console.print(file.display) }
    for problem in found.errors { Console.error("error: \(problem.path.display): \(problem.message)") }
    guard found.errors.isEmpty, !found.files.isEmpty else {
      if found.errors.isEmpty { Failure(message: Self.nothingToCheck(found)).show() }
      throw ExitCode(2)
    }
  }

  private func checkFiles(_ run: LintRun, _ printer: ReportPrinter) throws {
    let found = discover(run.linter.configuration)
    try printer.refuseToOverwrite(found.files + run.linter.configuration.files)
    let progress = ProgressCounter(total: found.files.count)
    var result = run.check(found.files) { progress?.advance() }
    progress?.finish()
    result.problems = found.errors + result.problems
    var errors = result.problems.map { ReportError(path: $0.path, kind: .io, message: $0.message) }
    if found.files.isEmpty, errors.isEmpty {
      errors.append(ReportError(kind: .io, message: Self.nothingToCheck(found)))
    }
    for skipped in found.skipped { Console.error("note: \(skipped.path.display): \(skipped.reason)") }
    try finish(result, errors, FileSources(result.files, schemas: run.linter.schemaFiles), run, printer)
  }

  /// Why there is no file to check.
  private static func nothingToCheck(_ found: Discovered) -> String {
    var reasons: [String] = []
    if found.ignoredCount > 0 { reasons.append("\(found.ignoredCount) ignored by .gitignore") }
    if found.excludedCount > 0 { reasons.append("\(found.excludedCount) hidden or excluded") }
    if found.otherCount > 0 { reasons.append("\(found.otherCount) with other names") }
    if !found.skipped.isEmpty { reasons.append("\(found.skipped.count) skipped") }
    return "no files to check" + (reasons.isEmpty ? ": nothing was found" : ": " + reasons.joined(separator: ", "))
  }

  // MARK: Standard input

  private func checkStandardInput(_ run: LintRun, _ printer: ReportPrinter) throws {
    let path = stdinFilename.map { RawArguments.path($0) } ?? "<stdin>"
    let limit = run.linter.configuration.limits.fileSize
    var (bytes, result, errors): ([UInt8], LintResult, [ReportError]) = ([], LintResult(), [])
    do throws(ReadError) {
      bytes = try ReadBuffer().readStandardInput(limit: limit)
      result = run.check(bytes, path: path)
    } catch {
      switch error {
      case .io(let problem): errors = [ReportError(path: path, kind: .io, message: problem.message)]
      case .tooLarge(let size): result = run.tooLarge(size, path: path)
      }
    }
    try finish(
      result, errors, TextSource([SourceFile(path: path, bytes: bytes)] + run.linter.schemaFiles), run, printer)
  }

  // MARK: The end

  private func finish(
    _ result: LintResult, _ errors: [ReportError], _ sources: any SourceProvider, _ run: LintRun,
    _ printer: ReportPrinter
  ) throws {
    let files = result.files.map { ReportedFile(path: $0.path, diagnostics: $0.diagnostics) }
    var report = Report(
      toolVersion: QLint.version, files: files, checkedFiles: files.count, questions: result.questions,
      suppressed: result.suppressed, errors: errors)
    if self.report.statistics {
      report.statistics = RuleStatistic.count(report.files) { run.linter.known[$0]?.summary ?? "" }
    }
    try printer.print(report, sources)
    if let changed = (sources as? FileSources)?.changed, !changed.isEmpty {
      for path in changed { Console.error("error: \(path.display): changed while it was checked; run qlint again") }
      throw ExitCode(2)
    }
    guard errors.isEmpty else { throw ExitCode(2) }
    if fails(report, run.linter.configuration) { throw ExitCode(1) }
  }

  private func fails(_ report: Report, _ configuration: Configuration) -> Bool {
    let threshold = self.report.threshold ?? configuration.failOn
    let least: Severity
    switch threshold {
    case .never: return false
    case .severity(let severity): least = severity
    case nil: least = .error
    }
    let summary = report.summary
    return (summary.errors > 0 && least <= .error) || (summary.warnings > 0 && least <= .warning)
      || (summary.infos > 0 && least <= .info) || (summary.hints > 0 && least <= .hint)
  }
}

/// Counts the files that are done, over all threads, for the line on the terminal.
private final class ProgressCounter: Sendable {
  private struct State: ~Copyable {
    var done = 0
    let line: Progress
  }

  private let state: Mutex<State>

  /// Nil where there is no terminal to show the line on.
  init?(total: Int) {
    guard let line = Progress(total: total) else { return nil }
    state = Mutex(State(line: line))
  }

  func advance() {
    state.withLock { state in
      state.done += 1
      state.line.update(done: state.done)
    }
  }

  func finish() { state.withLock { $0.line.finish() } }
}

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
  @OptionGroup(title: "Scope") var scoping: ScopeOptions
  @OptionGroup(title: "Rules and limits") var checking: CheckingOptions
  @OptionGroup(title: "Fixes") var fixing: FixOptions
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
    if paths == ["-"], scoping.comparesWithGit { throw ValidationError("git knows nothing of standard input") }
    if stdinFilename != nil, paths != ["-"] { throw ValidationError("--stdin-filename needs the path -") }
  }

  func run() throws {
    try fixing.check(report)
    if fixing.isOn, scoping.comparesWithGit {
      throw Failure(
        message: "--fix and --diff do not go with --staged and --since",
        help: "name the files to mend: git's are \"git diff --name-only\"")
    }
    let printer = ReportPrinter(report)
    let selection = try checking.selection()
    var loaded: Configuration
    let linter: Linter
    var scope = ReportScope(byLines: scoping.changedLines)
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
      scope.baseline = try scoping.loadBaseline()
    } catch let error as ConfigurationError {
      try printer.print(error)
      throw ExitCode(2)
    }
    let run = LintRun(linter, jobs: checking.jobs)
    if paths == ["-"] {
      try checkStandardInput(run, scope, printer)
    } else {
      try checkFiles(run, scope, printer)
    }
  }

  // MARK: Files

  private var named: [SourcePath] { paths.map { RawArguments.path($0) } }

  private func discoveryOptions(_ configuration: Configuration) -> Discovery.Options {
    var options = Discovery.Options(
      root: configuration.root, include: configuration.include, exclude: configuration.exclude)
    options.forceExclude = forceExclude
    if schema != nil { try? options.include.append("*.json".utf8) }
    options.configurationFiles = Set(configuration.files)
    return options
  }

  private func listFiles(_ configuration: Configuration) throws {
    guard paths != ["-"] else { throw Failure(message: "--show-files lists files, and - is none") }
    let options = discoveryOptions(configuration)
    let changes: Changes?
    do throws(GitError) {
      changes = try scoping.changes(named, options, jobs: LintRun.jobs(checking.jobs))
    } catch {
      throw Failure(message: error.message, help: error.help)
    }
    let found = changes?.found ?? Discovery.run(named, options: options)
    for file in changes?.changed.sorted() ?? found.files { try Console.print(file.display) }
    for problem in found.errors { Console.error("error: \(problem.path.display): \(problem.message)") }
    guard found.errors.isEmpty, !found.files.isEmpty else {
      if found.errors.isEmpty { Failure(message: Self.nothingToCheck(found)).show() }
      throw ExitCode(2)
    }
  }

  private func checkFiles(_ run: LintRun, _ scope: ReportScope, _ printer: ReportPrinter) throws {
    var scope = scope
    let options = discoveryOptions(run.linter.configuration)
    do throws(GitError) {
      scope.changes = try scoping.changes(named, options, jobs: run.jobs)
    } catch {
      defer { error.help.map { Console.error("help: \($0)") } }
      return try finish(
        LintResult(), [ReportError(kind: .io, message: error.message)], TextSource([]), run, scope, printer)
    }
    let found = scope.changes?.found ?? Discovery.run(named, options: options)
    let read = run.linter.configuration.files + (scoping.baseline.map { [RawArguments.path($0)] } ?? [])
    try printer.refuseToOverwrite(found.files + read)
    if fixing.isOn { return try fixFiles(found, run, scope, printer) }
    let progress = ProgressCounter(total: found.files.count)
    let result: LintResult
    if let changes = scope.changes {
      (result, scope.before) = run.check(changes) { progress?.advance() }
    } else {
      result = run.check(found.files) { progress?.advance() }
    }
    progress?.finish()
    let sources = FileSources(
      result.files, schemas: run.linter.schemaFiles, reader: scope.changes?.reader() ?? ReadBuffer())
    try finish(result, errors(of: result, found), sources, run, scope, printer)
  }

  /// What kept the run from being complete; says on the way what was left out.
  func errors(of result: LintResult, _ found: Discovered) -> [ReportError] {
    var errors = (found.errors + result.problems).map { ReportError(path: $0.path, kind: .io, message: $0.message) }
    // That nothing has changed is no mistake, nor that a hook was given files which the bank excludes.
    let isExpected = scoping.comparesWithGit || forceExclude && found.excludedCount > 0
    if found.files.isEmpty, errors.isEmpty, !isExpected {
      errors.append(ReportError(kind: .io, message: Self.nothingToCheck(found)))
    }
    for skipped in found.skipped { Console.error("note: \(skipped.path.display): \(skipped.reason)") }
    return errors
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

  private func checkStandardInput(_ run: LintRun, _ scope: ReportScope, _ printer: ReportPrinter) throws {
    let path = stdinFilename.map { RawArguments.path($0) } ?? "<stdin>"
    let limit = run.linter.configuration.limits.fileSize
    var (bytes, result, errors): ([UInt8], LintResult, [ReportError]) = ([], LintResult(), [])
    do throws(ReadError) {
      bytes = try ReadBuffer().readStandardInput(limit: limit)
      if !fixing.isOn { result = run.check(bytes, path: path) }
    } catch {
      switch error {
      case .io(let problem): errors = [ReportError(path: path, kind: .io, message: problem.message)]
      case .tooLarge(let size): result = run.tooLarge(size, path: path)
      }
    }
    if fixing.isOn {
      let isRead = errors.isEmpty && result.files.isEmpty
      return try fixStandardInput(isRead ? bytes : nil, path, result, errors, run, scope, printer)
    }
    try finish(
      result, errors, TextSource([SourceFile(path: path, bytes: bytes)] + run.linter.schemaFiles), run, scope,
      printer)
  }

  // MARK: The end

  func finish(
    _ result: LintResult, _ errors: [ReportError], _ sources: any SourceProvider, _ run: LintRun,
    _ scope: ReportScope, _ printer: ReportPrinter, mended: Report.Mended? = nil
  ) throws {
    let (result, stale) = scope.apply(to: result, sources, run, paths: named)
    let files = result.files.map { file in
      let silenced = file.silenced.map { SettledDiagnostic($0.diagnostic, .suppressed(reason: $0.reason)) }
      let settled = silenced + file.baselined.map { SettledDiagnostic($0, .baselined) }
      return ReportedFile(
        path: file.path, diagnostics: file.diagnostics,
        settled: settled.sorted { Diagnostic.precedes($0.diagnostic, $1.diagnostic) })
    }
    var report = Report(
      toolVersion: QLint.version, files: files, checkedFiles: files.count, questions: result.questions,
      suppressed: result.suppressed, errors: errors)
    report.hasBaseline = stale != nil
    report.mended = mended
    report.describe = { [known = run.linter.known] rule in
      known[rule].map { .init(severity: $0.severity, finds: $0.summary, why: $0.why, mend: $0.mend) }
    }
    if self.report.statistics {
      let reading = SecondReading(run.linter)
      report.statistics = Statistics(
        report.files, finds: { run.linter.known[$0]?.summary ?? "" },
        topics: { file in
          guard let bytes = sources.source(for: file.path) else { return [] }
          return reading.topics(of: file.diagnostics, in: bytes, path: file.path)
        })
    }
    var printer = printer
    printer.bank = {
      let overview = run.linter.survey(result.files) { sources.source(for: $0) }
      return HTMLReporter.Bank(overview: overview) { [reader = ExcerptReader(run.linter)] bytes, path, diagnostics in
        reader.excerpts(of: bytes, path: path, diagnostics)
      }
    }
    try printer.print(report, sources)
    if let changed = (sources as? FileSources)?.changed, !changed.isEmpty {
      for path in changed { Console.error("error: \(path.display): changed while it was checked; run qlint again") }
      throw ExitCode(2)
    }
    guard errors.isEmpty else { throw ExitCode(2) }
    if let stale, !stale.isEmpty {
      Console.error("\(scoping.strict ? "error" : "note"): \(stale.message(file: scoping.baseline ?? ""))")
      Console.error("help: \"qlint baseline check\" lists them, and \"qlint baseline write\" drops them")
      if scoping.strict { throw ExitCode(1) }
    }
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
final class ProgressCounter: Sendable {
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

import ArgumentParser
import Diagnostics
import Linting
import Reporting

/// `qlint baseline`: what is known already.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Records the diagnostics of today, so that only new ones are reported.",
    discussion: """
      A diagnostic is known again by its question, its rule and the text at its place, not by its file or line: \
      questions may move and texts may be wrapped anew.

      qlint baseline write            records what is found
      qlint check --baseline FILE     reports what is new
      """,
    subcommands: [BaselineWriteCommand.self, BaselineCheckCommand.self, BaselineStatsCommand.self])
}

/// Which baseline it is about.
struct BaselineFileOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The baseline. (default: .qlint-baseline.json)", valueName: "file"))
  var baseline: String?

  var path: SourcePath { baseline.map { RawArguments.path($0) } ?? BaselineFile.standardPath }
}

/// The check of a bank for its baseline.
private struct BankCheck {
  var run: LintRun
  var result: LintResult
  var sources: FileSources

  init(_ paths: [String], _ configuration: ConfigurationOptions, _ checking: CheckingOptions) throws {
    let selection = try checking.selection()
    run = try ConfigurationFailure.shown {
      var loaded = try configuration.load()
      checking.apply(to: &loaded)
      let policy = RulePolicy(
        loaded, selection: selection, known: Linter.builtInRules,
        workingDirectory: try ConfigurationOptions.workingDirectory())
      return LintRun(
        try Linter(loaded, policy: policy, allowsSuppressions: !checking.noInlineConfig), jobs: checking.jobs)
    }
    let loaded = run.linter.configuration
    var options = Discovery.Options(root: loaded.root, include: loaded.include, exclude: loaded.exclude)
    options.configurationFiles = Set(loaded.files)
    let found = Discovery.run(paths.map { RawArguments.path($0) }, options: options)
    result = run.check(found.files)
    result.problems = found.errors + result.problems
    for skipped in found.skipped { Console.error("note: \(skipped.path.display): \(skipped.reason)") }
    for problem in result.problems { Console.error("error: \(problem.path.display): \(problem.message)") }
    // A baseline of a part of the bank would report the rest as new.
    guard result.problems.isEmpty else { throw ExitCode(2) }
    guard !found.files.isEmpty else { throw Failure(message: "no files to check") }
    sources = FileSources(result.files, schemas: run.linter.schemaFiles)
  }

  /// Ends the command where a file is no longer what was checked.
  func refuseChangedFiles() throws {
    guard let path = sources.changed.first else { return }
    throw Failure(message: "\(path.display): changed while it was checked", help: "run qlint again")
  }
}

/// `qlint baseline write`.
struct BaselineWriteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Checks the bank and records all that is found.")

  @Argument(help: ArgumentHelp("Files, folders or patterns.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup(title: "Baseline") var file: BaselineFileOptions
  @OptionGroup(title: "Rules and limits") var checking: CheckingOptions
  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  func run() throws {
    let path = file.path
    let old = try previous(path)
    let check = try BankCheck(paths, configuration, checking)
    let baseline = Baseline(check.result) { check.sources.source(for: $0) }
    try check.refuseChangedFiles()
    try OutputFile.write(BaselineFile.text(of: baseline), to: path)
    let change =
      switch baseline.count - (old?.count ?? baseline.count) {
      case 0: ""
      case let difference where difference > 0: ", \(difference) more than before"
      case let difference: ", \(-difference) fewer than before"
      }
    let questions = Set(baseline.keys.compactMap { $0.question.map { Array($0.utf8) } }).count
    try Console.print(
      "wrote \(path.display): \(Amount.of(baseline.count, "diagnostic")) in \(Amount.of(questions, "question"))\(change)"
    )
  }

  /// The baseline that is there. A file that is none is not written over.
  private func previous(_ path: SourcePath) throws -> Baseline? {
    guard FileIdentity(of: path) != nil else { return nil }
    do throws(ConfigurationError) {
      return try BaselineFile.read(path)
    } catch {
      throw Failure(
        message: "\(path.display) is there already and is no baseline that this qlint reads",
        help: "remove it, or name another file with --baseline")
    }
  }
}

/// `qlint baseline check`.
struct BaselineCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Says what is new, and lists what is recorded and gone.",
    discussion: "Exits with 1 when something is new or, with --strict, when something is gone.")

  @Argument(help: ArgumentHelp("Files, folders or patterns.", valueName: "path"))
  var paths: [String] = []

  @Flag(help: "Fail when the baseline has diagnostics that are gone.")
  var strict = false

  @OptionGroup(title: "Baseline") var file: BaselineFileOptions
  @OptionGroup(title: "Rules and limits") var checking: CheckingOptions
  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  func run() throws {
    let path = file.path
    let baseline = try ConfigurationFailure.shown { try BaselineFile.read(path) }
    var check = try BankCheck(paths, configuration, checking)
    let sources = check.sources
    let rest = baseline.settle(&check.result) { sources.source(for: $0) }
    try check.refuseChangedFiles()
    let stale = StaleEntries(rest, check.run, paths: paths.map { RawArguments.path($0) })
    let new = check.result.files.reduce(0) { $0 + $1.diagnostics.count }
    var lines = [
      "\(path.display): \(baseline.count - rest.count) known, \(new) new, \(stale.baseline.count) gone"
    ]
    for key in stale.baseline.keys { lines.append("  gone: " + Self.describe(key, stale.baseline.counts[key] ?? 1)) }
    if new > 0 { lines.append("\"qlint check --baseline \(path.display)\" shows what is new") }
    if !stale.isEmpty { lines.append("\"qlint baseline write\" drops what is gone") }
    try Console.print(lines.joined(separator: "\n"))
    if new > 0 || strict && !stale.isEmpty { throw ExitCode(1) }
  }

  /// `python-flask-routing › summary: damage/empty-list-slot at …`.
  private static func describe(_ key: BaselineKey, _ count: Int) -> String {
    let place = [key.question, key.field].compactMap { $0 }.joined(separator: " › ")
    let times = count > 1 ? ", \(count) times" : ""
    return "\(place.isEmpty ? "" : place + ": ")\(key.rule) at `\(key.text)`\(times)"
  }
}

/// `qlint baseline stats`.
struct BaselineStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Counts what is recorded, by rule; checks nothing.")

  @OptionGroup(title: "Baseline") var file: BaselineFileOptions

  func run() throws {
    let path = file.path
    let baseline = try ConfigurationFailure.shown { try BaselineFile.read(path) }
    var counts: [RuleID: Int] = [:]
    for (key, count) in baseline.counts { counts[key.rule, default: 0] += count }
    let rules = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    let width = String(rules.first?.value ?? 0).count
    var lines = rules.map { rule, count in
      let number = String(count)
      return String(repeating: " ", count: width - number.count) + "\(number)  \(rule)"
    }
    if !lines.isEmpty { lines.append("") }
    let questions = Set(baseline.keys.compactMap { $0.question.map { Array($0.utf8) } }).count
    lines.append(
      "\(Amount.of(baseline.count, "diagnostic")) of \(Amount.of(rules.count, "rule")) "
        + "in \(Amount.of(questions, "question"))")
    try Console.print(lines.joined(separator: "\n"))
  }
}

/// A number with what it counts.
enum Amount {
  /// `1 question`, `2 questions`.
  static func of(_ count: Int, _ name: String) -> String { "\(count) \(name)\(count == 1 ? "" : "s")" }
}

import ArgumentParser
import Diagnostics
import Linting
import Reporting
import YAML

/// What the report looks like and where it goes.
struct ReportOptions: ParsableArguments {
  enum Format: String, CaseIterable {
    case human
    case json
    case jsonl
    case sarif
    case github
    case gitlab
    case checkstyle
    case junit
    case markdown
    case html
  }

  // The options with a choice of values are read as text: each further type of value costs the argument parser a tenth of
  // the time that it takes to check one file.
  @Option(
    help: ArgumentHelp(
      """
      How to report: human, json, jsonl, sarif, github, gitlab, checkstyle, junit, markdown or html; may be repeated, each \
      with an -o of its own.
      """, valueName: "format"),
    completion: .list(Format.allCases.map(\.rawValue)))
  var format: [String] = []

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write the report of the --format before it to this file.", valueName: "file"))
  var output: [String] = []

  @Option(
    help: ArgumentHelp("When to use colors: auto, always or never.", valueName: "when"),
    completion: .list(ColorMode.allCases.map(\.rawValue)))
  var color = "auto"

  @Flag(name: [.customShort("q"), .long], help: "Report the diagnostics without the summary.")
  var quiet = false

  @Flag(help: "Count the diagnostics of each rule, file and topic instead of showing them.")
  var statistics = false

  @Option(
    help: ArgumentHelp(
      """
      Show at most this many diagnostics; 0: all, also of files with more than 100 of one rule. (default: 1000 for human, \
      5000 for html)
      """,
      valueName: "n"))
  var maxDiagnostics: Int?

  @Option(
    help: ArgumentHelp(
      "The least severity that makes the exit code 1: error, warning, info, hint or never.", valueName: "severity"),
    completion: .list(FailOn.allCases.map(\.rawValue)))
  var failOn: String?

  enum FailOn: String, CaseIterable {
    case error
    case warning
    case info
    case hint
    case never
  }

  var colorMode: ColorMode { ColorMode(rawValue: color) ?? .auto }
  var threshold: FailureThreshold? { failOn.flatMap { FailureThreshold(name: $0) } }

  func validate() throws {
    for format in format { try Choice.check(format, "--format", Format.self) }
    try Choice.check(color, "--color", ColorMode.self)
    if let failOn { try Choice.check(failOn, "--fail-on", FailOn.self) }
    if let maxDiagnostics, maxDiagnostics < 0 { throw ValidationError("--max-diagnostics must be 0 or more") }
    let outputs = RawArguments.outputs(Array(CommandLine.arguments.dropFirst()))
    if outputs.filter({ $0.file == nil }).count > 1 {
      throw ValidationError("only one format can go to standard output; give the others an -o FILE")
    }
    if outputs.contains(where: { $0.format == nil }), outputs.count > 1 {
      throw ValidationError("each -o belongs to the --format before it")
    }
  }
}

/// Which rules run, how much is read, and by how many.
struct CheckingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Run only these rules or groups; separated by commas.", valueName: "rules"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Do not run these rules or groups; wins over --select.", valueName: "rules"))
  var ignore: [String] = []

  @Flag(name: .customLong("no-inline-config"), help: "Let no comment suppress a diagnostic.")
  var noInlineConfig = false

  @Option(help: ArgumentHelp("Use this many threads. (default: one for each processor)", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Check files of up to this many bytes; with K, M or G. (default: 8M)", valueName: "size"))
  var maxFileSize: String?

  @Option(help: ArgumentHelp("Check files that are nested up to this deep, at most 200. (default: 64)", valueName: "n"))
  var maxDepth: Int?

  @Option(help: ArgumentHelp("Check files with up to this many values. (default: 250000)", valueName: "n"))
  var maxNodes: Int?

  @Flag(name: .customLong("no-cache"), help: ArgumentHelp("Accepted; nothing is cached.", visibility: .hidden))
  var noCache = false

  func validate() throws {
    if let maxFileSize, ByteCount.parse(maxFileSize) == nil {
      throw ValidationError("--max-file-size must be a number of bytes, as 500K or 128M, below 2G")
    }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be from 1 to 256") }
    if let maxDepth, !(1...200).contains(maxDepth) { throw ValidationError("--max-depth must be from 1 to 200") }
    if let maxNodes, !(1...100_000_000).contains(maxNodes) {
      throw ValidationError("--max-nodes must be from 1 to 100000000")
    }
  }

  func apply(to configuration: inout Configuration) {
    let size = maxFileSize.flatMap { ByteCount.parse($0) }
    if let size { configuration.limits.fileSize = size }
    if let maxDepth { configuration.limits.depth = maxDepth }
    if let maxNodes {
      configuration.limits.nodes = maxNodes
    } else if let size, size > 8 << 20 {
      // Who allows files of 128 MiB means to have them checked: nodes grow with bytes.
      configuration.limits.nodes = max(configuration.limits.nodes, size / 32)
    }
  }

  func selection() throws -> RuleSelection {
    do throws(RuleSelectionError) {
      return try RuleSelection(select: Self.names(select), ignore: Self.names(ignore), known: Linter.builtInRules)
    } catch {
      throw Failure(message: error.message, help: error.help)
    }
  }

  private static func names(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .map { String($0.drop { $0 == " " }) }
  }
}

/// A number of bytes: `500`, `64K`, `128M`, `1G`.
enum ByteCount {
  /// From 1 to 2 GiB - 1, which the places in a tree can count; nil for anything else.
  static func parse(_ text: String) -> Int? {
    var digits = Substring(text)
    var factor = 1
    switch digits.last {
    case "K", "k": factor = 1 << 10
    case "M", "m": factor = 1 << 20
    case "G", "g": factor = 1 << 30
    default: break
    }
    if factor > 1 { digits = digits.dropLast() }
    guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int(digits), number > 0 else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow || product > Int(Int32.max) ? nil : product
  }
}

/// A choice of values that is read as text.
enum Choice {
  /// - Throws: `ValidationError` that names the values, and the one that was most likely meant.
  static func check<Value: RawRepresentable<String> & CaseIterable>(
    _ text: String, _ option: String, _ type: Value.Type
  ) throws {
    guard Value(rawValue: text) == nil else { return }
    let names = Value.allCases.map(\.rawValue)
    let meant = Suggestion.closest(to: text, among: names).map { "; did you mean \"\($0)\"?" } ?? ""
    throw ValidationError(
      "\"\(text)\" is no value for \(option): it is one of \(names.joined(separator: ", "))\(meant)")
  }
}

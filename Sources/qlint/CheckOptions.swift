import ArgumentParser
import Linting
import Reporting
import YAML

/// What the report looks like and where it goes.
struct ReportOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human
    case json
  }

  @Option(help: "How to report; may be repeated, each with an -o of its own.")
  var format: [Format] = []

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write the report of the --format before it to this file.", valueName: "file"))
  var output: [String] = []

  @Option(help: "When to use colors.")
  var color: ColorMode = .auto

  @Flag(name: [.customShort("q"), .long], help: "Report the diagnostics without the summary.")
  var quiet = false

  @Flag(help: "Count the diagnostics of each rule instead of showing them.")
  var statistics = false

  @Option(
    help: ArgumentHelp(
      "Show at most this many diagnostics; 0 shows all. (default: 1000 for human, 0 for others)", valueName: "n"))
  var maxDiagnostics: Int?

  @Option(help: "The least severity that makes the exit code 1.")
  var failOn: FailOn?

  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error
    case warning
    case info
    case hint
    case never
  }

  func validate() throws {
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

/// Which rules run.
struct RuleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Run only these rules or groups; separated by commas.", valueName: "rules"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Do not run these rules or groups; wins over --select.", valueName: "rules"))
  var ignore: [String] = []

  @Flag(name: .customLong("no-inline-config"), help: "Let no comment suppress a diagnostic.")
  var noInlineConfig = false

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

/// How much is read, and by how many.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Use this many threads. (default: one for each processor)", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Check files of up to this many bytes; with K, M or G. (default: 8M)", valueName: "size"))
  var maxFileSize: ByteCount?

  @Option(help: ArgumentHelp("Check files that are nested up to this deep, at most 200. (default: 64)", valueName: "n"))
  var maxDepth: Int?

  @Option(help: ArgumentHelp("Check files with up to this many values. (default: 250000)", valueName: "n"))
  var maxNodes: Int?

  @Flag(name: .customLong("no-cache"), help: ArgumentHelp("Accepted; nothing is cached.", visibility: .hidden))
  var noCache = false

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be from 1 to 256") }
    if let maxDepth, !(1...200).contains(maxDepth) { throw ValidationError("--max-depth must be from 1 to 200") }
    if let maxNodes, !(1...100_000_000).contains(maxNodes) {
      throw ValidationError("--max-nodes must be from 1 to 100000000")
    }
  }

  func apply(to configuration: inout Configuration) {
    if let maxFileSize { configuration.limits.fileSize = maxFileSize.value }
    if let maxDepth { configuration.limits.depth = maxDepth }
    if let maxNodes {
      configuration.limits.nodes = maxNodes
    } else if let maxFileSize, maxFileSize.value > 8 << 20 {
      // Who allows files of 128 MiB means to have them checked: nodes grow with bytes.
      configuration.limits.nodes = max(configuration.limits.nodes, maxFileSize.value / 32)
    }
  }
}

/// A number of bytes: `500`, `64K`, `128M`, `1G`.
struct ByteCount: ExpressibleByArgument {
  /// From 1 to 2 GiB - 1, which the places in a tree can count.
  var value: Int

  init?(argument: String) {
    var digits = Substring(argument)
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
    guard !overflow, product <= Int(Int32.max) else { return nil }
    value = product
  }
}

extension ColorMode: ExpressibleByArgument {}

import ArgumentParser
import Diagnostics
import Linting
import Reporting
import Rules

/// `qlint rules`: what there is.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists the rules, with the severities that the configuration gives them.")

  @Argument(help: ArgumentHelp("Only these rules or groups.", valueName: "rule"))
  var names: [String] = []

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human
    case json
  }

  @Option(help: "How to list.")
  var format: Format = .human

  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  func run() throws {
    let settings = try ConfigurationFailure.shown {
      let loaded = try configuration.load()
      return RulePolicy(
        loaded, known: Linter.builtInRules, workingDirectory: try ConfigurationOptions.workingDirectory()
      ).base
    }
    let rules = try chosen()
    switch format {
    case .human: try Console.print(table(rules, settings))
    case .json: try Console.print(json(rules, settings))
    }
  }

  private func chosen() throws -> [RuleMetadata] {
    let known = Linter.builtInRules
    guard !names.isEmpty else { return known.all }
    return try names.flatMap { name in
      let positions = known.positions(named: name)
      guard !positions.isEmpty else { throw UnknownRule.failure(name) }
      return positions.map { known.all[$0] }
    }
  }

  private func table(_ rules: [RuleMetadata], _ settings: RuleSettings) -> String {
    let width = rules.map(\.id.rawValue.count).max() ?? 0
    let lines = rules.map { rule in
      let name = rule.id.rawValue + String(repeating: " ", count: width - rule.id.rawValue.count)
      let severity = settings.severity(of: rule.id)?.name ?? "off"
      let fix = rule.fix == nil ? " " : rule.fix == .safe ? "*" : "?"
      return "\(name)  \(severity)\(String(repeating: " ", count: max(0, 7 - severity.count)))  \(fix)  \(rule.summary)"
    }
    return (lines + ["", "\(rules.count) rules; * can be fixed safely, ? can be fixed but wants a look"])
      .joined(separator: "\n")
  }

  private func json(_ rules: [RuleMetadata], _ settings: RuleSettings) -> String {
    let items = rules.map { rule in
      let members = [
        ("id", rule.id.rawValue), ("severity", settings.severity(of: rule.id)?.name ?? "off"), ("since", rule.since),
        ("fix", rule.fix?.rawValue ?? "none"), ("finds", rule.summary), ("why", rule.why), ("mend", rule.mend),
      ]
      return "{" + members.map { "\"\($0)\": \(quoted($1))" }.joined(separator: ", ") + "}"
    }
    return "[" + items.joined(separator: ",\n ") + "]"
  }

  private func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.append(json: text)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A rule that is not there.
enum UnknownRule {
  static func failure(_ name: String) -> Failure {
    let suggestion = Linter.builtInRules.suggestion(for: name).map { "did you mean \"\($0)\"?" }
    return Failure(
      message: "unknown rule \"\(name)\"", help: suggestion ?? "\"qlint rules\" lists the rules and their groups")
  }
}

/// Shows what is wrong with a configuration before a command ends with it.
enum ConfigurationFailure {
  static func shown<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as ConfigurationError {
      try ReportPrinter(try ReportOptions.parse([])).print(error)
      throw ExitCode(2)
    }
  }
}

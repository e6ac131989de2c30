import ArgumentParser
import Diagnostics
import Linting
import Rules

/// `qlint explain`: the page of a rule.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Says what a rule finds, why it hurts and how to mend it.")

  @Argument(help: ArgumentHelp("A rule, such as damage/empty-list-slot.", valueName: "rule"))
  var name: String

  func run() throws {
    let known = Linter.builtInRules
    let positions = known.positions(named: name)
    guard let first = positions.first else { throw UnknownRule.failure(name) }
    guard positions.count == 1, known.all[first].id.rawValue == name else {
      let rules = positions.map { "  \(known.all[$0].id.rawValue): \(known.all[$0].summary)" }
      return try Console.print((["The rules of the group \(name):", ""] + rules).joined(separator: "\n"))
    }
    try Console.print(RulePage(known.all[first]).text)
  }
}

/// All that is known of a rule, for reading.
struct RulePage {
  private let rule: RuleMetadata

  init(_ rule: RuleMetadata) { self.rule = rule }

  var text: String {
    var parts = [
      "\(rule.id): \(rule.summary)", facts, "What it finds and why it hurts\n\n" + indented(wrapped(rule.why)),
    ]
    parts.append("How to mend it\n\n" + indented(wrapped(rule.mend)))
    if !rule.options.isEmpty { parts.append("Options\n\n" + indented(rule.options.map(option))) }
    for example in rule.bad { parts.append("Found («…» marks the place)\n\n" + indented(lines(example.text))) }
    if let fixed = rule.bad.first(where: { $0.fixed != nil })?.fixed {
      parts.append("Fixed\n\n" + indented(lines(fixed)))
    }
    if let good = rule.good.first { parts.append("Not found\n\n" + indented(lines(good.text))) }
    parts.append(suppression)
    return parts.joined(separator: "\n\n")
  }

  private var facts: String {
    let fix =
      switch rule.fix {
      case .safe: "safe fix"
      case .unsafe: "unsafe fix"
      case nil: "no fix"
      }
    return "severity: \(rule.severity?.name ?? "off until it is switched on"), \(fix), since \(rule.since)"
  }

  private func option(_ option: RuleOption) -> String {
    "\(option.name): \(option.summary) (default: \(Self.text(option.standard)))"
  }

  private static func text(_ value: RuleOptionValue) -> String {
    switch value {
    case .boolean(let value): String(value)
    case .integer(let value): String(value)
    case .text(let value): value
    case .texts(let values): "[" + values.joined(separator: ", ") + "]"
    }
  }

  private var suppression: String {
    guard rule.isSuppressible else { return "No comment can suppress this rule, and it is always on." }
    return """
      To accept one place, put this comment above it:

        # qlint-ignore \(rule.id): why it is right here

      To change its severity, write in .qlint.yml:

        rules:
          \(rule.id): off    # or error, warning, info, hint
      """
  }

  private func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private func indented(_ lines: [String]) -> String {
    lines.map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
  }

  /// Breaks a paragraph into lines of up to 90 characters.
  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !line.isEmpty, line.count + 1 + word.count > 90 {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + (line.isEmpty ? [] : [line])
  }
}

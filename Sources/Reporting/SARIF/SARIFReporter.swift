import Diagnostics

/// The report as SARIF 2.1.0 (OASIS, sections named below), for GitHub's code scanning, IDEs and SARIF tools.
///
/// One run, one result a line. Paths are relative to the working directory, which should be the root of the repository.
/// Results that the baseline has, or that comments suppress, are there and say so (3.27.23, 3.27.24).
package struct SARIFReporter: Reporter {
  package init() {}

  package func write(
    _ report: Report, sources: any SourceProvider, to output: inout some ByteSink
  ) throws(OutputError) {
    let rules = Self.rules(of: report)
    var text: [UInt8] = []
    text.append(text: "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\n\"version\":\"2.1.0\",\n")
    text.append(text: "\"runs\":[{\"tool\":{\"driver\":{\"name\":\"qlint\"")
    text.append(member: "semanticVersion", report.toolVersion)
    text.append(text: ",\"informationUri\":\"https://qlint.dev\",\n\"rules\":[")
    for (index, rule) in rules.enumerated() {
      text.append(text: index == 0 ? "\n" : ",\n")
      SARIFRule.append(rule, report.describe(rule), to: &text)
    }
    text.append(text: "]}},\n\"columnKind\":\"unicodeCodePoints\",\n\"invocations\":[")
    appendInvocation(of: report, to: &text)
    text.append(text: "],\n\"results\":[")
    try output.write(text)

    var writer = SARIFResults(report: report, rules: rules, sources: SourceCache(sources))
    for file in report.files { try writer.write(file, to: &output) }
    text.removeAll(keepingCapacity: true)
    text.append(text: writer.isEmpty ? "]}]}\n" : "\n]}]}\n")
    try output.write(text)
  }

  /// The rules of all results, in the order of their names.
  private static func rules(of report: Report) -> [RuleID] {
    var rules: Set<RuleID> = []
    for file in report.files {
      for diagnostic in file.diagnostics { rules.insert(diagnostic.rule) }
      for settled in file.settled { rules.insert(settled.diagnostic.rule) }
    }
    return rules.sorted()
  }

  /// Whether the run is complete (3.20), and what kept it from being so.
  private func appendInvocation(of report: Report, to text: inout [UInt8]) {
    text.append(text: "{\"executionSuccessful\":")
    text.append(text: report.errors.isEmpty ? "true" : "false")
    if !report.errors.isEmpty {
      text.append(text: ",\"toolExecutionNotifications\":[")
      for (index, error) in report.errors.enumerated() {
        text.append(text: index == 0 ? "\n{\"level\":\"error\",\"message\":{" : ",\n{\"level\":\"error\",\"message\":{")
        text.append(key: "text")
        text.append(json: error.message)
        text.append(UInt8(ascii: "}"))
        if let path = error.path {
          text.append(text: ",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"")
          text.append(uri: path)
          text.append(text: "\"}}}]")
        }
        text.append(text: ",\"descriptor\":{")
        text.append(key: "id")
        text.append(json: error.kind.rawValue)
        text.append(text: "}}")
      }
      text.append(UInt8(ascii: "]"))
    }
    text.append(UInt8(ascii: "}"))
  }
}

/// A rule as a `reportingDescriptor` (3.49).
enum SARIFRule {
  /// GitHub refuses longer texts.
  private static let maximumScalars = 1024

  static func append(_ rule: RuleID, _ description: RuleDescription?, to text: inout [UInt8]) {
    // A rule that a schema of the bank's own names is described nowhere but there.
    let finds = description?.finds ?? "a demand of the bank's own schema is not met"
    text.append(UInt8(ascii: "{"))
    text.append(key: "id")
    text.append(json: rule.rawValue)
    append(text: "shortDescription", cut(sentence(finds)), &text)
    append(text: "fullDescription", cut(sentence(description?.why ?? finds)), &text)
    text.append(text: ",\"help\":{")
    text.append(key: "text")
    text.append(
      json: [sentence(finds), description?.why, description?.mend].compactMap(\.self).joined(separator: "\n\n"))
    if let description {
      let parts = [sentence(finds), "**Why it hurts.** " + description.why, "**How to mend it.** " + description.mend]
      text.append(member: "markdown", parts.joined(separator: "\n\n"))
    }
    text.append(text: "},\"helpUri\":\"https://qlint.dev/rules/")
    text.append(uri: SourcePath(rule.rawValue))
    text.append(text: "\",\"defaultConfiguration\":{")
    text.append(key: "level")
    text.append(json: SARIFResults.level(description?.severity ?? .error))
    text.append(text: "},\"properties\":{\"tags\":[")
    text.append(json: String(rule.group))
    text.append(text: "],\"precision\":\"high\"")
    text.append(member: "problem.severity", problemSeverity(description?.severity ?? .error))
    text.append(text: "}}")
  }

  private static func append(text key: String, _ value: String, _ text: inout [UInt8]) {
    text.append(UInt8(ascii: ","))
    text.append(key: key)
    text.append(text: "{")
    text.append(key: "text")
    text.append(json: value)
    text.append(UInt8(ascii: "}"))
  }

  /// Lower-case words without a full stop as a sentence.
  static func sentence(_ text: String) -> String {
    var bytes = Array(text.utf8)
    if let first = bytes.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) { bytes[0] = first - 0x20 }
    if let last = bytes.last, last != UInt8(ascii: "."), last != UInt8(ascii: "?") { bytes.append(UInt8(ascii: ".")) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func cut(_ text: String) -> String {
    guard text.unicodeScalars.count > maximumScalars else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(maximumScalars - 1))) + "…"
  }

  /// GitHub's property of a rule that is about no vulnerability.
  private static func problemSeverity(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info, .hint: "recommendation"
    }
  }
}

import Diagnostics

/// The report for GitLab's merge requests: Code Quality, an array of issues as Code Climate defined them
/// (docs.gitlab.com/ci/testing/code_quality, "Code Quality report format").
///
/// GitLab tells new issues from old ones by their fingerprints, which therefore know nothing of lines.
package struct GitLabReporter: Reporter {
  package init() {}

  package func write(
    _ report: Report, sources: any SourceProvider, to output: inout some ByteSink
  ) throws(OutputError) {
    var cache = SourceCache(sources)
    var fingerprints = Fingerprints()
    var text: [UInt8] = [UInt8(ascii: "[")]
    var separator = "\n"
    for file in report.files {
      for diagnostic in file.diagnostics {
        text.append(text: separator)
        separator = ",\n"
        append(diagnostic, in: file.path, cache.lines(of: file.path), &fingerprints, to: &text)
        try output.write(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    for error in report.errors {
      text.append(text: separator)
      separator = ",\n"
      append(error, &fingerprints, to: &text)
    }
    text.append(text: separator == "\n" ? "]\n" : "\n]\n")
    try output.write(text)
  }

  private func append(
    _ diagnostic: Diagnostic, in file: SourcePath, _ lines: LineIndex?, _ fingerprints: inout Fingerprints,
    to text: inout [UInt8]
  ) {
    text.append(UInt8(ascii: "{"))
    text.append(key: "description")
    text.append(json: diagnostic.help.map { diagnostic.message + ": " + $0 } ?? diagnostic.message)
    text.append(member: "check_name", diagnostic.rule.rawValue)
    append(fingerprints.next(diagnostic, in: file, lines), to: &text)
    text.append(member: "severity", Self.severity(diagnostic.severity))
    // An issue without a line is refused together with all that follow it; a file that has changed since has a first one.
    let place = lines.map { Place(diagnostic.range, in: $0) }
    append(file, from: place?.start.line ?? 1, to: place?.end.line ?? 1, &text)
    text.append(UInt8(ascii: "}"))
  }

  /// What kept the run from being complete is an issue of its file: GitLab has no other place for it.
  private func append(_ error: ReportError, _ fingerprints: inout Fingerprints, to text: inout [UInt8]) {
    let file = error.path ?? "."
    let diagnostic = Diagnostic(
      rule: RuleID("qlint/" + error.kind.rawValue), severity: .error, message: error.message, range: SourceRange(0, 0))
    text.append(UInt8(ascii: "{"))
    text.append(key: "description")
    text.append(json: error.message)
    text.append(member: "check_name", diagnostic.rule.rawValue)
    append(fingerprints.next(diagnostic, in: file, nil), to: &text)
    text.append(member: "severity", "blocker")
    append(file, from: 1, to: 1, &text)
    text.append(UInt8(ascii: "}"))
  }

  private func append(_ fingerprint: Fingerprints.Value, to text: inout [UInt8]) {
    text.append(text: ",\"fingerprint\":\"")
    text.append(hash: fingerprint.hash)
    if fingerprint.ordinal > 1 {
      text.append(UInt8(ascii: "-"))
      text.append(decimal: fingerprint.ordinal)
    }
    text.append(UInt8(ascii: "\""))
  }

  private func append(_ file: SourcePath, from first: Int, to last: Int, _ text: inout [UInt8]) {
    text.append(text: ",\"location\":{")
    text.append(key: "path")
    text.append(json: file.display)
    text.append(text: ",\"lines\":{")
    text.append(key: "begin")
    text.append(decimal: first)
    text.append(member: "end", last)
    text.append(text: "}}")
  }

  /// GitLab's five severities; `critical` and `blocker` are left to what keeps software from running.
  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info, .hint: "info"
    }
  }
}

import Diagnostics

/// The report as GitHub Flavored Markdown, for comments on pull requests and for the summary of a job.
package struct MarkdownReporter: Reporter {
  /// How much of a diagnostic is shown.
  package enum Detail: Sendable {
    /// The lines it is about, and help.
    case frames
    /// One row of a table.
    case rows
  }

  package var detail: Detail
  /// The number of bytes behind which the report ends, telling what it leaves out; nil: no limit.
  package var limit: Int?

  package init(detail: Detail = .frames, limit: Int? = nil) {
    self.detail = detail
    self.limit = limit
  }

  /// What the last lines take at most.
  private static let reserve = 4 << 10

  package func write(
    _ report: Report, sources: any SourceProvider, to output: inout some ByteSink
  ) throws(OutputError) {
    var cache = SourceCache(sources)
    var text: [UInt8] = []
    appendHead(of: report, to: &text)
    try output.write(text)
    var room = limit.map { $0 - text.count - Self.reserve } ?? .max
    var left = report.truncated
    for file in report.files where !file.diagnostics.isEmpty {
      text.removeAll(keepingCapacity: true)
      appendHead(of: file, to: &text)
      for (index, diagnostic) in file.diagnostics.enumerated() {
        let start = text.count
        switch detail {
        case .frames:
          if index > 0 { text.append(text: "\n") }
          append(diagnostic, in: file.path, cache.lines(of: file.path), to: &text)
        case .rows: appendRow(diagnostic, cache.lines(of: file.path), to: &text)
        }
        guard text.count <= room else {
          text.removeLast(text.count - start)
          left += 1
          continue
        }
        room -= text.count
        try output.write(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    text.removeAll(keepingCapacity: true)
    if left > 0 {
      text.append(text: "\n… and ")
      text.append(decimal: left)
      text.append(text: " more\n")
    }
    try output.write(text)
  }

  private func appendHead(of report: Report, to text: inout [UInt8]) {
    text.append(text: "## ")
    text.append(text: Self.sign(report.summary, isComplete: report.errors.isEmpty))
    text.append(text: " qlint: ")
    text.append(countsOf: report.summary)
    text.append(text: "\n")
    for (index, error) in report.errors.prefix(Self.maximumErrors).enumerated() {
      text.append(text: index == 0 ? "\n- **failure** " : "- **failure** ")
      if let path = error.path {
        text.append(code: path.display)
        text.append(text: ": ")
      }
      text.append(markdown: error.message, limit: 500)
      text.append(text: "\n")
    }
    if report.errors.count > Self.maximumErrors {
      text.append(text: "- … and ")
      text.append(report.errors.count - Self.maximumErrors, "more failure")
      text.append(text: "\n")
    }
    let rules = RuleStatistic.count(report.files) { report.describe($0)?.finds ?? "" }
    guard rules.count > 1 else { return }
    text.append(text: "\n| count | rule | finds |\n| ---: | --- | --- |\n")
    for rule in rules.prefix(Self.maximumRules) {
      text.append(text: "| ")
      text.append(decimal: rule.count)
      text.append(text: " | ")
      text.append(code: rule.rule.rawValue, isInTable: true)
      text.append(text: " | ")
      text.append(markdown: rule.finds, limit: 200, isInTable: true)
      text.append(text: " |\n")
    }
  }

  private static let maximumErrors = 20
  private static let maximumRules = 100

  private static func sign(_ summary: Report.Summary, isComplete: Bool) -> String {
    if summary.errors > 0 || !isComplete { return "❌" }
    return summary.diagnostics > 0 ? "⚠️" : "✅"
  }

  private static func sign(_ severity: Severity) -> String {
    switch severity {
    case .error: "❌"
    case .warning: "⚠️"
    case .info, .hint: "💡"
    }
  }

  private func appendHead(of file: ReportedFile, to text: inout [UInt8]) {
    text.append(text: "\n### ")
    text.append(code: file.path.display)
    text.append(text: "\n\n")
    if detail == .rows {
      text.append(text: "| line | | message | rule | question |\n| ---: | --- | --- | --- | --- |\n")
    }
  }

  /// Appends `| 28 | ❌ | message | rule | question |`.
  private func appendRow(_ diagnostic: Diagnostic, _ lines: LineIndex?, to text: inout [UInt8]) {
    text.append(text: "| ")
    if let lines { text.append(decimal: lines.line(at: diagnostic.range.start)) }
    text.append(text: " | ")
    text.append(text: Self.sign(diagnostic.severity))
    text.append(text: " | ")
    text.append(markdown: diagnostic.message, limit: 500, isInTable: true)
    text.append(text: " | ")
    text.append(code: diagnostic.rule.rawValue, isInTable: true)
    text.append(text: " | ")
    appendQuestion(of: diagnostic, isInTable: true, to: &text)
    text.append(text: " |\n")
  }

  private func appendQuestion(of diagnostic: Diagnostic, isInTable: Bool, to text: inout [UInt8]) {
    if let question = diagnostic.question { text.append(code: question, limit: 200, isInTable: isInTable) }
    if let field = diagnostic.field {
      if diagnostic.question != nil { text.append(text: " › ") }
      text.append(markdown: field, limit: 200, isInTable: isInTable)
    }
  }

  /// Appends an item of a list, the lines of the file in a block of code.
  private func append(_ diagnostic: Diagnostic, in file: SourcePath, _ lines: LineIndex?, to text: inout [UInt8]) {
    text.append(text: "- ")
    text.append(text: Self.sign(diagnostic.severity))
    text.append(text: " **")
    text.append(text: diagnostic.severity.name)
    if let start = lines?.position(at: diagnostic.range.start) {
      text.append(text: " in line ")
      text.append(decimal: start.line)
    }
    text.append(text: "** ")
    text.append(code: diagnostic.rule.rawValue)
    if diagnostic.question != nil || diagnostic.field != nil {
      text.append(text: " · ")
      appendQuestion(of: diagnostic, isInTable: false, to: &text)
    }
    text.append(text: "\\\n  ")
    text.append(markdown: diagnostic.message)
    text.append(text: "\n")
    if let lines { appendFrame(of: diagnostic, lines, to: &text) }
    if let help = diagnostic.help {
      text.append(text: "\n  ")
      text.append(markdown: String(decoding: help.utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self))
      text.append(text: "\n")
    }
  }

  /// Every line of a frame begins with the number of the line or a bar: none can end the block.
  private func appendFrame(of diagnostic: Diagnostic, _ lines: LineIndex, to text: inout [UInt8]) {
    let gutter = digitCount(Frame.lastLine(of: diagnostic.range, in: lines))
    var frame: [UInt8] = []
    Frame(
      lines: lines, style: .plain, width: 96, gutter: gutter, underline: UInt8(ascii: "^"),
      role: .severity(diagnostic.severity)
    ).append(diagnostic.range, hasContext: true, to: &frame)
    text.append(text: "\n  ```text\n")
    // The first line is an empty bar, which stands apart from a headline that is not here.
    let body = frame.drop { $0 != 0x0A }.dropFirst()
    for line in body.split(separator: 0x0A) {
      text.append(text: "  ")
      text.append(contentsOf: line)
      text.append(text: "\n")
    }
    text.append(text: "  ```\n")
  }
}

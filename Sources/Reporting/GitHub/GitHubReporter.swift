import Diagnostics

/// The report as workflow commands, which GitHub Actions shows beside the code of a pull request.
///
/// GitHub shows ten errors, ten warnings and ten notices of a step. What does not fit is ranked and grouped by
/// ``AnnotationPlan``, a notice says so, and all of it stands in the summary of the job, or, where there is none, in a
/// folded part of the log.
package struct GitHubReporter: Reporter {
  /// Whether ``needsSummary(_:)`` leads to a summary.
  package var hasSummary: Bool

  package init(hasSummary: Bool) { self.hasSummary = hasSummary }

  /// Annotations of one kind that GitHub shows of a step.
  private static let room = 10
  /// Failures that are shown one by one: they are errors too, and must not take all the room.
  private static let maximumFailures = 4
  /// Diagnostics in the folded part of the log.
  private static let maximumRest = 500

  /// Whether annotations cannot show all that the report holds.
  package static func needsSummary(_ report: Report) -> Bool {
    var counts = SeverityCounts()
    for file in report.files {
      for diagnostic in file.diagnostics { counts.add(diagnostic.severity) }
    }
    return counts.errors + min(report.errors.count, maximumFailures) > room || counts.warnings > room
      || counts.infos + counts.hints > room
  }

  package func write(
    _ report: Report, sources: any SourceProvider, to output: inout some ByteSink
  ) throws(OutputError) {
    let failures = min(report.errors.count, Self.maximumFailures)
    let hasNotice = Self.needsSummary(report) || report.truncated > 0
    let plans = [
      AnnotationPlan(report.files, room: Self.room - failures) { $0.severity == .error },
      AnnotationPlan(report.files, room: Self.room) { $0.severity == .warning },
      AnnotationPlan(report.files, room: Self.room - (hasNotice ? 1 : 0)) { $0.severity < .warning },
    ]
    if hasNotice { try output.write(notice(report, plans)) }
    for (index, error) in report.errors.prefix(failures).enumerated() {
      let others = index == failures - 1 ? report.errors.count - failures : 0
      try output.write(command(error, others: others))
    }
    var cache = SourceCache(sources)
    for plan in plans {
      for group in plan.groups {
        let file = report.files[group.file]
        let diagnostics = group.diagnostics.map { file.diagnostics[$0] }
        try output.write(command(diagnostics, in: file.path, cache.lines(of: file.path)))
      }
    }
    if !hasSummary { try writeRest(plans.flatMap(\.rest), of: report, &cache, to: &output) }
  }

  private func command(
    _ diagnostics: [Diagnostic], in file: SourcePath, _ lines: LineIndex?
  ) -> [UInt8] {
    guard let first = diagnostics.first else { return [] }
    var command = WorkflowCommand(Self.name(first.severity))
    command.add("file", file.display)
    if let lines {
      let place = Place(first.range, in: lines)
      command.add("line", place.start.line)
      command.add("endLine", place.end.line)
      // The runner drops the columns of what goes over several lines.
      if place.start.line == place.end.line {
        command.add("col", place.start.column)
        command.add("endColumn", max(place.end.column, place.start.column))
      }
    }
    command.add("title", first.rule.rawValue)
    var text = [first.message.isEmpty ? first.rule.rawValue : first.message]
    if let help = first.help { text += ("help: " + help).split(separator: "\n").map(String.init) }
    if diagnostics.count > 1 { text.append(Self.mention(of: diagnostics.dropFirst(), lines)) }
    command.end(text)
    return command.bytes
  }

  /// `and 3 more of this rule in this file: lines 251, 558`.
  private static func mention(of others: ArraySlice<Diagnostic>, _ lines: LineIndex?) -> String {
    let text = "and \(others.count) more of this rule in this file"
    guard let lines else { return text }
    var numbers: [Int] = []
    for other in others {
      let line = lines.line(at: other.range.start)
      if numbers.last != line { numbers.append(line) }
    }
    let shown = numbers.prefix(8).map(String.init).joined(separator: ", ")
    return "\(text): line\(numbers.count == 1 ? "" : "s") \(shown)\(numbers.count > 8 ? ", …" : "")"
  }

  private func command(_ error: ReportError, others: Int) -> [UInt8] {
    var command = WorkflowCommand("error")
    if let path = error.path { command.add("file", path.display) }
    command.add("title", "qlint cannot do its work")
    var text = [error.path.map { "\($0.display): \(error.message)" } ?? error.message]
    if others > 0 { text.append("and \(others) more failure\(others == 1 ? "" : "s")") }
    command.end(text)
    return command.bytes
  }

  /// Says what is shown, and where the rest is.
  private func notice(_ report: Report, _ plans: [AnnotationPlan]) -> [UInt8] {
    var parts: [String] = []
    for (plan, name) in zip(plans, ["error", "warning", "notice"]) where plan.count > plan.groups.count {
      parts.append("\(plan.groups.count)\(parts.isEmpty ? " annotations" : "") for \(plan.count) \(name)s")
    }
    var text: [String] = []
    if !parts.isEmpty {
      let place = hasSummary ? "all of them are in the summary of the job" : "the others are in the log of this step"
      text.append("GitHub shows few annotations of a step: here are \(parts.joined(separator: ", ")); \(place)")
    }
    if report.truncated > 0 { text.append("--max-diagnostics leaves out \(report.truncated) more") }
    var command = WorkflowCommand("notice")
    command.add("title", "qlint")
    command.end(text)
    return command.bytes
  }

  /// Writes commands for what has no annotation: the log shows them, folded.
  private func writeRest(
    _ rest: [(file: Int, diagnostic: Int)], of report: Report, _ cache: inout SourceCache,
    to output: inout some ByteSink
  ) throws(OutputError) {
    guard !rest.isEmpty else { return }
    var group = WorkflowCommand("group")
    group.end(["\(rest.count) more"])
    try output.write(group.bytes)
    for (file, index) in rest.prefix(Self.maximumRest) {
      let reported = report.files[file]
      try output.write(command([reported.diagnostics[index]], in: reported.path, cache.lines(of: reported.path)))
    }
    var end: [UInt8] = []
    if rest.count > Self.maximumRest {
      var command = WorkflowCommand("notice")
      command.add("title", "qlint")
      command.end(["\(rest.count - Self.maximumRest) more are not listed: --format json has them all"])
      end = command.bytes
    }
    end.append(text: "::endgroup::\n")
    try output.write(end)
  }

  private static func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info, .hint: "notice"
    }
  }
}

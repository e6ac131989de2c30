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

  /// Whether annotations cannot show all there is.
  package static func needsSummary(_ report: Report) -> Bool {
    let summary = report.summary
    return report.truncated > 0 || summary.errors + min(report.errors.count, maximumFailures) > room
      || summary.warnings > room || summary.infos + summary.hints > room
  }

  package func write(
    _ report: Report, sources: any SourceProvider, to output: inout some ByteSink
  ) throws(OutputError) {
    let failures = min(report.errors.count, Self.maximumFailures)
    let needsSummary = Self.needsSummary(report)
    let plans = [
      AnnotationPlan(report.files, room: Self.room - failures) { $0.severity == .error },
      AnnotationPlan(report.files, room: Self.room) { $0.severity == .warning },
      AnnotationPlan(report.files, room: Self.room - (needsSummary ? 1 : 0)) { $0.severity < .warning },
    ]
    if needsSummary { try output.write(notice(report, plans)) }
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
    if let help = first.help { text.append("help: " + help) }
    if diagnostics.count > 1 {
      let others = diagnostics.dropFirst()
      let places = lines.map { lines in others.prefix(8).map { String(lines.line(at: $0.range.start)) } } ?? []
      let more = others.count > places.count ? ", …" : ""
      let name = places.count == 1 && more.isEmpty ? "line" : "lines"
      text.append(
        "and \(others.count) more of this rule in this file"
          + (places.isEmpty ? "" : ": \(name) " + places.joined(separator: ", ") + more))
    }
    command.end(text)
    return command.bytes
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
    let summary = report.summary
    var parts: [String] = []
    for (plan, (all, name)) in zip(
      plans, [(summary.errors, "error"), (summary.warnings, "warning"), (summary.infos + summary.hints, "notice")])
    where all > plan.groups.count {
      parts.append("\(plan.groups.count) of \(all) \(name)s")
    }
    var command = WorkflowCommand("notice")
    command.add("title", "qlint")
    let place = hasSummary ? "all of them are in the summary of the job" : "the others are in the log of this step"
    command.end(["GitHub shows few annotations of a step, so here are \(parts.joined(separator: " and ")); \(place)"])
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

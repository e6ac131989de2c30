import Diagnostics

/// The last lines of human output.
struct HumanSummary {
  let style: Style

  func append(_ report: Report, to text: inout [UInt8]) {
    if report.truncated > 0 {
      text.append(text: "… and ")
      text.append(decimal: report.truncated)
      text.append(text: " more (--max-diagnostics 0 shows all)\n")
    }
    appendCounts(of: report, to: &text)
    FixSummary(style: style).append(report, to: &text)
  }

  /// Appends `✗ 3 errors, 1 warning in 1 of 12 files (240 questions)`.
  private func appendCounts(of report: Report, to text: inout [UInt8]) {
    let summary = report.summary
    if summary.errors > 0 || !report.errors.isEmpty {
      append(sign: "✗ ", .severity(.error), to: &text)
    } else if summary.diagnostics > 0 {
      append(sign: "! ", .severity(.warning), to: &text)
    } else {
      append(sign: "✓ ", .success, to: &text)
    }
    guard summary.files > 0 || report.errors.isEmpty else {
      text.append(text: "nothing was checked: ")
      text.append(report.errors.count, "failure")
      text.append(text: "\n")
      return
    }
    text.append(countsOf: summary)
    if summary.suppressed > 0 {
      text.append(text: ", ")
      text.append(decimal: summary.suppressed)
      text.append(text: " suppressed")
    }
    if summary.baselined > 0 {
      text.append(text: ", ")
      text.append(decimal: summary.baselined)
      text.append(text: " in the baseline")
    }
    if !report.errors.isEmpty {
      text.append(text: "; not complete: ")
      text.append(report.errors.count, "failure")
    }
    text.append(text: "\n")
  }

  private func append(sign: String, _ role: Style.Role, to text: inout [UInt8]) {
    style.open(role, in: &text)
    text.append(text: sign)
    style.close(role, in: &text)
  }
}

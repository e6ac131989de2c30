import Diagnostics

/// What the JSON reports say of the run as a whole.
enum JSONRun {
  static func appendTool(of report: Report, to text: inout [UInt8]) {
    text.append(text: "{\"name\":\"qlint\"")
    text.append(member: "version", report.toolVersion)
    text.append(UInt8(ascii: "}"))
  }

  static func appendSummary(of report: Report, to text: inout [UInt8]) {
    let summary = report.summary
    text.append(UInt8(ascii: "{"))
    text.append(key: "files")
    text.append(decimal: summary.files)
    text.append(member: "affectedFiles", summary.affectedFiles)
    text.append(member: "questions", summary.questions)
    text.append(member: "errors", summary.errors)
    text.append(member: "warnings", summary.warnings)
    text.append(member: "infos", summary.infos)
    text.append(member: "hints", summary.hints)
    text.append(member: "suppressed", summary.suppressed)
    if report.hasBaseline { text.append(member: "baselined", summary.baselined) }
    text.append(member: "truncated", report.truncated)
    text.append(text: ",\"fixable\":{")
    text.append(key: "safe")
    text.append(decimal: summary.safelyFixable)
    text.append(member: "unsafe", summary.unsafelyFixable)
    text.append(text: "}}")
  }

  /// Appends what stands between the braces.
  static func appendMembers(of error: ReportError, to text: inout [UInt8]) {
    if let path = error.path {
      text.append(pathMember: "path", path)
      text.append(UInt8(ascii: ","))
    }
    text.append(key: "kind")
    text.append(json: error.kind.rawValue)
    text.append(member: "message", error.message)
  }
}

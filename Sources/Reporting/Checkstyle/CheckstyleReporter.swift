import Diagnostics

/// The report in the XML of Checkstyle (`checkstyle-report-1.0.0.xsd`), which Jenkins, reviewdog and most review bots read.
package struct CheckstyleReporter: Reporter {
  package init() {}

  package func write(
    _ report: Report, sources: any SourceProvider, to output: inout some ByteSink
  ) throws(OutputError) {
    var cache = SourceCache(sources)
    var text: [UInt8] = []
    text.append(text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle")
    text.append(attribute: "version", "qlint " + report.toolVersion)
    text.append(text: ">\n")
    // A file may stand in the report but once, so what kept it from being read goes to what was found in it.
    var errors = Dictionary(grouping: report.errors) { $0.path ?? "." }
    for file in report.files where !file.diagnostics.isEmpty {
      open(file.path, &text)
      for error in errors.removeValue(forKey: file.path) ?? [] { append(error, &text) }
      for diagnostic in file.diagnostics {
        append(diagnostic, cache.lines(of: file.path), &text)
        try output.write(text)
        text.removeAll(keepingCapacity: true)
      }
      text.append(text: "  </file>\n")
    }
    for (path, errors) in errors.sorted(by: { $0.key < $1.key }) {
      open(path, &text)
      for error in errors { append(error, &text) }
      text.append(text: "  </file>\n")
    }
    text.append(text: "</checkstyle>\n")
    try output.write(text)
  }

  private func open(_ path: SourcePath, _ text: inout [UInt8]) {
    text.append(text: "  <file")
    text.append(attribute: "name", path.display)
    text.append(text: ">\n")
  }

  private func append(_ diagnostic: Diagnostic, _ lines: LineIndex?, _ text: inout [UInt8]) {
    let start = lines?.position(at: diagnostic.range.start)
    text.append(text: "    <error")
    text.append(attribute: "line", start?.line ?? 1)
    if let start { text.append(attribute: "column", start.column) }
    text.append(attribute: "severity", Self.severity(diagnostic.severity))
    text.append(attribute: "message", diagnostic.help.map { diagnostic.message + ": " + $0 } ?? diagnostic.message)
    // Conventionally the dotted name of a class.
    let name = diagnostic.rule.rawValue.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ".") : $0 }
    text.append(attribute: "source", "qlint." + String(decoding: name, as: UTF8.self))
    text.append(text: "/>\n")
  }

  private func append(_ error: ReportError, _ text: inout [UInt8]) {
    text.append(text: "    <error")
    text.append(attribute: "line", 1)
    text.append(attribute: "severity", "error")
    text.append(attribute: "message", error.message)
    text.append(attribute: "source", "qlint." + error.kind.rawValue)
    text.append(text: "/>\n")
  }

  /// Checkstyle's three severities that are shown.
  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info, .hint: "info"
    }
  }
}

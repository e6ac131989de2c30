import Diagnostics

/// The JSON report as lines, for programs that read while qlint writes: one object a line, whose member `type` says what
/// it is.
///
/// First the diagnostics (`diagnostic`), then what kept the run from being complete (`error`), and at the end, always,
/// the numbers of the run (`summary`). Their members are those of the JSON report.
package struct JSONLinesReporter: Reporter {
  package init() {}

  package func write(
    _ report: Report, sources: any SourceProvider, to output: inout some ByteSink
  ) throws(OutputError) {
    var cache = SourceCache(sources)
    var text: [UInt8] = []
    for file in report.files {
      for diagnostic in file.diagnostics {
        text.append(text: "{\"type\":\"diagnostic\",")
        JSONDiagnostic.appendMembers(of: diagnostic, in: file.path, sources: &cache, to: &text)
        text.append(text: "}\n")
        try output.write(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    for error in report.errors {
      text.append(text: "{\"type\":\"error\",")
      JSONRun.appendMembers(of: error, to: &text)
      text.append(text: "}\n")
    }
    text.append(text: "{\"type\":\"summary\",\"version\":1,\"tool\":")
    JSONRun.appendTool(of: report, to: &text)
    text.append(text: ",\"summary\":")
    JSONRun.appendSummary(of: report, to: &text)
    text.append(text: "}\n")
    try output.write(text)
  }
}

import Diagnostics

/// The JSON report, version 1 (`Schemas/report.schema.json`): one object, one diagnostic a line.
///
/// Members may be added to it, and none is ever renamed.
package struct JSONReporter: Reporter {
  package init() {}

  package func write(
    _ report: Report, sources: any SourceProvider, to output: inout some ByteSink
  ) throws(OutputError) {
    var cache = SourceCache(sources)
    var text: [UInt8] = []
    appendHead(of: report, to: &text)
    text.append(text: "\"diagnostics\":[")
    var separator = "\n"
    for file in report.files {
      for diagnostic in file.diagnostics {
        text.append(text: separator)
        separator = ",\n"
        JSONDiagnostic.append(diagnostic, in: file.path, sources: &cache, to: &text)
        try output.write(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    text.append(text: separator == "\n" ? "]}\n" : "\n]}\n")
    try output.write(text)
  }

  private func appendHead(of report: Report, to text: inout [UInt8]) {
    text.append(text: "{\"version\":1,\n\"tool\":")
    JSONRun.appendTool(of: report, to: &text)
    text.append(text: ",\n\"summary\":")
    JSONRun.appendSummary(of: report, to: &text)
    text.append(text: ",\n\"errors\":[")
    for (index, error) in report.errors.enumerated() {
      text.append(text: index == 0 ? "\n{" : ",\n{")
      JSONRun.appendMembers(of: error, to: &text)
      text.append(UInt8(ascii: "}"))
    }
    text.append(text: "],\n")
    if let statistics = report.statistics { JSONStatistics.append(statistics, to: &text) }
  }
}

/// A diagnostic as a JSON object.
enum JSONDiagnostic {
  /// Longer places in the tree (their keys come from content) are left out.
  private static let maximumPathBytes = 4096
  /// Longer ids of questions are left out.
  private static let maximumQuestionBytes = 1024

  static func append(
    _ diagnostic: Diagnostic, in file: SourcePath, sources: inout SourceCache, to text: inout [UInt8]
  ) {
    text.append(UInt8(ascii: "{"))
    appendMembers(of: diagnostic, in: file, sources: &sources, to: &text)
    text.append(UInt8(ascii: "}"))
  }

  /// Appends what stands between the braces.
  static func appendMembers(
    of diagnostic: Diagnostic, in file: SourcePath, sources: inout SourceCache, to text: inout [UInt8]
  ) {
    text.append(key: "rule")
    text.append(json: diagnostic.rule.rawValue)
    text.append(member: "severity", diagnostic.severity.name)
    text.append(member: "message", diagnostic.message)
    if let help = diagnostic.help { text.append(member: "help", help) }
    text.append(UInt8(ascii: ","))
    text.append(pathMember: "file", file)
    if let question = diagnostic.question, question.utf8.count <= maximumQuestionBytes {
      text.append(member: "question", question)
    }
    if let field = diagnostic.field { text.append(member: "field", field) }
    if diagnostic.path.utf8.count <= maximumPathBytes { text.append(member: "path", diagnostic.path) }
    if let schemaPath = diagnostic.schemaPath, schemaPath.utf8.count <= maximumPathBytes {
      text.append(member: "schemaPath", schemaPath)
    }
    // Notes first: the cache then still ends with the file of the diagnostic, and the next one finds it.
    var notes: [UInt8] = []
    for note in diagnostic.notes {
      notes.append(text: notes.isEmpty ? "{" : ",{")
      notes.append(key: "message")
      notes.append(json: note.message)
      notes.append(UInt8(ascii: ","))
      notes.append(pathMember: "file", note.file ?? file)
      append(note.range, lines: sources.lines(of: note.file ?? file), to: &notes)
      notes.append(UInt8(ascii: "}"))
    }
    let lines = sources.lines(of: file)
    append(diagnostic.range, lines: lines, to: &text)
    text.append(text: ",\"notes\":[")
    text.append(contentsOf: notes)
    text.append(text: "],\"fixes\":[")
    for (index, fix) in diagnostic.fixes.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      append(fix, lines: lines, to: &text)
    }
    text.append(UInt8(ascii: "]"))
    text.append(member: "docs", "qlint explain " + diagnostic.rule.rawValue)
  }

  private static func append(_ fix: Fix, lines: LineIndex?, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "{"))
    text.append(key: "title")
    text.append(json: fix.title)
    text.append(member: "applicability", fix.applicability.rawValue)
    text.append(text: ",\"edits\":[")
    for (index, edit) in fix.edits.enumerated() {
      text.append(text: index == 0 ? "{" : ",{")
      text.append(key: "text")
      text.append(json: edit.text)
      append(edit.range, lines: lines, to: &text)
      text.append(UInt8(ascii: "}"))
    }
    text.append(text: "]}")
  }

  /// Appends `,"range":{…}`.
  private static func append(_ range: SourceRange, lines: LineIndex?, to text: inout [UInt8]) {
    text.append(text: ",\"range\":{\"start\":{")
    append(range.start, lines, to: &text)
    text.append(text: "},\"end\":{")
    append(range.end, lines, to: &text)
    text.append(text: "}}")
  }

  /// Appends the members of a position; without `lines`, the file has changed since, and only its offset is known.
  private static func append(_ offset: Int, _ lines: LineIndex?, to text: inout [UInt8]) {
    if let position = lines?.position(at: offset) {
      text.append(key: "line")
      text.append(decimal: position.line)
      text.append(member: "column", position.column)
      text.append(UInt8(ascii: ","))
    }
    text.append(key: "offset")
    text.append(decimal: offset)
  }
}

import Diagnostics

/// The report for people: each diagnostic with the lines it is about, and a summary.
///
/// No line of it begins with text from content, and all text from content goes through ``VisibleScanner``.
package struct HumanReporter: Reporter {
  package var style: Style
  /// The number of columns of the terminal. Help is broken into lines of that width, and frames keep to it up to
  /// 160 columns for text of the file.
  package var width: Int
  /// Whether the summary is left out.
  package var isQuiet: Bool

  package init(style: Style, width: Int = 100, isQuiet: Bool = false) {
    self.style = style
    self.width = max(40, width)
    self.isQuiet = isQuiet
  }

  package func write(
    _ report: Report, sources: any SourceProvider, to output: inout some ByteSink
  ) throws(OutputError) {
    var text: [UInt8] = []
    if let statistics = report.statistics {
      StatisticsTables(style: style).append(statistics, to: &text)
    } else {
      var cache = SourceCache(sources)
      for file in report.files {
        for diagnostic in file.diagnostics {
          append(diagnostic, in: file.path, sources: &cache, to: &text)
          try output.write(text)
          text.removeAll(keepingCapacity: true)
        }
      }
    }
    for error in report.errors { append(error, to: &text) }
    if !isQuiet { HumanSummary(style: style).append(report, to: &text) }
    try output.write(text)
  }

  /// Appends `error: path: message`.
  private func append(_ error: ReportError, to text: inout [UInt8]) {
    style.open(.severity(.error), in: &text)
    text.append(text: "error")
    style.close(.severity(.error), in: &text)
    text.append(text: ": ")
    if let path = error.path {
      text.append(visible: path.bytes, style: style)
      text.append(text: ": ")
    }
    text.append(visible: error.message, style: style)
    text.append(text: "\n")
  }

  /// Appends a diagnostic and a blank line.
  private func append(
    _ diagnostic: Diagnostic, in file: SourcePath, sources: inout SourceCache, to text: inout [UInt8]
  ) {
    // The notes that have a frame decide how wide the line numbers are, so they are laid out first.
    let notes = diagnostic.notes.prefix(Self.maximumNotes).map { note in
      (note: note, lines: sources.lines(of: note.file ?? file))
    }
    let lines = sources.lines(of: file)
    var gutter = lines.map { digitCount(Frame.lastLine(of: diagnostic.range, in: $0)) } ?? 1
    for (note, lines) in notes {
      if let lines { gutter = max(gutter, digitCount(Frame.lastLine(of: note.range, in: lines))) }
    }

    appendHeadline(diagnostic, to: &text)
    let place = Place(file: file, range: diagnostic.range, lines: lines)
    append(place, gutter: gutter, context: context(of: diagnostic), to: &text)
    if let lines {
      frame(lines, gutter, "^", .severity(diagnostic.severity)).append(diagnostic.range, hasContext: true, to: &text)
    }

    let explanation = Explanation(style: style, width: width, gutter: gutter)
    if lines != nil, diagnostic.help != nil || !notes.isEmpty || !diagnostic.fixes.isEmpty {
      explanation.appendBar(to: &text)
    }
    if let help = diagnostic.help { explanation.append("help", help, role: .help, to: &text) }
    for (index, (note, lines)) in notes.enumerated() {
      if index > 0 { explanation.appendBar(to: &text) }
      explanation.append("note", note.message, role: .message, to: &text)
      let place = Place(file: note.file ?? file, range: note.range, lines: lines)
      append(place, gutter: gutter, context: nil, to: &text)
      if let lines { frame(lines, gutter, "-", .note).append(note.range, hasContext: false, to: &text) }
    }
    if !notes.isEmpty, diagnostic.notes.count > notes.count || !diagnostic.fixes.isEmpty {
      explanation.appendBar(to: &text)
    }
    if diagnostic.notes.count > notes.count {
      explanation.append("note", "and \(diagnostic.notes.count - notes.count) more places", role: .message, to: &text)
    }
    if let fix = diagnostic.fixes.first(where: { $0.applicability == .safe }) ?? diagnostic.fixes.first {
      explanation.append("fix", Self.cut(fix.title) + " (\(fix.applicability.rawValue))", role: .success, to: &text)
      if let lines { FixPreview(style: style, width: frameWidth(gutter), gutter: gutter).append(fix, lines, to: &text) }
    }
    text.append(UInt8(ascii: "\n"))
  }

  private func appendHeadline(_ diagnostic: Diagnostic, to text: inout [UInt8]) {
    style.open(.severity(diagnostic.severity), in: &text)
    text.append(text: diagnostic.severity.name)
    text.append(UInt8(ascii: "["))
    text.append(visible: diagnostic.rule.rawValue, style: style)
    text.append(UInt8(ascii: "]"))
    style.close(.severity(diagnostic.severity), in: &text)
    style.open(.message, in: &text)
    text.append(text: ": ")
    text.append(visible: diagnostic.message, style: style)
    style.close(.message, in: &text)
    text.append(UInt8(ascii: "\n"))
  }

  /// Where something is: for ``append(_:gutter:context:to:)``.
  private struct Place {
    var file: SourcePath
    var range: SourceRange
    var lines: LineIndex?
  }

  /// Appends `  --> path:line:column`, which terminals make a link of.
  private func append(_ place: Place, gutter: Int, context: String?, to text: inout [UInt8]) {
    style.open(.gutter, in: &text)
    text.append(blanks: gutter)
    text.append(text: "--> ")
    style.close(.gutter, in: &text)
    text.append(visible: place.file.bytes, style: style)
    if let position = place.lines?.position(at: place.range.start) {
      text.append(UInt8(ascii: ":"))
      text.append(decimal: position.line)
      text.append(UInt8(ascii: ":"))
      text.append(decimal: position.column)
    } else {
      text.append(text: " (byte ")
      text.append(decimal: place.range.start)
      text.append(text: ", the file has changed since)")
    }
    if let context {
      style.open(.gutter, in: &text)
      text.append(text: "  ")
      text.append(visible: context, style: style)
      style.close(.gutter, in: &text)
    }
    text.append(UInt8(ascii: "\n"))
  }

  /// The question and the field of a diagnostic: a file can be long, and a line number says little.
  private func context(of diagnostic: Diagnostic) -> String? {
    switch (diagnostic.question, diagnostic.field) {
    case (let question?, let field?): "\(Self.cut(question)) › \(field)"
    case (let question?, nil): Self.cut(question)
    case (nil, let field?): field
    case (nil, nil): nil
    }
  }

  private func frame(_ lines: LineIndex, _ gutter: Int, _ underline: Unicode.Scalar, _ role: Style.Role) -> Frame {
    Frame(
      lines: lines, style: style, width: frameWidth(gutter), gutter: gutter, underline: UInt8(ascii: underline),
      role: role)
  }

  /// The number of columns for text of a file, behind the line numbers and the bar.
  private func frameWidth(_ gutter: Int) -> Int { max(20, min(160, width - gutter - 3)) }

  /// More notes are only counted.
  private static let maximumNotes = 4

  /// Text that is quoted within a line of qlint's own: at most 200 bytes of it.
  private static func cut(_ text: String) -> String {
    guard text.utf8.count > 200 else { return text }
    let bytes = Array(text.utf8)
    return String(decoding: bytes[..<UTF8Decoding.boundary(in: bytes, notAbove: 200)], as: UTF8.self) + "…"
  }
}

/// The lines below a frame: ` = help: …`.
struct Explanation {
  let style: Style
  let width: Int
  let gutter: Int

  /// Appends `   |` and a line end.
  func appendBar(to text: inout [UInt8]) {
    style.open(.gutter, in: &text)
    text.append(blanks: gutter + 1)
    text.append(UInt8(ascii: "|"))
    style.close(.gutter, in: &text)
    text.append(UInt8(ascii: "\n"))
  }

  /// Appends ` = label: message` and a line end.
  func append(_ label: String, _ message: String, role: Style.Role, to text: inout [UInt8]) {
    style.open(.gutter, in: &text)
    text.append(blanks: gutter + 1)
    text.append(text: "= ")
    style.close(.gutter, in: &text)
    style.open(role, in: &text)
    text.append(text: label)
    style.close(role, in: &text)
    text.append(text: ": ")
    let column = gutter + 5 + label.utf8.count
    Paragraph(width: width, indentation: column, style: style).append(message, from: column, to: &text)
    text.append(UInt8(ascii: "\n"))
  }
}

import Diagnostics

/// Writes the message of one diagnostic, with all that belongs to it.
struct DiagnosticWriter {
  let diagnostic: Diagnostic
  let sign: Sign
  /// The place of the rule among those of the report.
  let rule: Int
  let path: SourcePath
  /// Whether the text has a mark to go back to.
  let isMarked: Bool

  func write(sources: inout SourceCache, in page: inout Markup) {
    page.add("<li id=\"d")
    page.add(sign.id)
    page.add("\" class=\"")
    page.add(diagnostic.severity.letter)
    page.add("\" data-r=\"")
    page.add(rule)
    page.add("\" data-s=\"")
    page.add(Int(diagnostic.severity.rawValue))
    page.add("\">")
    number(in: &page)
    page.add("<p class=\"message\"><b>")
    page.add(diagnostic.severity.word)
    page.add("</b> ")
    message(diagnostic.message, in: &page)
    page.add("</p>")
    if let help = diagnostic.help {
      page.add("<p class=\"help\">")
      message(help, in: &page)
      page.add("</p>")
    }
    for fix in diagnostic.fixes {
      page.add("<p class=\"fix\"><b>")
      page.add(fix.applicability == .safe ? "fix" : "possible fix")
      page.add("</b> ")
      message(fix.title, in: &page)
      page.add("</p>")
    }
    for note in diagnostic.notes {
      page.add("<p class=\"note\">")
      message(note.message, in: &page)
      page.add(" ")
      place(note.range, in: note.file ?? path, sources: &sources, page: &page)
      page.add("</p>")
    }
    // Last, so that the file of the next diagnostic is still the one that was used last.
    page.add("<p class=\"where\"><span>")
    page.text(diagnostic.rule.rawValue, limit: 200)
    page.add("</span> ")
    place(diagnostic.range, in: path, sources: &sources, page: &page)
    page.add("</p></li>\n")
  }

  private func number(in page: inout Markup) {
    if isMarked {
      page.add("<a class=\"n\" href=\"#m")
      page.add(sign.id)
      page.add("\" aria-label=\"to the place of diagnostic ")
      page.add(sign.ordinal)
      page.add("\">")
      page.add(sign.ordinal)
      page.add("</a>")
    } else {
      page.add("<span class=\"n\">")
      page.add(sign.ordinal)
      page.add("</span>")
    }
  }

  /// Writes a text of qlint's own, in which content stands between backticks.
  private func message(_ text: String, in page: inout Markup) {
    let bytes = Array(text.utf8)
    let end = bytes.count <= 2048 ? bytes.count : UTF8Decoding.boundary(in: bytes, notAbove: 2048)
    var position = 0
    while let opening = bytes[position..<end].firstIndex(of: UInt8(ascii: "`")),
      let closing = bytes[(opening + 1)..<end].firstIndex(of: UInt8(ascii: "`"))
    {
      page.text(bytes, position..<opening)
      page.add("<code>")
      page.text(bytes, (opening + 1)..<closing)
      page.add("</code>")
      position = closing + 1
    }
    page.text(bytes, position..<end)
    if end < bytes.count { page.add("…") }
  }

  /// Writes `path:line:column`, or the path alone where the file has changed since. Of the file that stands above, the name is
  /// enough.
  private func place(_ range: SourceRange, in file: SourcePath, sources: inout SourceCache, page: inout Markup) {
    page.add("<code class=\"place\">")
    page.text((file == path ? file.name : file).display, limit: 300)
    if let position = sources.lines(of: file)?.position(at: range.start) {
      page.add(":")
      page.add(position.line)
      page.add(":")
      page.add(position.column)
    }
    page.add("</code>")
  }
}

extension SourcePath {
  /// The last part of the path.
  fileprivate var name: SourcePath {
    SourcePath(bytes: bytes.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? bytes)
  }
}

import Diagnostics

/// Writes one excerpt: the text as its reader will see it, and beside it what was found there.
struct CardWriter {
  let excerpt: Excerpt
  /// The diagnostics of the file, which the excerpt's indices point into.
  let diagnostics: [Diagnostic]
  let keys: FilterKeys
  /// The number in the page of the first diagnostic of the file.
  let firstID: Int
  /// The place of a file in the report, from 0.
  let file: Int
  let path: SourcePath

  func write(sources: inout SourceCache, in page: inout Markup) {
    let signs = self.signs
    page.add("<article class=\"card\" data-f=\"")
    page.add(file)
    if let question = excerpt.question {
      page.add("\" data-l=\"")
      page.add(keys.level(question.level))
      page.add("\" data-t=\"")
      page.add(keys.topic(question.topic))
    }
    page.add("\">\n<div class=\"paper\">\n")
    if let question = excerpt.question { head(question, in: &page) }
    var marked: Set<Int> = []
    for part in orderedParts {
      for text in [part.name] + part.values { marked.formUnion(text.marks.map(\.diagnostic)) }
      PartWriter(part: part, signs: signs).write(in: &page)
    }
    page.add("</div>\n<ol class=\"diagnostics\">\n")
    for index in excerpt.diagnostics {
      guard let sign = signs[index] else { continue }
      DiagnosticWriter(
        diagnostic: diagnostics[index], sign: sign, rule: keys.rule(diagnostics[index].rule), path: path,
        isMarked: marked.contains(index)
      ).write(sources: &sources, in: &page)
    }
    page.add("</ol>\n</article>\n")
  }

  /// The numbers of the diagnostics.
  private var signs: [Int: Sign] {
    var signs: [Int: Sign] = [:]
    for (position, index) in excerpt.diagnostics.enumerated() where diagnostics.indices.contains(index) {
      signs[index] = Sign(id: firstID + index, ordinal: position + 1, severity: diagnostics[index].severity)
    }
    return signs
  }

  private func head(_ question: Excerpt.Question, in page: inout Markup) {
    page.add("<p class=\"meta\">")
    if let level = question.level {
      page.add("<span class=\"level\">")
      page.text(level, limit: 60)
      page.add("</span> ")
    }
    page.add("<span>")
    page.text(question.topic, limit: 80)
    page.add("</span>")
    if let id = question.id {
      page.add(" <code>")
      page.text(id, limit: 120)
      page.add("</code>")
    }
    page.add("</p>\n")
  }

  /// The question first, then what is missing, then what has marks, then the rest.
  private var orderedParts: [Excerpt.Part] {
    func rank(_ part: Excerpt.Part) -> Int {
      switch part.kind {
      case .title: 0
      case .missing: 1
      case .prose, .value, .list, .source: part.isMarked ? 1 : 2
      }
    }
    return excerpt.parts.enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }
}

extension Excerpt.Part {
  var isMarked: Bool { !name.marks.isEmpty || values.contains { !$0.marks.isEmpty } }
}

/// Writes one part of an excerpt.
struct PartWriter {
  let part: Excerpt.Part
  let signs: [Int: Sign]

  func write(in page: inout Markup) {
    switch part.kind {
    case .title: title(in: &page)
    case .prose: prose(in: &page)
    case .value: value(in: &page)
    case .list: list(in: &page)
    case .missing: missing(in: &page)
    case .source(let firstLine): source(from: firstLine, in: &page)
    }
  }

  /// What points at all of a text stands at the field's name: a page of coloured text shows nothing.
  private func whole(_ text: MarkedText) -> [Sign] {
    text.marks.filter { isWhole($0, of: text) }.compactMap { signs[$0.diagnostic] }
  }

  private func isWhole(_ mark: MarkedText.Mark, of text: MarkedText) -> Bool {
    // The place of a block scalar ends before its last line break.
    mark.range.start == 0 && (text.bytes.count > 60 || text.bytes.isEmpty)
      && text.bytes[min(mark.range.end, text.bytes.count)...].allSatisfy { $0 == 0x0A }
  }

  private func writer(_ text: MarkedText, leavingOutWhole: Bool = false) -> MarkedTextWriter {
    let marks = text.marks.filter { !leavingOutWhole || !isWhole($0, of: text) }
    return MarkedTextWriter(
      text.bytes, marks.compactMap { mark in signs[mark.diagnostic].map { .init(range: mark.range, sign: $0) } })
  }

  private func title(in page: inout Markup) {
    guard let text = part.values.first else { return }
    let whole = whole(text)
    page.add("<h4")
    if let worst = whole.map(\.severity).max() {
      page.add(" class=\"whole ")
      page.add(worst.letter)
      page.add("\"")
    }
    page.add(">")
    inline(text, leavingOutWhole: true, in: &page)
    for sign in whole { sign.writeSign(in: &page) }
    for mark in part.name.marks { signs[mark.diagnostic]?.writeSign(in: &page) }
    page.add("</h4>\n")
  }

  private func prose(in page: inout Markup) {
    guard let text = part.values.first else { return }
    let whole = whole(text)
    if part.isMarked {
      page.add("<section class=\"field")
      if let worst = whole.map(\.severity).max() {
        page.add(" whole ")
        page.add(worst.letter)
      }
      page.add("\"><h5>")
      name(in: &page)
      for sign in whole { sign.writeSign(in: &page) }
      page.add("</h5>")
    } else {
      page.add("<details class=\"field\"><summary>")
      name(in: &page)
      page.add("</summary>")
    }
    if text.omitted.before > 0 { omission(text.omitted.before, in: &page) }
    if text.bytes.isEmpty {
      page.add(text.omitted.after == 0 ? "<p class=\"none\">empty</p>" : "")
      var rest = writer(text, leavingOutWhole: true)
      rest.finish(in: &page)
    } else {
      var rendering = ProseRendering(writer(text, leavingOutWhole: true))
      page.add("<div class=\"prose\">")
      rendering.write(in: &page)
      page.add("</div>")
    }
    if text.omitted.after > 0 { omission(text.omitted.after, in: &page) }
    page.add(part.isMarked ? "</section>\n" : "</details>\n")
  }

  private func omission(_ count: Int, in page: inout Markup) {
    page.add("<p class=\"none\">… ")
    page.add(count, "byte", "bytes")
    page.add(" not shown …</p>")
  }

  /// A short value, where there is something to see: the id and the level stand in the head.
  private func value(in page: inout Markup) {
    guard part.isMarked else { return }
    page.add("<p class=\"row\"><span class=\"key\">")
    name(in: &page)
    page.add("</span> <span class=\"item\">")
    if let text = part.values.first {
      if text.bytes.isEmpty { page.add("<span class=\"none\">empty</span>") }
      inline(text, in: &page)
    }
    page.add("</span></p>\n")
  }

  private func list(in page: inout Markup) {
    page.add("<p class=\"row\"><span class=\"key\">")
    name(in: &page)
    page.add("</span>")
    for text in part.values {
      page.add(" <span class=\"item\">")
      if text.bytes.isEmpty { page.add("<span class=\"none\">empty</span>") }
      inline(text, in: &page)
      page.add("</span>")
    }
    if part.omittedValues > 0 {
      page.add(" <span class=\"none\">and ")
      page.add(grouped: part.omittedValues)
      page.add(" more</span>")
    }
    page.add("</p>\n")
  }

  private func missing(in page: inout Markup) {
    page.add("<p class=\"row missing\"><span class=\"key\">")
    name(in: &page)
    page.add("</span> <span class=\"none\">is not there</span></p>\n")
  }

  private func source(from firstLine: Int, in page: inout Markup) {
    guard let text = part.values.first else { return }
    if !part.name.bytes.isEmpty {
      page.add("<p class=\"row\"><span class=\"key\">")
      name(in: &page)
      page.add("</span></p>")
    }
    page.add(text.omitted.before > 0 ? "<p class=\"lines\">behind line " : "<p class=\"lines\">from line ")
    page.add(grouped: firstLine)
    page.add("</p>")
    page.add("<pre class=\"source\"><code>")
    var writer = writer(text)
    writer.write(to: text.bytes.count, .preformatted, in: &page)
    writer.finish(in: &page)
    page.add("</code></pre>\n")
    if text.omitted.after > 0 { omission(text.omitted.after, in: &page) }
  }

  private func name(in page: inout Markup) { inline(part.name, in: &page) }

  private func inline(_ text: MarkedText, leavingOutWhole: Bool = false, in page: inout Markup) {
    var writer = writer(text, leavingOutWhole: leavingOutWhole)
    if text.omitted.before > 0 { page.add("…") }
    writer.write(to: text.bytes.count, .line, in: &page)
    writer.finish(in: &page)
    if text.omitted.after > 0 { page.add("…") }
  }
}

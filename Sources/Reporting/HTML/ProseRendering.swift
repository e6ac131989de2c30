/// Lays out a text as its reader will see it: the part of Markdown that banks use (paragraphs, lists, headings, fenced code, code
/// in a line), everything else as it is written.
///
/// One pass over the lines; each byte is looked at a fixed number of times.
struct ProseRendering {
  private enum Block: Equatable {
    case none
    case paragraph
    case item
    /// Code between fences of that many signs.
    case fence(sign: UInt8, count: Int)
    case table
  }

  private var writer: MarkedTextWriter
  private var block = Block.none
  private var isInList = false
  /// Whether the line before keeps its end: it ended a sentence, so the next one is meant to stand below it.
  private var breaksLine = false

  init(_ writer: MarkedTextWriter) { self.writer = writer }

  /// Writes the whole text.
  mutating func write(in page: inout Markup) {
    let text = writer.text
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      line(start, end, in: &page)
      start = end + 1
    }
    closeList(in: &page)
    writer.skip(to: text.count)
    guard writer.hasWaitingSigns else { return }
    page.add("<p>")
    writer.finish(in: &page)
    page.add("</p>")
  }

  private mutating func line(_ start: Int, _ end: Int, in page: inout Markup) {
    let content = firstNonBlank(start, end)
    if case .fence(let sign, let count) = block {
      if let fence = fence(content, end), fence.sign == sign, fence.count >= count, fence.isBare {
        closeBlock(in: &page)
        writer.skip(to: end)
      } else {
        writer.write(to: end, .preformatted, in: &page)
        page.add("\n")
        writer.skip(to: min(end + 1, writer.text.count))
      }
      return
    }
    if content == end {
      closeBlock(in: &page)
    } else if let fence = fence(content, end) {
      closeList(in: &page)
      writer.skip(to: end + 1 <= writer.text.count ? end + 1 : end)
      page.add("<pre><code>")
      block = .fence(sign: fence.sign, count: fence.count)
    } else if writer.text[content] == UInt8(ascii: "|") {
      if block != .table {
        closeList(in: &page)
        page.add("<pre class=\"table\">")
        block = .table
      }
      writer.skip(to: content)
      writer.write(to: end, .preformatted, in: &page)
      page.add("\n")
    } else if let marker = heading(content, end) {
      closeList(in: &page)
      writer.skip(to: marker)
      page.add("<p class=\"heading\">")
      inline(marker, end, in: &page)
      page.add("</p>")
    } else if let item = item(content, end) {
      open(item, indentation: content - start, in: &page)
      inline(max(item.textStart, writer.position), end, in: &page)
    } else {
      continueText(content, indentation: content - start, in: &page)
      inline(content, end, in: &page)
    }
  }

  private mutating func open(_ item: Item, indentation: Int, in page: inout Markup) {
    closeBlock(in: &page)
    if !isInList { page.add("<ul>") }
    isInList = true
    page.add("<li class=\"")
    page.add(item.isNumbered ? "number" : "bullet")
    page.add(indentation >= 6 ? " deeper" : indentation >= 2 ? " deep" : "")
    page.add("\">")
    writer.skip(to: item.isNumbered ? item.start : item.textStart)
    block = .item
  }

  /// Goes on in the open paragraph or item, or begins a paragraph.
  private mutating func continueText(_ content: Int, indentation: Int, in page: inout Markup) {
    switch block {
    case .paragraph, .item:
      page.add(breaksLine ? "<br>" : " ")
    case .none, .fence, .table:
      if indentation == 0 || block == .table { closeList(in: &page) }
      page.add(isInList ? "<li class=\"more\">" : "<p>")
      block = isInList ? .item : .paragraph
    }
    writer.skip(to: content)
  }

  private mutating func closeBlock(in page: inout Markup) {
    switch block {
    case .none: break
    case .paragraph: page.add("</p>")
    case .item: page.add("</li>")
    case .fence: page.add("</code></pre>")
    case .table: page.add("</pre>")
    }
    block = .none
  }

  private mutating func closeList(in page: inout Markup) {
    closeBlock(in: &page)
    if isInList { page.add("</ul>") }
    isInList = false
  }

  // MARK: Within a line

  /// Writes a line; what stands between two single backticks is code.
  private mutating func inline(_ start: Int, _ end: Int, in page: inout Markup) {
    let text = writer.text
    var opening: Int?
    var offset = start
    while offset < end {
      guard text[offset] == UInt8(ascii: "`") else {
        offset += 1
        continue
      }
      var after = offset
      while after < end, text[after] == UInt8(ascii: "`") { after += 1 }
      if after - offset == 1 {
        if let from = opening {
          writer.write(to: from, .line, in: &page)
          writer.skip(to: from + 1)
          page.add("<code>")
          writer.write(to: offset, .line, in: &page)
          page.add("</code>")
          writer.skip(to: after)
          opening = nil
        } else {
          opening = offset
        }
      }
      offset = after
    }
    writer.write(to: end, .line, in: &page)
    let last = text[start..<end].last { $0 != 0x20 } ?? 0
    breaksLine = ".:;!?".utf8.contains(last)
  }

  // MARK: What a line begins with

  private func firstNonBlank(_ start: Int, _ end: Int) -> Int {
    writer.text[start..<end].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? end
  }

  private func fence(_ start: Int, _ end: Int) -> (sign: UInt8, count: Int, isBare: Bool)? {
    let text = writer.text
    guard start < end, text[start] == UInt8(ascii: "`") || text[start] == UInt8(ascii: "~") else { return nil }
    let after = text[start..<end].firstIndex { $0 != text[start] } ?? end
    guard after - start >= 3 else { return nil }
    // ```like this``` is code in a line.
    if text[start] == UInt8(ascii: "`"), text[after..<end].contains(UInt8(ascii: "`")) { return nil }
    return (text[start], after - start, firstNonBlank(after, end) == end)
  }

  /// Where the text of a heading begins.
  private func heading(_ start: Int, _ end: Int) -> Int? {
    let after = writer.text[start..<end].firstIndex { $0 != UInt8(ascii: "#") } ?? end
    guard (1...6).contains(after - start), after < end, writer.text[after] == 0x20 else { return nil }
    return firstNonBlank(after, end)
  }

  private struct Item {
    var start: Int
    var textStart: Int
    var isNumbered: Bool
  }

  private func item(_ start: Int, _ end: Int) -> Item? {
    let text = writer.text
    var after = start
    if "-*+".utf8.contains(text[start]) {
      after = start + 1
    } else {
      while after < end, after - start < 9, (0x30...0x39).contains(text[after]) { after += 1 }
      guard after > start, after < end, text[after] == UInt8(ascii: ".") || text[after] == UInt8(ascii: ")") else {
        return nil
      }
      after += 1
    }
    guard after < end, text[after] == 0x20 || text[after] == 0x09 else { return nil }
    let textStart = firstNonBlank(after, end)
    return textStart == end
      ? nil : Item(start: start, textStart: textStart, isNumbered: text[start] < 0x3A && text[start] >= 0x30)
  }
}

import Diagnostics

/// Cuts a text into lines and tells code from prose, by what each line holds and by its neighbours.
///
/// Texts are rendered: neither fences nor indentation mark the code. A line of code shows by its first and last signs,
/// its first word, and by signs that prose does not have; a line that shows nothing goes with the lines around it.
enum LineReader {
  /// A line's weight: above zero it is rather code. Beyond these it is not asked what the neighbours are.
  static let certain = 4

  /// Finds the lines of a text; the kind of each is blank or, not yet settled, prose.
  /// - Parameter lines: Memory for one line more than the text has line feeds.
  /// - Returns: The number of lines.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ masks: ByteMasks, into lines: UnsafeMutableBufferPointer<TextLayout.Line>
  ) -> Int {
    guard let base = bytes.baseAddress, let lines = lines.baseAddress else { return 0 }
    var count = 0
    var start = 0
    masks.forEachLineFeed { feed in
      (lines + count).initialize(to: line(base, start, feed, masks))
      count &+= 1
      start = feed &+ 1
    }
    if start < bytes.count {
      (lines + count).initialize(to: line(base, start, bytes.count, masks))
      count &+= 1
    }
    return count
  }

  @inline(__always)
  private static func line(_ base: UnsafePointer<UInt8>, _ start: Int, _ feed: Int, _ masks: ByteMasks)
    -> TextLayout.Line
  {
    var end = feed
    if end > start, base[end &- 1] == 0x0D { end &-= 1 }
    let content = end > start && !base[start].isBlank ? start : masks.nextContent(from: start, before: end)
    var line = TextLayout.Line(
      start: Int32(clamping: start), end: Int32(clamping: end), content: Int32(clamping: content),
      kind: content == end ? .blank : .prose)
    if content < end {
      var last = end &- 1
      while base[last].isBlank { last &-= 1 }
      line.last = base[last]
    }
    return line
  }

  /// Gives each line its kind.
  static func settle(
    _ lines: UnsafeMutableBufferPointer<TextLayout.Line>, _ bytes: UnsafeBufferPointer<UInt8>, _ masks: ByteMasks
  ) {
    var paragraph = 0
    var fence: UInt8?
    var previous: ParagraphEnd = .none
    while paragraph < lines.count {
      if lines[paragraph].kind == .blank {
        paragraph += 1
        continue
      }
      if let sign = fenceSign(lines[paragraph], bytes), fence == nil || fence == sign {
        fence = fence == nil ? sign : nil
        lines[paragraph].kind = .fence
        paragraph += 1
        previous = .none
        continue
      }
      var end = paragraph
      while end < lines.count, lines[end].kind != .blank, end == paragraph || fenceSign(lines[end], bytes) == nil {
        end += 1
      }
      if fence != nil {
        for index in paragraph..<end { lines[index].kind = .code }
      } else {
        for index in paragraph..<end { look(at: &lines[index], bytes, masks) }
        settle(paragraph..<end, previous, lines, bytes, masks)
        let last = lines[end - 1]
        previous = last.kind == .code ? .code(indent: last.indent, opens: opensBlock(last)) : .prose
      }
      paragraph = end
    }
  }

  /// What stood before the blank lines above a paragraph.
  private enum ParagraphEnd {
    case none
    case prose
    case code(indent: Int, opens: Bool)
  }

  /// A line that is no code by itself, and whose weight nobody has asked for yet.
  private static let unweighed = Int8.min

  /// Weighs a line, unless it is clear that it is prose by itself: without any sign of code.
  private static func look(
    at line: inout TextLayout.Line, _ bytes: UnsafeBufferPointer<UInt8>, _ masks: ByteMasks
  ) {
    let start = Int(line.content)
    let end = bytes.skippingBlanks(before: Int(line.end))
    let seen = LineCounts.look(at: masks, start..<min(end, start + LineCounts.reach))
    line.hasGaps = seen.hasGaps || end - start > LineCounts.reach
    if !seen.hasCode, LineWeight.isAtMostZeroWithoutSigns(&line, end, bytes) {
      line.weight = unweighed
    } else {
      weigh(&line, end, bytes, masks)
    }
  }

  private static func weigh(
    _ line: inout TextLayout.Line, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ masks: ByteMasks
  ) {
    let start = Int(line.content)
    let counts = LineCounts(masks, start..<min(end, start + LineCounts.reach))
    line.weight = Int8(clamping: max(LineWeight.of(&line, end, counts, bytes, masks), Int(unweighed) + 1))
    line.signs = UInt8(clamping: counts.signs)
    line.statementSigns = UInt8(clamping: counts.statementSigns)
  }

  private static func settle(
    _ span: Range<Int>, _ previous: ParagraphEnd, _ lines: UnsafeMutableBufferPointer<TextLayout.Line>,
    _ bytes: UnsafeBufferPointer<UInt8>, _ masks: ByteMasks
  ) {
    var continues = false
    if case .code(_, let opens) = previous { continues = opens || lines[span.lowerBound].indent >= 2 }
    // The neighbours of a line make code of it only where one of them is code. Lines are prose until they are settled.
    if !continues, span.allSatisfy({ lines[$0].weight <= 0 }) { return }
    var total = 0
    var hasCode = false
    for index in span {
      if lines[index].weight == unweighed {
        weigh(&lines[index], bytes.skippingBlanks(before: Int(lines[index].end)), bytes, masks)
      }
      let weight = Int(lines[index].weight)
      total += min(max(weight, -6), 6)
      if weight >= 2 { hasCode = true }
    }
    for index in span {
      let weight = Int(lines[index].weight)
      var isCode = weight > 0
      if weight < certain, weight > -certain {
        // In doubt: what stands above, what it is indented below, and what most of the paragraph is.
        let above = index > span.lowerBound ? lines[index - 1].kind == .code : continues
        let below = index + 1 < span.upperBound ? Int(lines[index + 1].weight) : 0
        let isInside = above && (lines[index].indent >= 2 || below > 0)
        isCode = weight + (isInside ? 3 : 0) + (hasCode && total > 0 ? 2 : 0) + (total < 0 ? -1 : 0) > 0
        if !above, below <= 0, weight < 2, span.count > 1, total <= 0 { isCode = false }
      }
      lines[index].kind = isCode ? .code : .prose
    }
  }

  private static func opensBlock(_ line: TextLayout.Line) -> Bool { line.last.isOne(of: "{([,") || line.indent >= 2 }

  // MARK: - Fences

  /// The sign of a fence (CommonMark 0.31, 4.5): three or more, indented by at most three blanks.
  private static func fenceSign(_ line: TextLayout.Line, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
    let start = Int(line.content)
    let sign = bytes.byte(start)
    guard sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~"), line.end - line.content >= 3,
      bytes.byte(start + 1) == sign, bytes.byte(start + 2) == sign
    else { return nil }
    return sign
  }

  /// The language of a fence's info string; nil where it has none that is known.
  static func language(ofFence line: TextLayout.Line, _ bytes: UnsafeBufferPointer<UInt8>) -> Language? {
    var start = Int(line.content)
    while start < Int(line.end), bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~") { start += 1 }
    start = bytes.skippingBlanks(from: start)
    var end = start
    while end < Int(line.end), bytes[end].isNamePart || bytes[end].isOne(of: "+#-") { end += 1 }
    return Language(name: bytes, start..<end)
  }
}

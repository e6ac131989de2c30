import Diagnostics

/// Changes of block scalars (YAML 1.2.2, section 8.1).
extension ScalarEditing {
  func literal(at place: SourceRange) -> Edit? {
    var editing = self
    editing.moveIntoText()
    return editing.movedLiteral(at: map.sourceRange(of: editing.removed))
  }

  func folded(at place: SourceRange) -> Edit? {
    var editing = self
    editing.moveIntoText()
    return editing.movedFolded(at: map.sourceRange(of: editing.removed))
  }

  /// Of the lines that go, the last line break belongs to the header's chomping: the one before the lines goes instead.
  private mutating func moveIntoText() {
    while text.isEmpty, removed.upperBound > map.text.upperBound, removed.lowerBound > 0,
      value[removed.lowerBound - 1] == value[removed.upperBound - 1]
    {
      removed = removed.lowerBound - 1..<removed.upperBound - 1
    }
  }

  /// Whether the first line still shows the indentation, and the header's chomping still meets the same line breaks.
  private var keepsEnds: Bool {
    let (low, high) = (removed.lowerBound, removed.upperBound)
    guard low >= map.text.lowerBound, high <= map.text.upperBound else { return false }
    if low == map.text.lowerBound {
      guard let first = text.first ?? (high < map.text.upperBound ? value[high] : nil), first != 0x0A, !isBlank(first)
      else { return false }
    }
    if high == map.text.upperBound {
      guard let last = text.last ?? (low > map.text.lowerBound ? value[low - 1] : nil), last != 0x0A, !isBlank(last),
        !text.isEmpty || !isBreak(low - 1)
      else { return false }
    }
    return true
  }

  private func movedLiteral(at place: SourceRange) -> Edit? {
    let (low, high) = (removed.lowerBound, removed.upperBound)
    guard keepsEnds, text.split(separator: 0x0A).allSatisfy(isPrintableLine),
      let column = column(of: place.start)
    else { return nil }
    var place = place
    let isAtLineStart = low == 0 || isBreak(low - 1)
    let next: UInt8? = high < value.count ? value[high] : nil
    if !removed.isEmpty, isBreak(high - 1) {
      if isAtLineStart, text.isEmpty {
        // Whole lines go, with their indentation.
        return Edit(SourceRange(place.start - column, place.end), "")
      }
      guard high < value.count else { return nil }
      place.end = map.segment(holding: high).source(of: high).start
    }
    var written: [UInt8] = []
    // An empty line may be shorter than the indentation.
    if isAtLineStart, column < map.indent, (text.first ?? next) != 0x0A {
      written += repeatElement(0x20, count: map.indent - column)
    }
    let lineEnd = text.contains(0x0A) ? lineEnd : []
    for (index, byte) in text.enumerated() {
      guard byte == 0x0A else {
        written.append(byte)
        continue
      }
      written += lineEnd
      let following = index + 1 < text.count ? text[index + 1] : next
      if following != 0x0A { written += repeatElement(0x20, count: map.indent) }
    }
    return Edit(place, String(decoding: written, as: UTF8.self))
  }

  private func movedFolded(at place: SourceRange) -> Edit? {
    guard keepsEnds, isPrintableLine(text), let place = foldedPlace(place, within: tree.range(of: node)),
      let first = line(of: place.start), let last = line(of: place.end)
    else { return nil }
    let next = source.byte(place.end)
    let isAtLineStart = place.start - first <= map.indent
    if isAtLineStart {
      guard place.start - first == map.indent else { return nil }
      if next == nil || source.breakLength(place.end) > 0, text.allSatisfy({ isBlank($0) }) { return nil }
    }
    // A line that begins with a blank is not folded, nor are its neighbours into it: none may become or cease to be one.
    let isBlankNow = isAtLineStart ? isBlank(text.first ?? next) : source.isBlank(first + map.indent)
    guard isBlankNow == source.isBlank(first + map.indent), isBlankNow == source.isBlank(last + map.indent) else {
      return nil
    }
    return Edit(place, String(decoding: text, as: UTF8.self))
  }

  /// Where the line begins in which an offset lies; nil where that is too far away.
  private func line(of offset: Int) -> Int? {
    var start = offset
    while start > 0, !isLineFeed(before: start) {
      start -= 1
      if offset - start > Self.reach * 16 { return nil }
    }
    return start
  }

  /// The column, from 0, of an offset: exact up to the indentation, and not less than it beyond.
  private func column(of offset: Int) -> Int? {
    guard map.indent <= Self.reach else { return nil }
    var start = offset
    while start > 0, offset - start < map.indent, !isLineFeed(before: start) { start -= 1 }
    return offset - start
  }

  private func isLineFeed(before offset: Int) -> Bool {
    (1...3).contains { $0 <= offset && source.breakLength(offset - $0) == $0 }
  }

  /// The line break behind the header.
  private var lineEnd: [UInt8] {
    let start = SourceScanning.lineEnd(in: source.bytes, at: tree.contentStart(of: node))
    return Array(source.bytes[start..<min(source.bytes.count, start + source.breakLength(start))])
  }
}

import Diagnostics

/// Changes of plain and quoted scalars (YAML 1.2.2, section 7.3).
extension ScalarEditing {
  /// What a change has beside it in the source.
  private struct Side {
    /// Whether blanks at this side of the text would be lost: a line break follows, or the end of a plain scalar.
    var dropsBlanks: Bool
    /// The byte that stands there, inside of the scalar.
    var byte: UInt8?
  }

  func plain(at place: SourceRange) -> Edit? {
    let content = SourceRange(tree.contentStart(of: node), tree.range(of: node).end)
    guard let place = foldedPlace(place, within: content), isPrintableLine(text),
      let sides = sides(of: place, within: content, isPlain: true), keepsBlanks(text, sides),
      !makesMarker(text, at: place, within: content), isPlain(at: place, within: content), staysText
    else { return nil }
    return edit(place, text)
  }

  func singleQuoted(at place: SourceRange) -> Edit? {
    let content = quotedContent
    guard let place = foldedPlace(place, within: content), isPrintableLine(text),
      let sides = sides(of: place, within: content, isPlain: false), keepsBlanks(text, sides),
      !makesMarker(text, at: place, within: content)
    else { return nil }
    return edit(place, QuotedText.singleQuoted(text))
  }

  func doubleQuoted(at place: SourceRange) -> Edit? {
    let content = quotedContent
    guard let place = foldedPlace(place, within: content),
      let sides = sides(of: place, within: content, isPlain: false)
    else { return nil }
    var written = QuotedText.doubleQuoted(text)
    // A blank beside a line break must be an escape, or folding takes it.
    if sides.right.dropsBlanks, written.last == 0x20 {
      written.replaceSubrange((written.count - 1)..., with: Array("\\x20".utf8))
    }
    if sides.left.dropsBlanks, written.first == 0x20 { written.replaceSubrange(..<1, with: Array("\\x20".utf8)) }
    guard keepsBlanks(written, sides), !makesMarker(written, at: place, within: content) else { return nil }
    return edit(place, written)
  }

  private func edit(_ place: SourceRange, _ written: [UInt8]) -> Edit {
    Edit(place, String(decoding: written, as: UTF8.self))
  }

  /// What stands between the quotes.
  private var quotedContent: SourceRange {
    let start = tree.contentStart(of: node) + 1
    return SourceRange(start, max(start, tree.range(of: node).end - 1))
  }

  private func sides(
    of place: SourceRange, within content: SourceRange, isPlain: Bool
  ) -> (left: Side, right: Side)? {
    var left = place.start
    while left > content.start, isBlank(source.bytes[left - 1]) {
      left -= 1
      if place.start - left > Self.reach { return nil }
    }
    var right = place.end
    while right < content.end, isBlank(source.bytes[right]) {
      right += 1
      if right - place.end > Self.reach { return nil }
    }
    return (
      Side(
        dropsBlanks: left == content.start ? isPlain : endsWithBreak(before: left),
        byte: place.start > content.start ? source.bytes[place.start - 1] : nil),
      Side(
        dropsBlanks: right == content.end ? isPlain : source.breakLength(right) > 0,
        byte: place.end < content.end ? source.bytes[place.end] : nil)
    )
  }

  private func endsWithBreak(before offset: Int) -> Bool {
    (1...3).contains { $0 <= offset && source.breakLength(offset - $0) == $0 }
  }

  /// Whether folding takes no blank that is to stay, and finds no line that is empty now.
  private func keepsBlanks(_ written: [UInt8], _ sides: (left: Side, right: Side)) -> Bool {
    if written.isEmpty {
      if sides.left.dropsBlanks, sides.right.dropsBlanks || isBlank(sides.right.byte) { return false }
      return !(sides.right.dropsBlanks && isBlank(sides.left.byte))
    }
    return !(sides.left.dropsBlanks && isBlank(written.first)) && !(sides.right.dropsBlanks && isBlank(written.last))
  }

  /// Whether a line would begin with `---` or `...`, which end a document.
  private func makesMarker(_ written: [UInt8], at place: SourceRange, within content: SourceRange) -> Bool {
    var start = place.start
    while start > content.start, place.start - start < 3, !endsWithBreak(before: start) { start -= 1 }
    guard endsWithBreak(before: start) || start == content.start else { return false }
    let rest = place.end..<min(content.end, place.end + 3)
    let line = (Array(source.bytes[start..<place.start]) + written.prefix(3) + Array(source.bytes[rest])).prefix(3)
    return line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8)
  }

  /// Whether the text can stand in the plain scalar without ending it (section 7.3.3, and libyaml's stricter reading of it).
  private func isPlain(at place: SourceRange, within content: SourceRange) -> Bool {
    let isFlow = tree.parent(of: node).map { tree.style(of: $0) == .flow } ?? false
    let before =
      place.start > content.start ? Array(source.bytes[max(content.start, place.start - 2)..<place.start]) : []
    let after = place.end < content.end ? Array(source.bytes[place.end..<min(content.end, place.end + 2)]) : []
    let line = before + text + after
    // From the byte before the text to the byte behind it: all pairs that the change makes.
    for index in max(0, before.count - 1)..<min(line.count, before.count + text.count + 1) {
      let next = index + 1 < line.count ? line[index + 1] : 0x0A
      let previous = index > 0 ? line[index - 1] : 0x0A
      switch line[index] {
      case UInt8(ascii: "#") where previous <= 0x20: return false
      case UInt8(ascii: ":") where next <= 0x20: return false
      case UInt8(ascii: ":") where isFlow && (SourceScanning.isFlowIndicator(next) || next == UInt8(ascii: "?")):
        return false
      case let byte where isFlow && SourceScanning.isFlowIndicator(byte): return false
      default: break
      }
    }
    guard place.start <= content.start + 1, let first = line.first else { return !line.isEmpty }
    if "-?:".utf8.contains(first) {
      return line.count > 1 && line[1] > 0x20 && !SourceScanning.isFlowIndicator(line[1])
    }
    return !",[]{}#&*!|>'\"%@`".utf8.contains(first)
  }

  /// Whether the new value is still text, and not a number, a truth value or nothing.
  private var staysText: Bool {
    guard tree.tag(of: node) == nil else { return true }
    let count = value.count - removed.count + text.count
    guard count > 0 else { return false }
    // Longer values are looked at when the file with the edit is read.
    guard count <= Self.reach else { return true }
    let new = Array(value[..<removed.lowerBound]) + text + Array(value[removed.upperBound...])
    return new.withUnsafeBufferPointer { ScalarResolution.type(ofPlain: $0) } == .string
  }
}

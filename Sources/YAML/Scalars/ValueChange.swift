package import Diagnostics

/// A part of a scalar's value that is to become another text.
package struct ValueChange: Sendable {
  /// Bytes of the value.
  package var range: Range<Int>
  package var text: String

  package init(_ range: Range<Int>, _ text: String) {
    self.range = range
    self.text = text
  }
}

extension Tree {
  /// The edit that makes a part of a scalar's value another text, in the style in which the scalar is written: escaped, indented,
  /// and quoted where a plain scalar cannot say it.
  /// - Parameters:
  ///   - valueRange: bytes of the value.
  ///   - map: the scalar's own, for callers that have it.
  /// - Returns: nil where the style has no room for the text, and for nodes that are no text.
  package func edit(
    of node: NodeID, valueRange: Range<Int>, with text: String, map: ScalarMap? = nil
  ) -> Edit? {
    edits(of: node, [ValueChange(valueRange, text)], map: map)?.first
  }

  /// The edits that make several changes of a scalar's value at once; they do not overlap.
  /// - Parameter changes: in the order of their ranges, which do not overlap.
  /// - Returns: nil where one of them cannot be made.
  package func edits(of node: NodeID, _ changes: [ValueChange], map: ScalarMap? = nil) -> [Edit]? {
    guard kind(of: node) == .scalar, scalarType(of: node) == .string, isComplete(node) else { return nil }
    let map = map ?? scalarMap(of: node)
    guard !map.segments.isEmpty else { return nil }
    var edits: [Edit] = []
    for change in changes {
      guard change.range.upperBound <= value(of: node).count else { return nil }
      let editing = ScalarEditing(tree: self, node: node, map: map, change)
      guard editing.isAtScalars else { return nil }
      guard let edit = editing.edit else {
        return rewritten(node, changes).map { [$0] }
      }
      edits.append(edit)
    }
    return edits
  }

  /// The longest scalar that is written anew as a whole, in bytes.
  private static let longestRewritten = 4096

  /// A plain or quoted scalar of one line, written anew in quotes that can hold its new value.
  private func rewritten(_ node: NodeID, _ changes: [ValueChange]) -> Edit? {
    switch style(of: node) {
    case .plain, .singleQuoted, .doubleQuoted: break
    case .literal, .folded, .block, .flow: return nil
    }
    let old = value(of: node)
    let place = SourceRange(contentStart(of: node), range(of: node).end)
    let decoder = ScalarDecoder(source)
    guard place.count <= Self.longestRewritten,
      !(place.start..<place.end).contains(where: { decoder.breakLength($0) > 0 })
    else { return nil }
    var value: [UInt8] = []
    var index = 0
    for change in changes {
      guard change.range.lowerBound >= index else { return nil }
      value.append(contentsOf: old[index..<change.range.lowerBound])
      value.append(contentsOf: change.text.utf8)
      index = change.range.upperBound
    }
    value.append(contentsOf: old[index...])
    guard !value.isEmpty else { return nil }
    return Edit(place, QuotedText.quoted(value))
  }
}

/// One change of a scalar's value on its way to an edit of the file.
///
/// What it costs depends on the change and not on the scalar: a scalar may be as large as the file and have many changes.
struct ScalarEditing {
  let tree: Tree
  let node: NodeID
  let map: ScalarMap
  let source: ScalarDecoder
  let value: UnsafeBufferPointer<UInt8>
  /// What goes, as bytes of the value.
  var removed: Range<Int>
  /// What comes, as bytes of the value.
  var text: [UInt8]

  /// How far the source is looked through around a change, in bytes; a change that needs more cannot be made.
  static let reach = 1024

  init(tree: Tree, node: NodeID, map: ScalarMap, _ change: ValueChange) {
    self.tree = tree
    self.node = node
    self.map = map
    source = ScalarDecoder(tree.source)
    value = tree.value(of: node)
    removed = change.range
    text = Array(change.text.utf8)
    trim()
  }

  /// Nil where the change cannot be made in place.
  var edit: Edit? {
    guard let place = exactPlace else { return nil }
    if removed.isEmpty, text.isEmpty { return nil }
    switch tree.style(of: node) {
    case .plain: return plain(at: place)
    case .singleQuoted: return singleQuoted(at: place)
    case .doubleQuoted: return doubleQuoted(at: place)
    case .literal: return literal(at: place)
    case .folded: return folded(at: place)
    case .block, .flow: return nil
    }
  }

  /// Takes away what old and new text begin and end with alike: a line feed that stays need not be written.
  private mutating func trim() {
    guard isAtScalars else { return }
    var prefix = 0
    while prefix < min(removed.count, text.count), value[removed.lowerBound + prefix] == text[prefix] { prefix += 1 }
    while prefix > 0, isContinuation(text, prefix) || isContinuation(value, removed.lowerBound + prefix) { prefix -= 1 }
    var suffix = 0
    while suffix < min(removed.count, text.count) - prefix,
      value[removed.upperBound - 1 - suffix] == text[text.count - 1 - suffix]
    {
      suffix += 1
    }
    while suffix > 0,
      isContinuation(text, text.count - suffix) || isContinuation(value, removed.upperBound - suffix)
    {
      suffix -= 1
    }
    removed = removed.lowerBound + prefix..<removed.upperBound - suffix
    text = Array(text[prefix..<text.count - suffix])
  }

  private func isContinuation(_ bytes: some RandomAccessCollection<UInt8>, _ offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    return bytes[bytes.index(bytes.startIndex, offsetBy: offset)] & 0xC0 == 0x80
  }

  /// Whether the change begins and ends between Unicode scalars.
  var isAtScalars: Bool {
    !isContinuation(value, removed.lowerBound) && !isContinuation(value, removed.upperBound)
  }

  /// Where the bytes that go stand; nil where one of them is a part of an escape that stays.
  private var exactPlace: SourceRange? {
    let first = map.segment(holding: removed.lowerBound)
    guard first.isVerbatim || removed.lowerBound == first.value.start || removed.lowerBound == first.value.end else {
      return nil
    }
    if !removed.isEmpty {
      let last = map.segment(holding: removed.upperBound - 1)
      guard last.isVerbatim || removed.upperBound == last.value.end else { return nil }
    }
    return map.sourceRange(of: removed)
  }

  /// Whether a byte of the value is a line break of the source, and no fold and no escape.
  func isBreak(_ offset: Int) -> Bool {
    guard offset >= 0, offset < value.count, value[offset] != 0x20 else { return false }
    var start = offset
    while start > 0, start > offset - 3, value[start] & 0xC0 == 0x80 { start -= 1 }
    let segment = map.segment(holding: start)
    return source.breakLength(segment.source.start + (segment.isVerbatim ? start - segment.value.start : 0)) > 0
  }

  /// The place of a change where lines are folded: a run of line breaks, of which the first is in no value, goes or stays as one.
  func foldedPlace(_ place: SourceRange, within content: SourceRange) -> SourceRange? {
    var place = place
    let (low, high) = (removed.lowerBound, removed.upperBound)
    if isBreak(low) {
      // What goes begins with a break, or what comes is put before one.
      if isBreak(low - 1) { return nil }
      place.start = low == 0 ? content.start : map.segment(holding: low - 1).source(of: low - 1).end
      if removed.isEmpty { place.end = place.start }
    }
    if !removed.isEmpty, isBreak(high - 1) {
      if isBreak(high) { return nil }
      place.end = high == value.count ? content.end : map.segment(holding: high).source(of: high).start
    }
    return SourceRange(place.start, place.end)
  }

  /// Whether a text can stand in the source as it is, inside of one line: printable characters (libyaml's, YAML 1.2.2, section 5.1)
  /// that break no line, and no byte order mark.
  func isPrintableLine(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.allSatisfy { $0 >= 0x80 || $0 == 9 || ($0 >= 0x20 && $0 < 0x7F) } && !QuotedText.hasOddScalar(bytes)
  }

  func isBlank(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }
}

extension ScalarMap.Segment {
  /// The source of one byte of the value: of all of the segment where it is one whole.
  func source(of offset: Int) -> SourceRange {
    guard isVerbatim else { return source }
    let start = source.start + offset - value.start
    return SourceRange(start, start + 1)
  }
}

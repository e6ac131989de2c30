package import Diagnostics

/// Where each byte of a scalar's value stands in the file.
///
/// Made only when a diagnostic needs it, by decoding the scalar once more.
package struct ScalarMap: Sendable {
  /// A run of bytes of the value and the bytes in the file they come from.
  struct Segment: Sendable, Hashable {
    var value: SourceRange
    var source: SourceRange
    /// Whether both are the same bytes, so that they map one by one; otherwise (an escape, a folded line break) the run
    /// is one whole.
    var isVerbatim: Bool
  }

  /// In the order of the value, which they cover without gaps.
  let segments: [Segment]
  /// The scalar's place, where there is nothing better.
  let whole: SourceRange
  /// The columns before the text of a block scalar; 0 for the others.
  let indent: Int
  /// The value without the line feeds that it begins and ends with.
  let text: Range<Int>

  /// The bytes in the file from which these bytes of the value come. A range inside of an escape or a line fold
  /// grows to all of it; an empty range gives an empty range. Offsets beyond the value are clamped to it.
  package func sourceRange(of value: Range<Int>) -> SourceRange {
    guard let last = segments.last else { return SourceRange(whole.end, whole.end) }
    let count = last.value.end
    let low = min(max(0, value.lowerBound), count)
    let high = min(max(low, value.upperBound), count)
    let first = segment(holding: low)
    let start =
      if first.isVerbatim {
        first.source.start + min(low - first.value.start, first.source.count)
      } else {
        low == first.value.end ? first.source.end : first.source.start
      }
    guard high > low else { return SourceRange(start, start) }
    let final = segment(holding: high - 1)
    let end = final.isVerbatim ? final.source.start + (high - final.value.start) : final.source.end
    return SourceRange(start, end)
  }

  /// The bytes of the value that come from these bytes of the file. Bytes that give nothing (quotes, indentation) belong
  /// to no byte of the value: a range of nothing else gives the empty range where they stand. A range that touches an
  /// escape or a line fold takes in all of it.
  package func valueRange(of source: SourceRange) -> Range<Int> {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].source.end <= source.start { low = middle + 1 } else { high = middle }
    }
    guard low < segments.count else {
      let count = segments.last?.value.end ?? 0
      return count..<count
    }
    let first = segments[low]
    let start = first.value.start + (first.isVerbatim ? max(0, source.start - first.source.start) : 0)
    guard !source.isEmpty else { return start..<start }
    high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].source.start < source.end { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return start..<start }
    let last = segments[low - 1]
    let end =
      last.isVerbatim ? last.value.start + min(source.end - last.source.start, last.value.count) : last.value.end
    return start..<max(start, end)
  }

  /// The segment in which a byte of the value lies; the last one for the end of the value.
  func segment(holding offset: Int) -> Segment { segments[index(holding: offset)] }

  /// The index of that segment. There must be one.
  func index(holding offset: Int) -> Int {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].value.start <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

extension Tree {
  /// The map of a scalar's value to the file. For other nodes, a map to all of the node.
  package func scalarMap(of node: NodeID) -> ScalarMap {
    let decoder = decoded(node)
    // Where the two decoders should ever differ, a diagnostic points at all of the scalar instead of at a wrong place.
    let value = value(of: node)
    let isExact = decoder.value.elementsEqual(value)
    let start = value.firstIndex { $0 != 0x0A } ?? value.count
    let end = value.lastIndex { $0 != 0x0A }.map { $0 + 1 } ?? start
    return ScalarMap(
      segments: isExact ? decoder.segments : [], whole: range(of: node), indent: decoder.indent, text: start..<end)
  }

  /// A scalar decoded from its source text.
  func decoded(_ node: NodeID) -> ScalarDecoder {
    var decoder = ScalarDecoder(source)
    guard kind(of: node) == .scalar else { return decoder }
    let range = range(of: node)
    let start = contentStart(of: node)
    guard start < range.end else { return decoder }
    switch style(of: node) {
    case .plain, .block, .flow: decoder.plain(from: start, to: range.end)
    case .singleQuoted: decoder.singleQuoted(from: start + 1, to: max(start + 1, range.end - 1))
    case .doubleQuoted: decoder.doubleQuoted(from: start + 1, to: max(start + 1, range.end - 1))
    case .literal, .folded:
      decoder.block(
        at: start, isFolded: style(of: node) == .folded, parentIndent: blockIndent(around: node))
    }
    return decoder
  }

  /// Where a node begins behind its anchor and its tag.
  package func contentStart(of node: NodeID) -> Int {
    let start = range(of: node).start
    let index = nodes[node.index].properties
    guard index != Node.none else { return start }
    let (anchor, tag) = (properties[Int(index)].anchor, properties[Int(index)].tag)
    let found = SourceScanning.properties(in: source, at: start, hasAnchor: anchor != nil, hasTag: tag != nil)
    return min(found.contentStart, range(of: node).end)
  }

  /// The column, from 0 and in Unicode scalars, of the innermost block collection around a node; -1 where there is none.
  private func blockIndent(around node: NodeID) -> Int {
    var current = node
    while let parent = parent(of: current) {
      if style(of: parent) == .block {
        let start = contentStart(of: parent)
        return SourceScanning.scalars(in: source, from: SourceScanning.lineStart(in: source, at: start), to: start)
      }
      current = parent
    }
    return -1
  }
}

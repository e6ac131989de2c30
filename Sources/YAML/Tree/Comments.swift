package import Diagnostics

extension Tree {
  /// The comments of the file, in order: from the `#` to the end of the line. Comments never reach libyaml's events, so
  /// they are looked for in the gaps between scalars and in the headers of block scalars; up to ``readEnd``.
  package func comments() -> [SourceRange] {
    var search = CommentSearch(source)
    var position = 0
    for index in 0..<UInt32(nodes.count) {
      let node = NodeID(index)
      guard kind(of: node) == .scalar || kind(of: node) == .alias else { continue }
      let start = contentStart(of: node)
      search.look(from: position, to: start)
      let end = range(of: node).end
      if style(of: node) == .literal || style(of: node) == .folded {
        search.look(from: start, to: min(SourceScanning.lineEnd(in: source, at: start), max(end, start)))
      }
      position = max(position, end)
    }
    search.look(from: position, to: readEnd)
    return search.found
  }
}

/// Collects the comments of one gap after the other.
private struct CommentSearch {
  private let source: UnsafeRawBufferPointer
  private(set) var found: [SourceRange] = []
  /// Where the last search for a `#` began, and what it found: the gaps of a file with few of them share one search.
  private var searched: (from: Int, sign: Int)?

  init(_ source: UnsafeRawBufferPointer) { self.source = source }

  mutating func look(from start: Int, to end: Int) {
    var index = start
    while index < end {
      let sign = nextSign(from: index)
      guard sign < end else { return }
      if beginsComment(at: sign) {
        index = SourceScanning.lineEnd(in: source, at: sign)
        found.append(SourceRange(sign, index))
      } else {
        index = sign + 1
      }
    }
  }

  /// The offset of the first `#` at or behind `start`, or the end of the file.
  private mutating func nextSign(from start: Int) -> Int {
    if let searched, searched.from <= start, start <= searched.sign { return searched.sign }
    let sign = SourceScanning.first(UInt8(ascii: "#"), in: source, from: start) ?? source.count
    searched = (start, sign)
    return sign
  }

  /// Whether a `#` outside of scalars is not part of a tag or a directive.
  private func beginsComment(at index: Int) -> Bool {
    guard index > 0 else { return true }
    switch source[index - 1] {
    case 0x20, 0x09, 0x0A, 0x0D, 0xBF, UInt8(ascii: "\""), UInt8(ascii: "'"): return true
    case let byte: return SourceScanning.isFlowIndicator(byte)
    }
  }
}

package import Diagnostics

extension Tree {
  /// The comments of the file, in order: from the `#` to the end of the line. Comments never reach libyaml's events, so
  /// they are looked for in the gaps between scalars and in the headers of block scalars; up to ``readEnd``.
  package func comments() -> [SourceRange] {
    var found: [SourceRange] = []
    var position = 0
    for index in 0..<UInt32(nodes.count) {
      let node = NodeID(index)
      guard kind(of: node) == .scalar || kind(of: node) == .alias else { continue }
      let start = contentStart(of: node)
      addComments(from: position, to: start, &found)
      let end = range(of: node).end
      if style(of: node) == .literal || style(of: node) == .folded {
        addComments(from: start, to: min(SourceScanning.lineEnd(in: source, at: start), max(end, start)), &found)
      }
      position = max(position, end)
    }
    addComments(from: position, to: readEnd, &found)
    return found
  }

  private func addComments(from start: Int, to end: Int, _ found: inout [SourceRange]) {
    var index = start
    while index < end, let sign = SourceScanning.first(UInt8(ascii: "#"), in: source, from: index), sign < end {
      if beginsComment(at: sign) {
        index = SourceScanning.lineEnd(in: source, at: sign)
        found.append(SourceRange(sign, index))
      } else {
        index = sign + 1
      }
    }
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

/// Literal and folded scalars (YAML 1.2.2, section 8.1).
extension ScalarDecoder {
  /// A block scalar.
  /// - Parameters:
  ///   - start: the offset of its `|` or `>`.
  ///   - parentIndent: the column, from 0, of the collection it stands in; -1 at the root.
  mutating func block(at start: Int, isFolded: Bool, parentIndent: Int) {
    let header = blockHeader(at: start)
    var index = header.end
    var indent = 0
    if let increment = header.increment { indent = max(0, parentIndent) + increment }
    var trailing: [LineBreak] = []
    var column = blockBreaks(&index, indent: &indent, parentIndent: parentIndent, breaks: &trailing)
    self.indent = indent
    var leading: LineBreak?
    var wasBlank = false
    while column == indent, index < bytes.count {
      let isBlankLine = isBlank(index)
      if let last = leading {
        if isFolded, last.isFoldable, !wasBlank, !isBlankLine {
          if trailing.isEmpty { replace([0x20], last.start, index) }
        } else {
          replace(last.value, last.start, last.end)
        }
      }
      for found in trailing { replace(found.value, found.start, found.end) }
      trailing = []
      leading = nil
      wasBlank = isBlankLine
      let text = index
      while index < bytes.count, breakLength(index) == 0 { index += 1 }
      copy(text, index)
      guard index < bytes.count else { break }
      leading = lineBreak(at: index)
      index += breakLength(index)
      column = blockBreaks(&index, indent: &indent, parentIndent: parentIndent, breaks: &trailing)
    }
    if header.chomping != .strip, let leading { replace(leading.value, leading.start, leading.end) }
    if header.chomping == .keep { for found in trailing { replace(found.value, found.start, found.end) } }
  }

  private enum Chomping {
    case strip
    case clip
    case keep
  }

  /// The indicators behind `|` or `>` (section 8.1.1), and where the next line begins.
  private func blockHeader(at start: Int) -> (chomping: Chomping, increment: Int?, end: Int) {
    var chomping = Chomping.clip
    var increment: Int?
    var index = start + 1
    while let sign = byte(index), !isBlank(index), breakLength(index) == 0 {
      switch sign {
      case UInt8(ascii: "+"): chomping = .keep
      case UInt8(ascii: "-"): chomping = .strip
      case UInt8(ascii: "1")...UInt8(ascii: "9"): increment = Int(sign - UInt8(ascii: "0"))
      default: break
      }
      index += 1
    }
    while index < bytes.count, breakLength(index) == 0 { index += 1 }
    return (chomping, increment, index + breakLength(index))
  }

  /// Passes over indentation and empty lines, as libyaml's `yaml_parser_scan_block_scalar_breaks` does; an `indent` of 0 is
  /// still to be found.
  /// - Returns: the column, from 0, that was reached.
  private func blockBreaks(
    _ index: inout Int, indent: inout Int, parentIndent: Int, breaks: inout [LineBreak]
  ) -> Int {
    var deepest = 0
    var column = 0
    while true {
      while indent == 0 || column < indent, byte(index) == 0x20 {
        index += 1
        column += 1
      }
      deepest = max(deepest, column)
      guard index < bytes.count, breakLength(index) > 0 else { break }
      breaks.append(lineBreak(at: index))
      index += breakLength(index)
      column = 0
    }
    if indent == 0 { indent = max(deepest, parentIndent + 1, 1) }
    return column
  }
}

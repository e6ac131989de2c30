package import Diagnostics

extension Tree {
  /// What goes from the file when an item goes from a list: with its comma, or with its line.
  /// - Returns: nil for the first item, and where a comment, an anchor or another value would go with it.
  package func removal(ofItem item: NodeID) -> SourceRange? {
    guard let parent = parent(of: item), kind(of: parent) == .sequence, kind(of: item) == .scalar,
      anchor(of: item) == nil
    else { return nil }
    let range = range(of: item)
    return style(of: parent) == .flow ? removalInFlow(range) : removalOfLine(range)
  }

  /// From the comma before the item to its end.
  private func removalInFlow(_ item: SourceRange) -> SourceRange? {
    var index = item.start
    while index > 0, isBlankOrBreak(source[index - 1]) { index -= 1 }
    guard index > 0, source[index - 1] == UInt8(ascii: ",") else { return nil }
    let comma = index - 1
    let line = SourceScanning.lineStart(in: source, at: comma)
    // In a line with a `#`, the comma may be one of a comment.
    guard
      index == item.start || !source[index..<item.start].contains(where: { $0 == 0x0A || $0 == 0x0D })
        || !source[line..<comma].contains(UInt8(ascii: "#"))
    else { return nil }
    return SourceRange(comma, item.end)
  }

  /// The lines of an item that have nothing else in them.
  private func removalOfLine(_ item: SourceRange) -> SourceRange? {
    var index = item.start
    while index > 0, isBlank(source[index - 1]) { index -= 1 }
    guard index > 0, source[index - 1] == UInt8(ascii: "-") else { return nil }
    let dash = index - 1
    let start = SourceScanning.lineStart(in: source, at: dash)
    guard start > 0, source[start..<dash].allSatisfy(isBlank) else { return nil }
    let end = SourceScanning.lineEnd(in: source, at: item.end)
    guard source[item.end..<end].allSatisfy(isBlank) else { return nil }
    let next = end + ScalarDecoder(source).breakLength(end)
    // Of the last line of a file that ends without a line break, the one before it goes.
    if next > end { return SourceRange(start, next) }
    let isPair = start >= 2 && source[start - 1] == 0x0A && source[start - 2] == 0x0D
    return SourceRange(start - (isPair ? 2 : 1), end)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private func isBlankOrBreak(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A || byte == 0x0D }
}

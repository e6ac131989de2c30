import Diagnostics
import YAML

/// Works out where a suppression holds: on its own line, or, alone on a line, in the whole YAML node that follows.
///
/// Comments must be asked about in the order they stand in: the nodes are gone through once.
struct SuppressionScope {
  private let tree: Tree
  private var source: UnsafeRawBufferPointer { tree.source }
  /// The first node that may stand behind the comment in hand.
  private var index: UInt32 = 0
  /// What was found out about a node for the last comment: before one node may stand a thousand.
  private var known: (node: UInt32, surroundings: Surroundings)?

  /// What stands around a node, however many blanks lie between.
  private struct Surroundings {
    /// Where the `-` of the item stands that begins with the node, if one does.
    var dash: Int?
    /// The end of the value whose key the node is, if it is one.
    var valueEnd: Int?
  }

  init(_ tree: Tree) { self.tree = tree }

  /// The range that a comment covers, and what goes when the comment goes.
  mutating func resolve(_ comment: SourceRange) -> (scope: SourceRange, removal: SourceRange) {
    var lineStart = comment.start
    while lineStart > 0, !isBreak(source[lineStart - 1]) { lineStart -= 1 }
    var blankStart = comment.start
    while blankStart > lineStart, isBlank(source[blankStart - 1]) { blankStart -= 1 }
    let textStart = lineStart == 0 && source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : lineStart

    while Int(index) < tree.count, tree.range(of: NodeID(index)).start < comment.end { index += 1 }
    if blankStart == textStart {
      let removal = SourceRange(textStart, endOfBreak(comment.end))
      return (SourceRange(comment.start, endOfNodeBehind(comment)), removal)
    }
    return (SourceRange(lineStart, endOfLine(of: comment)), SourceRange(blankStart, comment.end))
  }

  /// A comment behind the `|` or `>` of a block scalar stands on the scalar's first line, and the text has no other
  /// place for one.
  private func endOfLine(of comment: SourceRange) -> Int {
    guard index > 0 else { return comment.end }
    let node = NodeID(index - 1)
    let range = tree.range(of: node)
    switch tree.style(of: node) {
    case .literal, .folded: return range.contains(comment.start) ? range.end : comment.end
    default: return comment.end
    }
  }

  private mutating func endOfNodeBehind(_ comment: SourceRange) -> Int {
    guard Int(index) < tree.count else { return comment.end }
    let node = NodeID(index)
    let range = tree.range(of: node)
    let surroundings = self.surroundings(of: node)
    // The comment stands before the `-` of an item: all of the item.
    if let dash = surroundings.dash, dash >= comment.end { return range.end }
    switch (tree.kind(of: node), tree.style(of: node)) {
    case (.mapping, .block):
      var pairs = tree.pairs(of: node)
      return pairs.next().map { max(tree.range(of: $0.key).end, tree.range(of: $0.value).end) } ?? range.end
    case (.sequence, .block):
      var items = tree.children(of: node)
      return items.next().map { tree.range(of: $0).end } ?? range.end
    case (.scalar, _), (.alias, _):
      return surroundings.valueEnd ?? range.end
    default:
      return range.end
    }
  }

  private mutating func surroundings(of node: NodeID) -> Surroundings {
    if let known, known.node == node.index { return known.surroundings }
    let isLeaf = tree.kind(of: node) == .scalar || tree.kind(of: node) == .alias
    let found = Surroundings(
      dash: dash(before: tree.range(of: node).start), valueEnd: isLeaf ? endOfPair(key: node) : nil)
    known = (node.index, found)
    return found
  }

  /// The end of a pair's value when the scalar is its key: a colon follows it.
  private func endOfPair(key node: NodeID) -> Int? {
    let range = tree.range(of: node)
    guard let parent = tree.parent(of: node), tree.kind(of: parent) == .mapping, Int(node.index) + 1 < tree.count
    else { return nil }
    var index = range.end
    while index < source.count, isBlank(source[index]) || isBreak(source[index]) { index += 1 }
    guard index < source.count, source[index] == UInt8(ascii: ":") else { return nil }
    let value = NodeID(node.index + 1)
    return tree.parent(of: value) == parent ? max(range.end, tree.range(of: value).end) : nil
  }

  /// Where a `-` stands before `start` in its line, with nothing but blanks between, and with a blank or nothing before it.
  private func dash(before start: Int) -> Int? {
    var index = start
    while index > 0, isBlank(source[index - 1]) { index -= 1 }
    guard index > 1, source[index - 1] == UInt8(ascii: "-") else { return nil }
    return isBlank(source[index - 2]) || isBreak(source[index - 2]) ? index - 1 : nil
  }

  private func endOfBreak(_ index: Int) -> Int {
    guard index < source.count else { return index }
    if source[index] == 0x0D, index + 1 < source.count, source[index + 1] == 0x0A { return index + 2 }
    return isBreak(source[index]) ? index + 1 : index
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}

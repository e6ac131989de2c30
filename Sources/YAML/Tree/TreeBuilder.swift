import Diagnostics

/// Fills a ``Tree`` with nodes in document order and closes what is open at the end, however the end comes.
struct TreeBuilder: ~Copyable {
  private let tree: Tree
  /// The collections that are open, outermost first.
  private var open: [UInt32] = []
  /// The nodes of this document that have an anchor, by its name; the last one of a name wins.
  private var anchors: [String: UInt32] = [:]
  /// The nodes that ended since the last one began. If an error comes now, they may have ended because of it: a quote that was never
  /// closed ends at the next quote, a mapping at a line that is indented wrongly.
  private var ended: [UInt32] = []
  /// The end of the last scalar, alias or bracket: block collections end where their last part does.
  private var lastEnd: UInt32 = 0

  init(_ tree: Tree) { self.tree = tree }

  var depth: Int { open.count }

  mutating func beginDocument(at offset: Int, hasStartMarker: Bool) {
    anchors.removeAll(keepingCapacity: true)
    tree.documents.append(NodeID(UInt32(tree.nodes.count)))
    tree.delimiters.append(DocumentDelimiters(start: offset, hasStartMarker: hasStartMarker))
  }

  mutating func endDocument(hasEndMarker: Bool) {
    tree.delimiters[tree.delimiters.count - 1].hasEndMarker = hasEndMarker
  }

  /// Appends a scalar whose value is what was added to `tree.values` since `valueStart`.
  mutating func scalar(
    valueStart: UInt32, style: NodeStyle, type: ScalarType, range: SourceRange, properties: NodeProperties?,
    anchor: String?
  ) {
    append(
      .scalar, style, type: type, range: range, value: valueStart, count: UInt32(tree.values.count) - valueStart,
      properties: properties, anchor: anchor)
    lastEnd = UInt32(range.end)
  }

  /// Appends an alias.
  /// - Returns: what is wrong with it, or nil.
  mutating func alias(_ name: String, range: SourceRange) -> AliasProblem? {
    var problem: AliasProblem?
    var target = anchors[name]
    if let found = target, open.contains(found) {
      problem = .cycle(NodeID(found))
      target = nil
    } else if target == nil {
      problem = .undefined
    }
    append(.alias, .plain, range: range, value: target ?? Node.none, count: 0, properties: nil, anchor: nil)
    lastEnd = UInt32(range.end)
    return problem
  }

  mutating func beginCollection(
    _ kind: NodeKind, style: NodeStyle, range: SourceRange, properties: NodeProperties?, anchor: String?
  ) {
    lastEnd = UInt32(range.end)
    let index = append(
      kind, style, range: range, value: 0, count: 0, properties: properties, anchor: anchor)
    open.append(index)
  }

  /// Closes the innermost collection.
  /// - Parameter end: where its bracket ends; nil for a block collection.
  /// - Returns: the collection.
  @discardableResult
  mutating func endCollection(at end: Int?) -> NodeID? {
    guard let index = open.popLast() else { return nil }
    if let end { lastEnd = UInt32(end) }
    close(index, isComplete: true)
    ended.append(index)
    return NodeID(index)
  }

  /// Closes all that is open, after an error. A key that has lost its value goes.
  mutating func abandon() {
    for index in ended { tree.nodes[index].isComplete = false }
    while let index = open.popLast() {
      if tree.nodes[index].kind == .mapping, tree.nodes[index].count % 2 == 1 { dropLastChild(of: index) }
      close(index, isComplete: false)
    }
    if let last = tree.documents.last, Int(last.index) >= tree.nodes.count {
      tree.documents.removeLast()
      tree.delimiters.removeLast()
    }
  }

  private mutating func close(_ index: UInt32, isComplete: Bool) {
    var node = tree.nodes[index]
    node.next = UInt32(tree.nodes.count)
    node.end = max(node.end, lastEnd)
    node.isComplete = isComplete
    if node.kind == .mapping { node.count /= 2 }
    tree.nodes[index] = node
  }

  private mutating func dropLastChild(of index: UInt32) {
    var child = index + 1
    while tree.nodes[child].next < UInt32(tree.nodes.count) { child = tree.nodes[child].next }
    tree.nodes.removeLast(tree.nodes.count - Int(child))
    tree.nodes[index].count -= 1
  }

  @discardableResult
  private mutating func append(
    _ kind: NodeKind, _ style: NodeStyle, type: ScalarType = .string, range: SourceRange, value: UInt32, count: UInt32,
    properties: NodeProperties?, anchor: String?
  ) -> UInt32 {
    let index = UInt32(tree.nodes.count)
    ended.removeAll(keepingCapacity: true)
    if kind == .scalar { ended.append(index) }
    var parent = Node.none
    if let last = open.last {
      parent = last
      tree.nodes[last].count += 1
    }
    var propertiesIndex = Node.none
    if let properties {
      propertiesIndex = UInt32(tree.properties.count)
      tree.properties.append(properties)
    }
    tree.nodes.append(
      Node(
        kind: kind, style: style, type: type, isComplete: true, start: UInt32(range.start), end: UInt32(range.end),
        value: value, count: count, next: index + 1, parent: parent, properties: propertiesIndex))
    if let anchor { anchors[anchor] = index }
    return index
  }
}

/// What can be wrong with an alias.
enum AliasProblem {
  /// No anchor of this name stands before it.
  case undefined
  /// It stands inside the node it points to.
  case cycle(NodeID)
}

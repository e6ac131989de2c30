package import Diagnostics

/// The nodes of one file in document order, with the exact place of each.
///
/// A flat arena that is made once and filled anew for each file (``Parser/parse(_:)``). Children follow their
/// parent; a mapping's children are its keys and values in turn. Aliases are never expanded. Parsing a file
/// that is not well formed gives the tree of all that came before the error, every collection closed.
package final class Tree {
  let nodes = Arena<Node>()
  /// The decoded bytes of all scalars, one after the other.
  let values = Arena<UInt8>()
  var properties: [NodeProperties] = []

  /// The root of each YAML document; an empty document has an empty plain scalar.
  package internal(set) var documents: [NodeID] = []
  /// How each of ``documents`` is delimited.
  var delimiters: [DocumentDelimiters] = []
  /// The bytes the tree was made from; the owner keeps them for as long as the tree is read.
  package internal(set) var source = UnsafeRawBufferPointer(start: nil, count: 0)

  /// Where reading stopped, in bytes: the end of the file, or the place of a syntax error or a limit.
  package internal(set) var readEnd = 0

  /// Whether the file holds characters that are not seen, or that turn the direction of writing.
  package internal(set) var mayHoldHiddenCharacters = false

  package init() {}

  deinit {
    nodes.deallocate()
    values.deallocate()
  }

  func removeAll() {
    nodes.removeAll()
    values.removeAll()
    properties.removeAll(keepingCapacity: true)
    documents.removeAll(keepingCapacity: true)
    delimiters.removeAll(keepingCapacity: true)
    source = UnsafeRawBufferPointer(start: nil, count: 0)
    readEnd = 0
    mayHoldHiddenCharacters = false
  }

  /// The number of nodes, over all documents.
  package var count: Int { nodes.count }

  package func kind(of node: NodeID) -> NodeKind { nodes[node.index].kind }
  package func style(of node: NodeID) -> NodeStyle { nodes[node.index].style }

  /// What a scalar is in the YAML 1.2 core schema; `.string` for other nodes.
  package func scalarType(of node: NodeID) -> ScalarType { nodes[node.index].type }

  /// The node's place: with its properties (`&a`, `!!str`), without comments and, for a block scalar, with its header
  /// but without trailing blank lines.
  package func range(of node: NodeID) -> SourceRange {
    SourceRange(Int(nodes[node.index].start), Int(nodes[node.index].end))
  }

  /// Whether the node was read to its end. False for the collections in which a syntax error or a limit was met (they hold what
  /// came before it) and for what ended just before it, perhaps only because of it.
  package func isComplete(_ node: NodeID) -> Bool { nodes[node.index].isComplete }

  /// The value of a scalar: UTF-8, with escapes, folding and indentation undone. Empty for other nodes. The
  /// pointer holds until the tree is filled anew.
  package func value(of node: NodeID) -> UnsafeBufferPointer<UInt8> {
    let found = nodes[node.index]
    guard found.kind == .scalar else { return UnsafeBufferPointer(start: nil, count: 0) }
    return values.slice(found.value, found.count)
  }

  /// The value of a scalar as a new string.
  package func string(of node: NodeID) -> String { String(decoding: value(of: node), as: UTF8.self) }

  /// Whether the node is a scalar with exactly these bytes.
  package func equals(_ node: NodeID, _ text: StaticString) -> Bool {
    let bytes = value(of: node)
    guard kind(of: node) == .scalar, bytes.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(bytes) }
  }

  /// Whether the node is a scalar with exactly these bytes.
  package func equals(_ node: NodeID, _ text: [UInt8]) -> Bool {
    let bytes = value(of: node)
    return kind(of: node) == .scalar && bytes.count == text.count && bytes.elementsEqual(text)
  }

  /// The number of items of a sequence or of pairs of a mapping; 0 for other nodes.
  package func childCount(of node: NodeID) -> Int {
    switch nodes[node.index].kind {
    case .sequence, .mapping: Int(nodes[node.index].count)
    case .scalar, .alias: 0
    }
  }

  /// The items of a sequence; of a mapping, its keys and values in turn; nothing for other nodes. Aliases are given as
  /// they are.
  package func children(of node: NodeID) -> Children { Children(tree: self, of: node) }

  /// The pairs of a mapping; nothing for other nodes.
  package func pairs(of node: NodeID) -> Pairs { Pairs(children: Children(tree: self, of: node, kind: .mapping)) }

  /// The value of the first pair of a mapping whose key is this text.
  package func value(for key: StaticString, in mapping: NodeID) -> NodeID? {
    for pair in pairs(of: mapping) where equals(pair.key, key) { return pair.value }
    return nil
  }

  /// The number of the node behind all that is in this one: the next in document order.
  package func end(of node: NodeID) -> UInt32 { nodes[node.index].next }

  /// The collection the node stands in; nil for the root of a document.
  package func parent(of node: NodeID) -> NodeID? {
    let parent = nodes[node.index].parent
    return parent == Node.none ? nil : NodeID(parent)
  }

  /// The node itself, or the node an alias points to. Nil where the alias has no anchor or would lead round in a
  /// circle (both have their diagnostic). The result is never an alias.
  package func resolved(_ node: NodeID) -> NodeID? {
    guard nodes[node.index].kind == .alias else { return node }
    let target = nodes[node.index].value
    return target == Node.none ? nil : NodeID(target)
  }

  /// The tag as it is written in the file, or nil.
  package func tag(of node: NodeID) -> SourceRange? {
    let index = nodes[node.index].properties
    return index == Node.none ? nil : properties[Int(index)].tag
  }

  /// The name of the node's anchor as it is written in the file, without `&`, or nil.
  package func anchor(of node: NodeID) -> SourceRange? {
    let index = nodes[node.index].properties
    return index == Node.none ? nil : properties[Int(index)].anchor
  }

  /// The node's place in the tree as a JSON Pointer (RFC 6901), within its document: `/questions/1/summary`. A key has the
  /// pointer of its value. A key that is a collection is written `?`.
  package func pointer(to node: NodeID) -> String {
    var parts: [String] = []
    var current = node
    while let parent = parent(of: current) {
      var position = 0
      if nodes[parent.index].kind == .mapping {
        for pair in pairs(of: parent) where pair.key == current || pair.value == current {
          let text = kind(of: pair.key) == .scalar ? string(of: pair.key) : "?"
          parts.append(Self.escaped(text))
        }
      } else {
        for child in children(of: parent) {
          if child == current { parts.append(String(position)) }
          position += 1
        }
      }
      current = parent
    }
    return parts.reversed().map { "/" + $0 }.joined()
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "~": result += "~0"
      case "/": result += "~1"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The innermost node whose range holds the byte at `offset`, or nil between documents.
  package func node(at offset: Int) -> NodeID? {
    var found: NodeID?
    var index: UInt32 = 0
    while index < UInt32(nodes.count) {
      let node = nodes[index]
      if Int(node.start) <= offset, offset < Int(node.end) {
        found = NodeID(index)
        index += 1
      } else {
        index = node.next
      }
    }
    return found
  }
}

/// How a YAML document begins and ends.
struct DocumentDelimiters {
  /// Where the document begins, its directives included.
  var start: Int
  /// Whether it begins with `---`.
  var hasStartMarker: Bool
  /// Whether it ends with `...`.
  var hasEndMarker = false
}

/// The children of a collection, in order.
///
/// It reads the arena and does not keep the tree alive: it is for loops over a tree that is at hand.
package struct Children: Sequence, IteratorProtocol {
  private let nodes: Arena<Node>
  var index: UInt32
  let end: UInt32

  init(tree: Tree, of node: NodeID, kind: NodeKind? = nil) {
    nodes = tree.nodes
    let parent = nodes[node.index]
    let isCollection = (parent.kind == .sequence || parent.kind == .mapping) && (kind == nil || parent.kind == kind)
    index = node.index + 1
    end = isCollection ? parent.next : index
  }

  package mutating func next() -> NodeID? {
    guard index < end else { return nil }
    defer { index = nodes[index].next }
    return NodeID(index)
  }
}

/// The pairs of a mapping, in order.
package struct Pairs: Sequence, IteratorProtocol {
  var children: Children

  package mutating func next() -> (key: NodeID, value: NodeID)? {
    guard let key = children.next(), let value = children.next() else { return nil }
    return (key, value)
  }
}

import Diagnostics

/// A node of a ``Tree``: its number in document order (preorder). Valid for the tree that gave it, until that
/// tree is filled anew.
package struct NodeID: Hashable, Sendable {
  package let index: UInt32
  package init(_ index: UInt32) { self.index = index }
}

/// What a node is.
package enum NodeKind: UInt8, Sendable, BitwiseCopyable {
  case scalar
  case sequence
  case mapping
  /// A `*name` that points to another node; ``Tree/resolved(_:)`` follows it.
  case alias
}

/// How a node is written (YAML 1.2.2, chapters 7 and 8).
package enum NodeStyle: UInt8, Sendable, BitwiseCopyable {
  case plain
  case singleQuoted
  case doubleQuoted
  case literal
  case folded
  /// A collection written with indentation.
  case block
  /// A collection written with brackets or braces.
  case flow
}

/// What a scalar is: the tags of the YAML 1.2.2 core schema (section 10.3.2). An explicit `!!str`, `!!int`, … wins,
/// as does the non-specific tag `!`; quoted and block scalars are text.
package enum ScalarType: UInt8, Sendable, BitwiseCopyable {
  case string
  case integer
  case float
  case boolean
  case null
}

/// A node as it lies in the arena. Fixed size, no references: releasing a tree releases three buffers.
struct Node: BitwiseCopyable {
  var kind: NodeKind
  var style: NodeStyle
  var type: ScalarType
  /// Whether the node was read to its end; false for a collection in which a syntax error or a limit was met, and for what ended
  /// just before it.
  var isComplete: Bool
  /// The range in the file: of the node with its properties, without comments and trailing blank lines.
  var start: UInt32
  var end: UInt32
  /// Scalar: where its value begins in `Tree.values`. Alias: the index of the node it points to, or `Node.none`.
  var value: UInt32
  /// Scalar: bytes of the value. Mapping: pairs. Sequence: items.
  var count: UInt32
  /// The index behind the last node of this subtree.
  var next: UInt32
  /// The collection this node stands in, or `Node.none`.
  var parent: UInt32
  /// Index into `Tree.properties`, or `Node.none`.
  var properties: UInt32

  static let none = UInt32.max
}

/// The anchor and the tag of a node, as they stand in the file.
struct NodeProperties {
  /// The name behind `&`, or nil.
  var anchor: SourceRange?
  /// The tag as written (`!!str`, `!local`, `!<tag:x>`), or nil. Never the resolved tag: a `%TAG` prefix may be huge.
  var tag: SourceRange?
}

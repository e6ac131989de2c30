import Diagnostics
import YAML

/// Scalars of any style: each byte of a value has its place in the file, and one run of a value maps to itself.
struct ScalarTarget: FuzzTarget {
  private let parser = Parser()

  func run(_ bytes: UnsafeRawBufferPointer) {
    _ = parser.parse(bytes)
    let tree = parser.tree
    var pending = tree.documents
    var visited = 0
    while let node = pending.popLast(), visited < 10_000 {
      visited += 1
      switch tree.kind(of: node) {
      case .mapping: for pair in tree.pairs(of: node) { pending += [pair.key, pair.value] }
      case .sequence: pending += tree.children(of: node)
      case .alias: break
      case .scalar: check(node, in: tree, bytes)
      }
    }
  }

  private func check(_ node: NodeID, in tree: Tree, _ bytes: UnsafeRawBufferPointer) {
    let map = tree.scalarMap(of: node)
    let value = tree.value(of: node)
    var last = 0
    for index in value.indices.prefix(2_000) {
      let range = map.sourceRange(of: index..<index + 1)
      demand(range.start >= last && range.end <= bytes.count, "byte \(index) of a value goes to \(range)")
      last = range.start
    }
  }
}

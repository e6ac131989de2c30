import YAML

// `type` (Validation, 6.1.1).

extension Compiler {
  mutating func compileType(_ keywords: KeywordValues) throws(SchemaError) {
    guard let node = keywords[.type] else { return }
    var types: TypeSet = []
    if tree.kind(of: node) == .sequence {
      for item in tree.children(of: node) { types.insert(try type(try resolve(item))) }
    } else {
      types = try type(node)
    }
    emit(.type(types))
  }

  private func type(_ node: NodeID) throws(SchemaError) -> TypeSet {
    // `type: null` without quotes, in a schema written by hand, means the type of that name.
    let name = tree.equals(node, "null") ? "null" : try text(node, "type")
    guard let type = TypeSet(name: name) else { throw error("an unknown type \"\(shortened(name))\"", at: node) }
    return type
  }
}

extension Validator {
  mutating func checkType(_ types: TypeSet, _ id: SubschemaID, _ node: NodeID, _ kind: NodeKind) -> Bool {
    let actual = type(of: node, kind)
    if !types.isDisjoint(with: actual) { return true }
    // 1.0 is an integer as well; looking at the digits is left to the last.
    if types.contains(.integer), actual == .number, Decimal(tree.value(of: node))?.isInteger ?? false { return true }
    return report(.type, id, at: node, .type(expected: types))
  }

  private func type(of node: NodeID, _ kind: NodeKind) -> TypeSet {
    switch kind {
    case .sequence: .array
    case .mapping: .object
    case .alias: []
    case .scalar:
      switch scalarType(of: node) {
      case .string: .string
      case .integer: [.integer, .number]
      case .float: .number
      case .boolean: .boolean
      case .null: .null
      }
    }
  }
}

import YAML

/// Reading the values of keywords, each with a clear error where it is not what the keyword needs.
extension Compiler {
  func requireKind(_ kind: NodeKind, of node: NodeID, _ keyword: String) throws(SchemaError) {
    guard tree.kind(of: node) != kind else { return }
    throw error("\(shortened(keyword)) must be a \(kind == .mapping ? "mapping" : "list")", at: node)
  }

  func text(_ node: NodeID, _ keyword: String) throws(SchemaError) -> String {
    guard tree.kind(of: node) == .scalar, tree.scalarType(of: node) == .string else {
      throw error("\(keyword) must be text", at: node)
    }
    return tree.string(of: node)
  }

  /// A list of texts.
  func texts(_ node: NodeID, _ keyword: String) throws(SchemaError) -> [[UInt8]] {
    try requireKind(.sequence, of: node, keyword)
    var result: [[UInt8]] = []
    for item in tree.children(of: node) {
      let item = try resolve(item)
      guard tree.kind(of: item) == .scalar, tree.scalarType(of: item) == .string else {
        throw error("\(keyword) must list texts", at: item)
      }
      result.append(Array(tree.value(of: item)))
    }
    return result
  }

  func number(_ node: NodeID, _ keyword: Keyword) throws(SchemaError) -> Decimal {
    let type = tree.scalarType(of: node)
    guard tree.kind(of: node) == .scalar, type == .integer || type == .float, let value = Decimal(tree.value(of: node))
    else { throw error("\(keyword.rawValue) must be a number", at: node) }
    return value
  }

  /// A whole number of at least 0; very large ones are cut.
  func count(_ node: NodeID, _ keyword: Keyword) throws(SchemaError) -> Int {
    let value = try number(node, keyword)
    guard value.isInteger, !value.isNegative else {
      throw error("\(keyword.rawValue) must be a whole number of at least 0", at: node)
    }
    return value.count ?? Int.max
  }

  func boolean(_ node: NodeID, _ keyword: String) throws(SchemaError) -> Bool {
    guard tree.kind(of: node) == .scalar, tree.scalarType(of: node) == .boolean else {
      throw error("\(keyword) must be true or false", at: node)
    }
    return isTrue(tree.value(of: node))
  }

  /// Copies a value out of the tree.
  mutating func literal(_ node: NodeID) throws(SchemaError) -> Literal {
    literalCount += 1
    guard literalCount <= 100_000 else { throw error("more than 100000 values in enum and const", at: node) }
    let node = try resolve(node)
    switch tree.kind(of: node) {
    case .sequence:
      var items: [Literal] = []
      for item in tree.children(of: node) { items.append(try literal(item)) }
      return .array(items)
    case .mapping:
      var pairs: [(key: [UInt8], value: Literal)] = []
      for pair in tree.pairs(of: node) {
        try refuseMergeKey(pair.key)
        let value = try literal(pair.value)
        pairs.append((Array(tree.value(of: try resolve(pair.key))), value))
      }
      return .object(pairs.sorted { $0.key.lexicographicallyPrecedes($1.key) })
    case .scalar, .alias:
      let bytes = tree.value(of: node)
      switch tree.scalarType(of: node) {
      case .null: return .null
      case .boolean: return .boolean(isTrue(bytes))
      case .string: return .string(Array(bytes))
      case .integer, .float:
        guard let number = Decimal(bytes) else { return .string(Array(bytes)) }
        return .number(number)
      }
    }
  }

  /// A merge key in a schema would be obeyed by some readers and not by others.
  func refuseMergeKey(_ key: NodeID) throws(SchemaError) {
    guard tree.style(of: key) == .plain, tree.equals(key, "<<") else { return }
    throw error("merge keys are not supported here", at: key)
  }
}

/// Whether a scalar of type boolean is true.
func isTrue(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  bytes.first.map { $0 | 0x20 == 0x74 } ?? false
}

/// At most 60 Unicode scalars of a text, with `…` where it is longer.
func shortened(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard let end = scalars.index(scalars.startIndex, offsetBy: 60, limitedBy: scalars.endIndex), end < scalars.endIndex
  else { return text }
  return String(scalars[..<end]) + "…"
}

import YAML

// `uniqueItems` (Validation, 6.4.3): by hash, and then by value.

extension Validator {
  mutating func checkUnique(_ id: SubschemaID, _ node: NodeID) -> Bool {
    if let answer = areFewTextsUnique(node), answer { return true }
    var isValid = true
    var known: [Int: [(item: NodeID, position: Int)]] = [:]
    var position = 0
    for child in tree.children(of: node) {
      position += 1
      guard let item = follow(child) else { continue }
      var hasher = Hasher()
      hash(item, into: &hasher)
      guard budget.breach == nil else { return true }
      let key = hasher.finalize()
      let first = known[key, default: []].first { equal($0.item, item) }
      guard let first else {
        known[key, default: []].append((item, position))
        continue
      }
      isValid = report(.uniqueItems, id, at: child, .repeated(first: first.item, position: first.position))
      if isSilent { break }
    }
    return isValid
  }

  /// For short lists of texts, without memory: whether all are different. Nil for other lists.
  private func areFewTextsUnique(_ node: NodeID) -> Bool? {
    guard tree.childCount(of: node) <= 8 else { return nil }
    var outer = tree.children(of: node)
    while let left = outer.next() {
      guard tree.kind(of: left) == .scalar, scalarType(of: left) == .string else { return nil }
      let bytes = tree.value(of: left)
      var inner = outer
      while let right = inner.next() {
        guard tree.kind(of: right) == .scalar, scalarType(of: right) == .string else { return nil }
        if tree.value(of: right).elementsEqual(bytes) { return false }
      }
    }
    return true
  }

  /// Feeds the value of a node to a hasher: equal values alike, however they are written.
  private mutating func hash(_ node: NodeID, into hasher: inout Hasher) {
    guard let node = follow(node), spend(1, at: node) else { return }
    switch tree.kind(of: node) {
    case .alias: break
    case .sequence:
      hasher.combine(1)
      for item in tree.children(of: node) { hash(item, into: &hasher) }
      hasher.combine(2)
    case .mapping:
      hasher.combine(3)
      for pair in sortedPairs(of: node) {
        hasher.combine(ByteKey(bytes: pair.key))
        hash(pair.value, into: &hasher)
      }
      hasher.combine(4)
    case .scalar:
      let bytes = tree.value(of: node)
      switch scalarType(of: node) {
      case .null: hasher.combine(5)
      case .boolean: hasher.combine(isTrue(bytes))
      case .string: hasher.combine(ByteKey(bytes: bytes))
      case .integer, .float:
        hasher.combine(6)
        hasher.combine(Decimal(bytes))
      }
    }
  }

  /// Whether two nodes have the same value.
  private mutating func equal(_ left: NodeID, _ right: NodeID) -> Bool {
    guard let left = follow(left), let right = follow(right), spend(1, at: left) else { return false }
    guard tree.kind(of: left) == tree.kind(of: right) else { return false }
    switch tree.kind(of: left) {
    case .alias: return false
    case .scalar: return equalScalars(left, right)
    case .sequence:
      guard tree.childCount(of: left) == tree.childCount(of: right) else { return false }
      for (first, second) in zip(tree.children(of: left), tree.children(of: right)) where !equal(first, second) {
        return false
      }
      return true
    case .mapping:
      let (first, second) = (sortedPairs(of: left), sortedPairs(of: right))
      guard first.count == second.count else { return false }
      for (one, other) in zip(first, second)
      where !one.key.elementsEqual(other.key) || !equal(one.value, other.value) {
        return false
      }
      return true
    }
  }

  private func equalScalars(_ left: NodeID, _ right: NodeID) -> Bool {
    let (first, second) = (tree.value(of: left), tree.value(of: right))
    switch (scalarType(of: left), scalarType(of: right)) {
    case (.null, .null): return true
    case (.boolean, .boolean): return isTrue(first) == isTrue(second)
    case (.string, .string): return first.elementsEqual(second)
    case (.integer, .integer), (.integer, .float), (.float, .integer), (.float, .float):
      guard let one = Decimal(first), let other = Decimal(second) else { return false }
      return one == other
    default: return false
    }
  }
}

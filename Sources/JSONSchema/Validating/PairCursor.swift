import YAML

/// One pair of a mapping.
struct Pair {
  /// The key as it stands there.
  var key: NodeID
  /// The bytes of the key, its alias followed; empty for a key that is a collection.
  var name: UnsafeBufferPointer<UInt8>
  /// The value, its alias not followed.
  var value: NodeID
  /// The pair stands in a mapping that was merged (`<<`).
  var isInherited = false
}

/// Walks over the pairs of a mapping: its own, then those it inherits through merge keys (YAML merge key type: own
/// keys win, then those of the mapping named first). A merge key itself is not a pair.
struct PairCursor {
  private let mapping: NodeID
  private var own: Pairs
  private var merges: [NodeID] = []
  private var inherited: [Pair]?
  private var position = 0

  init(_ tree: Tree, _ mapping: NodeID) {
    self.mapping = mapping
    own = tree.pairs(of: mapping)
  }

  mutating func next(_ validator: inout Validator) -> Pair? {
    while let pair = own.next() {
      guard let next = Self.read(pair, &validator) else {
        merges.append(pair.value)
        continue
      }
      return next
    }
    return merges.isEmpty ? nil : nextInherited(&validator)
  }

  /// A pair; nil for a merge key.
  private static func read(_ pair: (key: NodeID, value: NodeID), _ validator: inout Validator) -> Pair? {
    let key = validator.follow(pair.key) ?? pair.key
    let name = validator.tree.value(of: key)
    if name.count == 2, name[0] == 0x3C, name[1] == 0x3C, validator.tree.style(of: pair.key) == .plain { return nil }
    return Pair(key: pair.key, name: name, value: pair.value)
  }

  private mutating func nextInherited(_ validator: inout Validator) -> Pair? {
    let pairs = inherited ?? collect(&validator)
    inherited = pairs
    guard position < pairs.count else { return nil }
    position += 1
    return pairs[position - 1]
  }

  /// The inherited pairs that nothing before them overrides.
  private func collect(_ validator: inout Validator) -> [Pair] {
    let tree = validator.tree
    var taken: Set<ByteKey> = []
    for pair in tree.pairs(of: mapping) {
      if let own = Self.read(pair, &validator) { taken.insert(ByteKey(bytes: own.name)) }
    }
    var result: [Pair] = []
    // A mapping that was merged once has nothing more to give; so circles end, and nothing grows out of hand.
    var visited: Set<NodeID> = [mapping]
    var pending = Array(merges.reversed())
    while let next = pending.popLast() {
      guard let source = validator.follow(next), visited.insert(source).inserted else { continue }
      if tree.kind(of: source) == .sequence { pending += tree.children(of: source).reversed() }
      var nested: [NodeID] = []
      for pair in tree.pairs(of: source) {
        guard validator.budget.inheritedPairs > 0 else {
          validator.budget.exhaust(.inheritedPairs, at: mapping)
          return result
        }
        validator.budget.inheritedPairs -= 1
        guard var inherited = Self.read(pair, &validator) else {
          nested.append(pair.value)
          continue
        }
        inherited.isInherited = true
        if taken.insert(ByteKey(bytes: inherited.name)).inserted { result.append(inherited) }
      }
      pending += nested.reversed()
    }
    return result
  }
}

/// Bytes of a tree as a key of a set: equal bytes, not canonically equal text.
struct ByteKey: Hashable {
  let bytes: UnsafeBufferPointer<UInt8>

  static func == (left: ByteKey, right: ByteKey) -> Bool { left.bytes.elementsEqual(right.bytes) }

  func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
}

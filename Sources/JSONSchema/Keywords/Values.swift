import Diagnostics
import YAML

// `enum` and `const` (Validation, 6.1.2 and 6.1.3).

extension Compiler {
  mutating func compileValues(_ keywords: KeywordValues) throws(SchemaError) {
    if let node = keywords[.enum] {
      try requireKind(.sequence, of: node, Keyword.enum.rawValue)
      var values: [Literal] = []
      for item in tree.children(of: node) { values.append(try literal(item)) }
      program.literals.append(values)
      let words = values.compactMap { if case .string(let bytes) = $0 { bytes } else { nil } }
      if words.count == values.count {
        emit(.words(program.names.append(words), program.literals.count - 1))
      } else {
        emit(.values(.enum, program.literals.count - 1))
      }
    }
    if let node = keywords[.const] {
      program.literals.append([try literal(node)])
      emit(.values(.const, program.literals.count - 1))
    }
  }
}

extension Validator {
  mutating func checkWords(_ words: Slice, _ values: Int, _ id: SubschemaID, _ node: NodeID) -> Bool {
    if tree.kind(of: node) == .scalar, scalarType(of: node) == .string,
      schema.program.names.find(tree.value(of: node), in: words) != nil
    {
      return true
    }
    return reportValues(.enum, values, id, node)
  }

  mutating func checkValues(_ keyword: Keyword, _ values: Int, _ id: SubschemaID, _ node: NodeID) -> Bool {
    for index in schema.program.literals[values].indices
    where equal(node, schema.program.literals[values][index]) {
      return true
    }
    return reportValues(keyword, values, id, node)
  }

  private mutating func reportValues(_ keyword: Keyword, _ values: Int, _ id: SubschemaID, _ node: NodeID) -> Bool {
    guard !isSilent else { return false }
    let allowed = allowedValues[values] ?? schema.program.literals[values].map(\.allowed)
    allowedValues[values] = allowed
    let suggestion = meant(by: node, allowed)
    return report(keyword, id, at: node, .values(allowed: allowed, suggestion: suggestion))
  }

  /// The allowed value that the writer most likely meant.
  mutating func meant(by node: NodeID, _ allowed: [AllowedValue]) -> String? {
    guard tree.kind(of: node) == .scalar else { return nil }
    return closest(to: tree.value(of: node), among: allowed.prefix(Suggestion.mostCandidates).map(\.text))
  }

  /// Whether a node has a value of the schema.
  mutating func equal(_ node: NodeID, _ literal: Literal) -> Bool {
    guard let node = follow(node), spend(1 + tree.value(of: node).count / 16, at: node) else { return false }
    switch (tree.kind(of: node), literal) {
    case (.scalar, _): return equalScalar(node, literal)
    case (.sequence, .array(let items)):
      guard tree.childCount(of: node) == items.count else { return false }
      for (child, item) in zip(tree.children(of: node), items) where !equal(child, item) { return false }
      return true
    case (.mapping, .object(let wanted)):
      guard spend(8 + 8 * tree.childCount(of: node), at: node) else { return false }
      let pairs = sortedPairs(of: node)
      guard pairs.count == wanted.count else { return false }
      for (pair, expected) in zip(pairs, wanted)
      where !pair.key.elementsEqual(expected.key) || !equal(pair.value, expected.value) {
        return false
      }
      return true
    default: return false
    }
  }

  private func equalScalar(_ node: NodeID, _ literal: Literal) -> Bool {
    let bytes = tree.value(of: node)
    switch (scalarType(of: node), literal) {
    case (.null, .null): return true
    case (.boolean, .boolean(let value)): return isTrue(bytes) == value
    case (.string, .string(let value)): return bytes.elementsEqual(value)
    case (.integer, .number(let value)), (.float, .number(let value)): return Decimal(bytes) == value
    default: return false
    }
  }

  /// The pairs of a mapping, inherited ones included, sorted by key; of equal keys the first.
  mutating func sortedPairs(of mapping: NodeID) -> [(key: UnsafeBufferPointer<UInt8>, value: NodeID)] {
    var cursor = PairCursor(tree, mapping)
    var pairs: [(key: UnsafeBufferPointer<UInt8>, value: NodeID, place: Int)] = []
    while let pair = cursor.next(&self) { pairs.append((pair.name, pair.value, pairs.count)) }
    pairs.sort {
      $0.key.lexicographicallyPrecedes($1.key) || ($0.key.elementsEqual($1.key) && $0.place < $1.place)
    }
    var result: [(key: UnsafeBufferPointer<UInt8>, value: NodeID)] = []
    for pair in pairs where !(result.last?.key.elementsEqual(pair.key) ?? false) {
      result.append((pair.key, pair.value))
    }
    return result
  }
}

extension Literal {
  /// The value as messages name it.
  fileprivate var allowed: AllowedValue {
    if case .string = self {
      AllowedValue(text: display, isText: true)
    } else {
      AllowedValue(text: display, isText: false)
    }
  }
}

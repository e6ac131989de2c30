import Diagnostics
import YAML

// `unevaluatedProperties` and `unevaluatedItems` (Core, 11): what no other keyword of the subschema has looked at, nor
// of those that apply to the same place and are satisfied.

extension Compiler {
  mutating func compileUnevaluated(_ keywords: KeywordValues) throws(SchemaError) -> Bool {
    let index = Int(keywords.schema.index)
    if let node = keywords[.unevaluatedProperties] {
      program.subschemas[index].unevaluatedProperties = try number(of: node)
    }
    if let node = keywords[.unevaluatedItems] { program.subschemas[index].unevaluatedItems = try number(of: node) }
    return keywords[.unevaluatedProperties] != nil || keywords[.unevaluatedItems] != nil
  }
}

extension Validator {
  /// Checks what was not evaluated since ``evaluated`` was `mark` long.
  mutating func checkUnevaluated(_ subschema: Subschema, _ id: SubschemaID, _ node: NodeID, since mark: Int) -> Bool {
    guard spend(tree.childCount(of: node) + evaluated.count - mark, at: node) else { return true }
    switch tree.kind(of: node) {
    case .mapping:
      return subschema.unevaluatedProperties.map { checkUnevaluatedProperties($0, id, node, mark) } ?? true
    case .sequence: return subschema.unevaluatedItems.map { checkUnevaluatedItems($0, id, node, mark) } ?? true
    case .scalar, .alias: return true
    }
  }

  private mutating func checkUnevaluatedProperties(
    _ child: SubschemaID, _ id: SubschemaID, _ node: NodeID, _ mark: Int
  ) -> Bool {
    let known = EvaluatedNodes(evaluated[mark...])
    var isValid = true
    var cursor = PairCursor(tree, node)
    while let pair = cursor.next(&self) {
      guard !known.contains(pair.key) else { continue }
      evaluated.append(pair.key)
      if case .never = schema.program.subschemas[Int(child.index)].kind {
        isValid = reportUnevaluated(pair, in: node, id)
      } else if let value = follow(pair.value), !evaluateField(child, value, pair.key) {
        isValid = false
      }
      if !isValid, isSilent { return false }
    }
    return isValid
  }

  private mutating func checkUnevaluatedItems(
    _ child: SubschemaID, _ id: SubschemaID, _ node: NodeID, _ mark: Int
  ) -> Bool {
    let known = EvaluatedNodes(evaluated[mark...])
    var isValid = true
    for item in tree.children(of: node) where !known.contains(item) {
      evaluated.append(item)
      guard let value = follow(item) else { continue }
      if case .never = schema.program.subschemas[Int(child.index)].kind {
        isValid = report(.unevaluatedItems, id, at: value, .notAllowed)
      } else if !descend(child, value) {
        isValid = false
      }
      if !isValid, isSilent { return false }
    }
    return isValid
  }

  private mutating func reportUnevaluated(_ pair: Pair, in node: NodeID, _ id: SubschemaID) -> Bool {
    guard !isSilent, spend(schema.program.subschemas.count, at: node) else { return false }
    let names = schema.program.fieldNames(around: id)
    let written = String(decoding: pair.name, as: UTF8.self)
    let suggestion = Suggestion.closest(to: written, among: names)
    return report(
      .unevaluatedProperties, id, at: node, key: pair.key, .unknownField(allowed: names, suggestion: suggestion))
  }
}

/// The keys or items that were evaluated.
private struct EvaluatedNodes {
  private let sorted: [UInt32]

  init(_ nodes: ArraySlice<NodeID>) { sorted = nodes.map(\.index).sorted() }

  func contains(_ node: NodeID) -> Bool {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < node.index { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low] == node.index
  }
}

extension Program {
  /// The fields that a subschema names, or another one that it applies to the same place; sorted.
  fileprivate func fieldNames(around schema: SubschemaID) -> [String] {
    var visited = [Bool](repeating: false, count: subschemas.count)
    var pending = [Int(schema.index)]
    var names: Set<[UInt8]> = []
    while let next = pending.popLast() {
      guard !visited[next] else { continue }
      visited[next] = true
      pending += appliedInPlace(by: next)
      for index in subschemas[next].instructions.range {
        guard case .object(let plan) = instructions[index] else { continue }
        for name in 0..<objects[plan].names.count where children[objects[plan].schemas + name] != nil {
          names.insert(self.names[objects[plan].names.start + name])
        }
      }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
  }
}

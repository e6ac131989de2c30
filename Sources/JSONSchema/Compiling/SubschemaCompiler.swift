import YAML

/// The keywords that one subschema has, with their values (aliases followed).
struct KeywordValues {
  let schema: SubschemaID
  fileprivate var nodes: [Keyword: NodeID] = [:]

  subscript(keyword: Keyword) -> NodeID? { nodes[keyword] }
}

extension Compiler {
  /// What `$schema` may say.
  private static let dialects = [
    "https://json-schema.org/draft/2020-12/schema", "https://json-schema.org/draft/2020-12/schema#",
  ]

  /// Compiles the subschema with that number.
  mutating func compileSubschema(_ schema: SubschemaID) throws(SchemaError) {
    let node = found[Int(schema.index)].node
    switch tree.kind(of: node) {
    case .mapping: break
    case .scalar where tree.scalarType(of: node) == .boolean:
      program.subschemas[Int(schema.index)].kind = isTrue(tree.value(of: node)) ? .always : .never
      return
    case .scalar, .sequence, .alias:
      throw error("rules must be a mapping, true or false", at: node)
    }
    let keywords = try readKeywords(of: node, schema)
    let start = program.instructions.count
    // The order is that in which a writer wants to hear of mistakes: what it is, then which value, then the details.
    try compileType(keywords)
    try compileValues(keywords)
    try compileNumbers(keywords)
    try compileText(keywords)
    try compileObject(keywords)
    try compileDependencies(keywords)
    try compileArray(keywords)
    try compileReference(keywords)
    try compileCombinations(keywords)
    let count = program.instructions.count - start
    guard count > 0 else { return }
    program.subschemas[Int(schema.index)] = Subschema(kind: .checks, instructions: Slice(start: start, count: count))
  }

  mutating func emit(_ instruction: Instruction) { program.instructions.append(instruction) }

  private mutating func readKeywords(of node: NodeID, _ schema: SubschemaID) throws(SchemaError) -> KeywordValues {
    var keywords = KeywordValues(schema: schema)
    for pair in tree.pairs(of: node) {
      try refuseMergeKey(pair.key)
      let key = tree.string(of: pair.key)
      let value = try resolve(pair.value)
      if let keyword = Keyword(rawValue: key) {
        keywords.nodes[keyword] = value
      } else if Keyword.unsupported.contains(key) {
        throw error("\(key) is not supported yet", at: pair.key)
      } else {
        try readAnnotation(key, value, schema)
      }
    }
    return keywords
  }

  private mutating func readAnnotation(_ key: String, _ value: NodeID, _ schema: SubschemaID) throws(SchemaError) {
    let index = Int(schema.index)
    switch key {
    case "$schema":
      let dialect = try text(value, key)
      guard Self.dialects.contains(dialect) else {
        throw error("$schema \"\(shortened(dialect))\" is not supported; draft 2020-12 is", at: value)
      }
    case "format": _ = try text(value, key)
    case "x-qlint-rule": program.infos[index].rules = try overrides(value, key)
    case "x-qlint-message", "errorMessage":
      // qlint's own keyword wins over the one that editors read.
      guard key == "x-qlint-message" || program.infos[index].messages.isEmpty else { return }
      program.infos[index].messages = try overrides(value, key)
    case "x-qlint-severity": program.infos[index].severity = try text(value, key)
    default: break
    }
  }

  private func overrides(_ node: NodeID, _ key: String) throws(SchemaError) -> SubschemaInfo.Overrides {
    var result = SubschemaInfo.Overrides()
    guard tree.kind(of: node) == .mapping else {
      result.all = try text(node, key)
      return result
    }
    for pair in tree.pairs(of: node) {
      let value = try resolve(pair.value)
      // `errorMessage` may hold nested messages, which are for the tool that defines them.
      guard tree.kind(of: value) == .scalar else { continue }
      result.each[tree.string(of: pair.key)] = try text(value, key)
    }
    return result
  }

  /// Refuses subschemas that lead back to themselves at the same place of a file: checking them would never end.
  func checkCycles() throws(SchemaError) {
    enum Mark { case new, open, done }
    var marks = [Mark](repeating: .new, count: program.subschemas.count)
    for start in program.subschemas.indices where marks[start] == .new {
      var path = [(schema: start, edges: inPlace(start), next: 0)]
      marks[start] = .open
      while let last = path.last {
        guard last.next < last.edges.count else {
          marks[last.schema] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let target = last.edges[last.next]
        switch marks[target] {
        case .done: break
        case .open: throw error("references that lead round in a circle", at: found[target].node)
        case .new:
          marks[target] = .open
          path.append((target, inPlace(target), 0))
        }
      }
    }
  }

  /// The subschemas that are applied to the same place as this one.
  private func inPlace(_ schema: Int) -> [Int] {
    var result: [SubschemaID?] = []
    for index in program.subschemas[schema].instructions.range {
      switch program.instructions[index] {
      case .reference(let target), .allOf(let target), .not(let target), .dependentSchema(_, let target):
        result.append(target)
      case .anyOf(let slice), .oneOf(let slice): result += program.children[slice.range]
      case .condition(let condition, let then, let otherwise): result += [condition, then, otherwise]
      case .type, .words, .values, .bound, .multipleOf, .length, .pattern, .object, .dependentRequired, .array: break
      }
    }
    return result.compactMap { $0.map { Int($0.index) } }
  }
}

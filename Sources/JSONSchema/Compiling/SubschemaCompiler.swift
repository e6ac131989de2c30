import Diagnostics
import YAML

/// The keywords that one subschema has, with their values (aliases followed).
struct KeywordValues {
  let schema: SubschemaID
  fileprivate let entries: [KeywordEntry]

  /// The value of a keyword; of two, which is a mistake of its own, the last.
  subscript(keyword: Keyword) -> NodeID? { entries.last { $0.keyword == keyword }?.value }
}

extension Compiler {
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
    let keywords = KeywordValues(
      schema: schema, entries: Array(keywordEntries[found[Int(schema.index)].keywords.range]))
    program.infos[Int(schema.index)].keywords = addPlaces(of: keywords)
    let start = program.instructions.count
    // The order is that in which a writer wants to hear of mistakes: what it is, then which value, then the details.
    try compileDeprecated(keywords)
    try compileType(keywords)
    try compileValues(keywords)
    try compileNumbers(keywords)
    try compileText(keywords)
    try compileFormat(keywords)
    try compileObject(keywords)
    try compileDependencies(keywords)
    try compileArray(keywords)
    try compileReferences(keywords)
    try compileCombinations(keywords)
    let count = program.instructions.count - start
    let isUnevaluated = try compileUnevaluated(keywords)
    guard count > 0 || isUnevaluated else { return }
    program.subschemas[Int(schema.index)].kind = .checks
    program.subschemas[Int(schema.index)].instructions = Slice(start: start, count: count)
  }

  /// Keeps where the keywords stand.
  private mutating func addPlaces(of keywords: KeywordValues) -> Slice {
    let start = program.keywords.count
    for entry in keywords.entries {
      let range = tree.range(of: entry.key)
      program.keywords.append(
        KeywordPlace(keyword: entry.keyword, start: UInt32(range.start), end: UInt32(range.end)))
    }
    return Slice(start: start, count: program.keywords.count - start)
  }

  mutating func emit(_ instruction: Instruction) { program.instructions.append(instruction) }

  /// How the subschema is to be read.
  func dialect(of schema: SubschemaID) -> Dialect { resources[Int(found[Int(schema.index)].resource)].dialect }

  /// Refuses subschemas that lead back to themselves at the same place of a file: checking them would never end.
  mutating func checkCycles() throws(SchemaError) {
    enum Mark { case new, open, done }
    var marks = [Mark](repeating: .new, count: program.subschemas.count)
    for start in program.subschemas.indices where marks[start] == .new {
      var path = [(schema: start, edges: program.appliedInPlace(by: start), next: 0)]
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
        case .open:
          enter(Int(found[target].document))
          throw error("references that lead round in a circle", at: found[target].node)
        case .new:
          marks[target] = .open
          path.append((target, program.appliedInPlace(by: target), 0))
        }
      }
    }
  }
}

extension Program {
  /// The subschemas that are applied to the same place as this one.
  func appliedInPlace(by schema: Int) -> [Int] {
    var result: [SubschemaID?] = []
    for index in subschemas[schema].instructions.range {
      switch instructions[index] {
      case .reference(let target), .allOf(let target), .not(let target), .dependentSchema(_, let target):
        result.append(target)
      case .anyOf(let slice), .oneOf(let slice): result += children[slice.range]
      case .condition(let condition, let then, let otherwise): result += [condition, then, otherwise]
      // Where a dynamic reference leads is known only when it is followed; see ``Validator/maximumDepth``.
      case .dynamicReference: break
      case .type, .words, .values, .bound, .multipleOf, .length, .pattern, .format, .object, .dependentRequired, .array,
        .deprecated:
        break
      }
    }
    return result.compactMap { $0.map { Int($0.index) } }
  }
}

import YAML

// `minLength`, `maxLength` and `pattern` (Validation, 6.3). Lengths are in Unicode scalars.

extension Compiler {
  mutating func compileText(_ keywords: KeywordValues) throws(SchemaError) {
    let minimum = try keywords[.minLength].map { node throws(SchemaError) in try count(node, .minLength) } ?? 0
    let maximum = try keywords[.maxLength].map { node throws(SchemaError) in try count(node, .maxLength) } ?? Int.max
    if minimum > 0 || maximum < Int.max { emit(.length(minimum: minimum, maximum: maximum)) }
    if let node = keywords[.pattern] { emit(.pattern(try pattern(node, try text(node, Keyword.pattern.rawValue)))) }
  }

  /// Compiles a pattern that stands at `node`.
  /// - Returns: its place in ``Program/patterns``.
  mutating func pattern(_ node: NodeID, _ text: String) throws(SchemaError) -> Int {
    let key = Array(text.utf8)
    if let known = patternNumbers[key] { return known }
    patternNumbers.insert(key, program.patterns.count)
    do {
      let pattern = try Pattern(text, tableWork: &tableWork)
      patternSize += pattern.size
      guard patternSize <= Self.maximumPatternSize else {
        throw PatternError("the patterns of the schema need more than \(Self.maximumPatternSize) states", isLimit: true)
      }
      program.patterns.append(pattern)
      program.tables.append(pattern.table)
      return program.patterns.count - 1
    } catch {
      throw self.error("\(error)", at: node)
    }
  }
}

extension Validator {
  mutating func checkLength(_ minimum: Int, _ maximum: Int, _ id: SubschemaID, _ node: NodeID) -> Bool {
    guard scalarType(of: node) == .string else { return true }
    let bytes = tree.value(of: node)
    // A scalar is one to four bytes: most texts need no counting.
    if bytes.count <= maximum, bytes.count / 4 >= minimum { return true }
    guard spend(reading: bytes, at: node) else { return true }
    let length = UTF8Text.length(of: bytes)
    if length < minimum { return report(.minLength, id, at: node, .size(length, limit: minimum)) }
    return length <= maximum || report(.maxLength, id, at: node, .size(length, limit: maximum))
  }

  mutating func checkPattern(_ pattern: Int, _ id: SubschemaID, _ node: NodeID) -> Bool {
    guard scalarType(of: node) == .string else { return true }
    if matches(pattern, tree.value(of: node), at: node) { return true }
    let compiled = schema.program.patterns[pattern]
    return report(.pattern, id, at: node, .pattern(compiled.text))
  }

  /// Whether a text matches a pattern; true where the budget does not suffice to say.
  mutating func matches(_ pattern: Int, _ bytes: UnsafeBufferPointer<UInt8>, at node: NodeID) -> Bool {
    guard spend(1 + bytes.count / 16, at: node) else { return true }
    if let table = schema.program.tables[pattern] { return table.matches(bytes) }
    if let answer = schema.program.patterns[pattern].matches(bytes, steps: &budget.steps) { return answer }
    budget.exhaust(.steps, at: node)
    return true
  }
}

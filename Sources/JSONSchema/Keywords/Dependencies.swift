import YAML

// `dependentRequired` (Validation, 6.5.4), `dependentSchemas` (Core, 10.2.2.4), and `dependencies`, which was both
// before draft 2019-09 and is still understood.

extension Compiler {
  mutating func compileDependencies(_ keywords: KeywordValues) throws(SchemaError) {
    if let node = keywords[.dependentRequired] {
      try requireKind(.mapping, of: node, Keyword.dependentRequired.rawValue)
      for pair in tree.pairs(of: node) {
        let name = program.names.append([Array(tree.value(of: pair.key))])
        let needed = program.names.append(try texts(try resolve(pair.value), "dependentRequired"))
        emit(.dependentRequired(name.start, needed))
      }
    }
    if let node = keywords[.dependentSchemas] {
      for pair in tree.pairs(of: node) {
        let name = program.names.append([Array(tree.value(of: pair.key))])
        emit(.dependentSchema(name.start, try number(of: pair.value)))
      }
    }
    if let node = keywords[.dependencies] {
      for pair in tree.pairs(of: node) {
        let value = try resolve(pair.value)
        let name = program.names.append([Array(tree.value(of: pair.key))])
        if tree.kind(of: value) == .sequence {
          emit(.dependentRequired(name.start, program.names.append(try texts(value, "dependencies"))))
        } else {
          emit(.dependentSchema(name.start, try number(of: value)))
        }
      }
    }
  }
}

extension Validator {
  mutating func checkDependentRequired(_ name: Int, _ needed: Slice, _ id: SubschemaID, _ node: NodeID) -> Bool {
    guard let key = key(name, in: node) else { return true }
    var isValid = true
    for other in needed.range where self.key(other, in: node) == nil {
      let names = schema.program.names
      isValid = report(
        .dependentRequired, id, at: node, key: key,
        .dependent(names.string(at: name), needs: names.string(at: other)))
      if isSilent { break }
    }
    return isValid
  }

  mutating func checkDependentSchema(_ name: Int, _ target: SubschemaID, _ node: NodeID) -> Bool {
    key(name, in: node) == nil || evaluate(target, node)
  }

  /// The key of a mapping with that name.
  private mutating func key(_ name: Int, in mapping: NodeID) -> NodeID? {
    let wanted = Slice(start: name, count: 1)
    var cursor = PairCursor(tree, mapping)
    while let pair = cursor.next(&self) {
      guard spend(1, at: mapping) else { return nil }
      if schema.program.names.find(pair.name, in: wanted) != nil { return pair.key }
    }
    return nil
  }
}

import YAML

// `allOf`, `anyOf`, `oneOf`, `not` (Core, 10.2.1), `if`, `then` and `else` (Core, 10.2.2).

extension Compiler {
  mutating func compileCombinations(_ keywords: KeywordValues) throws(SchemaError) {
    if let node = keywords[.allOf] {
      for item in tree.children(of: node) { emit(.allOf(try number(of: item))) }
    }
    if let node = keywords[.anyOf] { emit(.anyOf(try branches(node))) }
    if let node = keywords[.oneOf] { emit(.oneOf(try branches(node))) }
    if let node = keywords[.not] { emit(.not(try number(of: node))) }
    if let node = keywords[.if] {
      let then = try keywords[.then].map { node throws(SchemaError) in try number(of: node) }
      let otherwise = try keywords[.else].map { node throws(SchemaError) in try number(of: node) }
      emit(.condition(if: try number(of: node), then: then, else: otherwise))
    }
  }

  private mutating func branches(_ node: NodeID) throws(SchemaError) -> Slice {
    let count = tree.childCount(of: node)
    guard count > 0 else { throw error("a list of alternatives must not be empty", at: node) }
    var numbers: [SubschemaID] = []
    for item in tree.children(of: node) { numbers.append(try number(of: item)) }
    program.children += numbers
    return Slice(start: program.children.count - count, count: count)
  }
}

extension Validator {
  mutating func checkAnyOf(_ branches: Slice, _ id: SubschemaID, _ node: NodeID) -> Bool {
    var isValid = false
    for index in branches.range {
      guard let branch = schema.program.children[index], satisfies(branch, node) else { continue }
      // What the other branches look at counts as evaluated as well, if they fit.
      guard isTracking else { return true }
      isValid = true
    }
    return isValid || reportAlternatives(.anyOf, branches, id, node)
  }

  mutating func checkOneOf(_ branches: Slice, _ id: SubschemaID, _ node: NodeID) -> Bool {
    var found = 0
    for index in branches.range {
      if let branch = schema.program.children[index], satisfies(branch, node) { found += 1 }
    }
    if found == 1 || budget.breach != nil { return true }
    if found > 1 { return report(.oneOf, id, at: node, .ambiguous(found)) }
    return reportAlternatives(.oneOf, branches, id, node)
  }

  mutating func checkNot(_ target: SubschemaID, _ id: SubschemaID, _ node: NodeID) -> Bool {
    // What is looked at within `not` never counts as evaluated.
    let mark = evaluated.count
    let isSatisfied = satisfies(target, node)
    evaluated.removeLast(evaluated.count - mark)
    return !isSatisfied || budget.breach != nil || report(.not, id, at: node, .notAllowed)
  }

  mutating func checkCondition(
    _ condition: SubschemaID, _ then: SubschemaID?, _ otherwise: SubschemaID?, _ node: NodeID
  ) -> Bool {
    guard let branch = satisfies(condition, node) ? then : otherwise else { return true }
    return evaluate(branch, node)
  }
}

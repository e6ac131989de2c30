import YAML

// `prefixItems`, `items`, `contains` (Core, 10.3.1), `minContains`, `maxContains`, `minItems`, `maxItems` and
// `uniqueItems` (Validation, 6.4).

extension Compiler {
  mutating func compileArray(_ keywords: KeywordValues) throws(SchemaError) {
    var plan = ArrayPlan()
    let dialect = dialect(of: keywords.schema)
    plan.containsEvaluates = dialect.draft == .draft202012
    // Before draft 2020-12, `items` was either of today's keywords, and `additionalItems` the other.
    var prefix = keywords[.prefixItems]
    var items = keywords[.items]
    if dialect.draft != .draft202012, let list = items, tree.kind(of: list) == .sequence {
      prefix = list
      items = keywords[.additionalItems]
    }
    if let node = prefix {
      plan.prefix = Slice(start: program.children.count, count: tree.childCount(of: node))
      for item in tree.children(of: node) { program.children.append(try number(of: item)) }
    }
    plan.items = try items.map { node throws(SchemaError) in try number(of: node) }
    plan.contains = try keywords[.contains].map { node throws(SchemaError) in try number(of: node) }
    if let node = keywords[.minContains] { plan.minContains = try count(node, .minContains) }
    if let node = keywords[.maxContains] { plan.maxContains = try count(node, .maxContains) }
    if let node = keywords[.minItems] { plan.minimum = try count(node, .minItems) }
    if let node = keywords[.maxItems] { plan.maximum = try count(node, .maxItems) }
    if let node = keywords[.uniqueItems] { plan.isUnique = try boolean(node, Keyword.uniqueItems.rawValue) }
    let isUsed =
      plan.prefix.count > 0 || plan.items != nil || plan.contains != nil || plan.minimum > 0 || plan.maximum < Int.max
      || plan.isUnique
    guard isUsed else { return }
    program.arrays.append(plan)
    emit(.array(program.arrays.count - 1))
  }
}

extension Validator {
  mutating func checkArray(_ plan: ArrayPlan, _ id: SubschemaID, _ node: NodeID) -> Bool {
    let count = tree.childCount(of: node)
    guard spend(count, at: node) else { return true }
    var isValid = true
    if count < plan.minimum { isValid = report(.minItems, id, at: node, .size(count, limit: plan.minimum)) }
    if count > plan.maximum { isValid = report(.maxItems, id, at: node, .size(count, limit: plan.maximum)) }
    if !isValid, isSilent { return false }
    if plan.items != nil || plan.prefix.count > 0, !checkItems(plan, node) { isValid = false }
    if !isValid, isSilent { return false }
    if let contains = plan.contains, !checkContains(contains, plan, id, node) { isValid = false }
    if plan.isUnique, count > 1, !checkUnique(id, node) { isValid = false }
    return isValid
  }

  private mutating func checkItems(_ plan: ArrayPlan, _ node: NodeID) -> Bool {
    var isValid = true
    var position = 0
    for item in tree.children(of: node) {
      let child = position < plan.prefix.count ? schema.program.children[plan.prefix.start + position] : plan.items
      position += 1
      guard let child else { continue }
      if isTracking { evaluated.append(item) }
      guard let value = follow(item), !descend(child, value) else { continue }
      isValid = false
      if isSilent { break }
    }
    return isValid
  }

  private mutating func checkContains(
    _ wanted: SubschemaID, _ plan: ArrayPlan, _ id: SubschemaID, _ node: NodeID
  ) -> Bool {
    var found = 0
    for item in tree.children(of: node) {
      guard let value = follow(item), isSatisfied(wanted, value) else { continue }
      found += 1
      if isTracking, plan.containsEvaluates { evaluated.append(item) }
    }
    if found < plan.minContains {
      let keyword: Keyword = plan.minContains == 1 ? .contains : .minContains
      return report(keyword, id, at: node, .size(found, limit: plan.minContains))
    }
    return found <= plan.maxContains || report(.maxContains, id, at: node, .size(found, limit: plan.maxContains))
  }
}

extension Validator {
  /// Whether a part of what is checked satisfies a subschema, without violations.
  private mutating func isSatisfied(_ id: SubschemaID, _ part: NodeID) -> Bool {
    let wasSilent = isSilent
    isSilent = true
    defer { isSilent = wasSilent }
    return descend(id, part)
  }
}

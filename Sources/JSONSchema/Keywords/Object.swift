import Diagnostics
import YAML

// `properties`, `patternProperties`, `additionalProperties`, `propertyNames` (Core, 10.3.2), `required`,
// `minProperties` and `maxProperties` (Validation, 6.5): one walk over the pairs of a mapping.

extension Compiler {
  mutating func compileObject(_ keywords: KeywordValues) throws(SchemaError) {
    var plan = ObjectPlan()
    var names: [(name: [UInt8], schema: SubschemaID?)] = []
    if let node = keywords[.properties] {
      for pair in tree.pairs(of: node) { names.append((Array(tree.value(of: pair.key)), try number(of: pair.value))) }
    }
    let required = try keywords[.required].map { node throws(SchemaError) in try texts(node, "required") } ?? []
    for name in required { names.append((name, nil)) }
    addNames(names, to: &plan)
    addRequired(required, to: &plan)

    plan.patterns.start = program.patternProperties.count
    if let node = keywords[.patternProperties] {
      for pair in tree.pairs(of: node) {
        let pattern = try pattern(pair.key, tree.string(of: pair.key))
        program.patternProperties.append((pattern, try number(of: pair.value)))
        plan.patterns.count += 1
      }
    }
    if let node = keywords[.additionalProperties] {
      plan.additional = try number(of: node)
      plan.isClosed = tree.kind(of: node) == .scalar && !isTrue(tree.value(of: node))
    }
    plan.propertyNames = try keywords[.propertyNames].map { node throws(SchemaError) in try number(of: node) }
    plan.minimum = try keywords[.minProperties].map { node throws(SchemaError) in try count(node, .minProperties) } ?? 0
    plan.maximum =
      try keywords[.maxProperties].map { node throws(SchemaError) in try count(node, .maxProperties) } ?? Int.max

    let isUsed =
      plan.names.count > 0 || plan.patterns.count > 0 || plan.additional != nil || plan.propertyNames != nil
      || plan.minimum > 0 || plan.maximum < Int.max
    guard isUsed else { return }
    program.objects.append(plan)
    emit(.object(program.objects.count - 1))
  }

  /// Sorts the names into the plan; of equal ones, one with a schema stays.
  private mutating func addNames(_ names: [(name: [UInt8], schema: SubschemaID?)], to plan: inout ObjectPlan) {
    let sorted = names.sorted { NameTable.precedes($0.name, $1.name) }
    var distinct: [[UInt8]] = []
    plan.schemas = program.children.count
    for (name, schema) in sorted {
      if distinct.last != name {
        distinct.append(name)
        program.children.append(schema)
      } else if let schema {
        program.children[program.children.count - 1] = schema
      }
    }
    plan.names = program.names.append(distinct)
  }

  private mutating func addRequired(_ names: [[UInt8]], to plan: inout ObjectPlan) {
    plan.required.start = program.places.count
    for name in names {
      guard let place = name.withUnsafeBufferPointer({ program.names.find($0, in: plan.names) }) else { continue }
      program.places.append(place)
    }
    plan.required.count = program.places.count - plan.required.start
  }
}

extension Validator {
  mutating func checkObject(_ plan: ObjectPlan, _ id: SubschemaID, _ node: NodeID) -> Bool {
    let steps = tree.childCount(of: node) + plan.required.count / 16 + plan.names.count / 64
    guard spend(steps, at: node) else { return true }
    var isValid = true
    var count = 0
    var seen = SeenNames(plan.names.count)
    var cursor = PairCursor(tree, node)
    while let pair = cursor.next(&self) {
      count += 1
      let isFirst = checkPair(pair, of: node, plan, id, &seen, &isValid)
      if !isFirst { count -= 1 }
      if !isValid, isSilent { return false }
    }
    guard budget.breach == nil else { return true }
    for index in plan.required.range {
      let name = schema.program.places[index]
      guard !seen.contains(name) else { continue }
      isValid = reportMissing(plan, name, id, node)
      if isSilent || budget.breach != nil { return false }
    }
    if count < plan.minimum { isValid = report(.minProperties, id, at: node, .size(count, limit: plan.minimum)) }
    if count > plan.maximum { isValid = report(.maxProperties, id, at: node, .size(count, limit: plan.maximum)) }
    return isValid
  }

  /// Checks one pair; false where its name was there before (which is a mistake of its own).
  private mutating func checkPair(
    _ pair: Pair, of node: NodeID, _ plan: ObjectPlan, _ id: SubschemaID, _ seen: inout SeenNames,
    _ isValid: inout Bool
  ) -> Bool {
    var isFirst = true
    var isKnown = false
    let value = follow(pair.value)
    if let name = schema.program.names.find(pair.name, in: plan.names) {
      isFirst = seen.insert(name)
      if let child = schema.program.children[plan.schemas + name] {
        isKnown = true
        if let value, !evaluateField(child, value, pair.key) { isValid = false }
      }
    }
    for index in plan.patterns.range {
      let (pattern, child) = schema.program.patternProperties[index]
      guard matches(pattern, pair.name, at: pair.key) else { continue }
      isKnown = true
      if let value, !evaluateField(child, value, pair.key) { isValid = false }
    }
    if isTracking, isKnown || plan.additional != nil { evaluated.append(pair.key) }
    if !isKnown, let additional = plan.additional {
      if plan.isClosed {
        isValid = reportUnknown(pair, in: node, plan, id)
      } else if let value, !evaluateField(additional, value, pair.key) {
        isValid = false
      }
    }
    if let names = plan.propertyNames, let key = follow(pair.key), tree.kind(of: key) == .scalar {
      let outer = name
      name = key
      if !descend(names, key) { isValid = false }
      name = outer
    }
    return isFirst
  }

  /// Checks the value of a field; a field that must not be there is reported at its key.
  mutating func evaluateField(_ child: SubschemaID, _ value: NodeID, _ key: NodeID) -> Bool {
    if case .never = schema.program.subschemas[Int(child.index)].kind {
      return report(.not, child, at: value, key: key, .notAllowed)
    }
    let outer = field
    field = key
    defer { field = outer }
    return descend(child, value)
  }

  private mutating func reportUnknown(_ pair: Pair, in node: NodeID, _ plan: ObjectPlan, _ id: SubschemaID) -> Bool {
    guard !isSilent else { return false }
    let names = allowedNames[plan.schemas] ?? knownNames(plan)
    allowedNames[plan.schemas] = names
    let suggestion = closest(to: pair.name, among: names)
    return report(
      .additionalProperties, id, at: node, key: pair.key, .unknownField(allowed: names, suggestion: suggestion))
  }

  /// The names of the fields that a plan has a schema for, sorted.
  private func knownNames(_ plan: ObjectPlan) -> [String] {
    (0..<plan.names.count).filter { schema.program.children[plan.schemas + $0] != nil }
      .map { schema.program.names.string(at: plan.names.start + $0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func reportMissing(_ plan: ObjectPlan, _ name: Int, _ id: SubschemaID, _ node: NodeID) -> Bool {
    guard !isSilent else { return false }
    let missing = schema.program.names.string(at: plan.names.start + name)
    // Only a few keys are looked at: a mapping may have very many.
    var near: NodeID?
    for pair in tree.pairs(of: node).prefix(100) where near == nil && tree.kind(of: pair.key) == .scalar {
      guard budget.comparisons > 0 else { break }
      guard schema.program.names.find(tree.value(of: pair.key), in: plan.names) == nil else { continue }
      if closest(to: tree.value(of: pair.key), among: [missing]) != nil { near = pair.key }
    }
    let first = tree.pairs(of: node).first { _ in true }
    return report(.required, id, at: node, key: first?.key, .missing(missing, near: near))
  }
}

/// Which names of a plan were there: bits, without memory of its own for up to 64.
private struct SeenNames {
  private var first: UInt64 = 0
  private var others: [Bool]

  init(_ count: Int) { others = count > 64 ? [Bool](repeating: false, count: count - 64) : [] }

  func contains(_ name: Int) -> Bool { name < 64 ? first & (1 << UInt64(name)) != 0 : others[name - 64] }

  /// False where the name was there already.
  mutating func insert(_ name: Int) -> Bool {
    if contains(name) { return false }
    if name < 64 { first |= 1 << UInt64(name) } else { others[name - 64] = true }
    return true
  }
}

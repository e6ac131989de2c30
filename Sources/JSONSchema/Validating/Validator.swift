import Diagnostics
import YAML

/// One run of a ``Schema`` over one tree.
struct Validator {
  /// The most subschemas within each other: bounds the stack.
  static let maximumDepth = 512

  let schema: Schema
  let tree: Tree
  var budget: ValidationBudget
  var violations: [Violation]
  /// Only the verdict is wanted, as inside of `anyOf`: checking stops at the first violation, and none is kept.
  var isSilent = false
  /// The key that is checked by `propertyNames`: names are text, whatever they look like.
  var name: NodeID?
  /// The key of the field whose value is checked, or in which the value is.
  var field: NodeID?
  /// Whether a subschema around this one, for the same place, asks what has been evaluated.
  private(set) var isTracking = false
  /// The keys and items that were evaluated, of all places that are being checked.
  var evaluated: [NodeID] = []
  /// The resources that checking has come through, outermost first (Core, 7.1).
  private(set) var scope: [UInt32] = []
  private var depth = 0
  /// The values that an instruction allows, and the names of a plan, made once for all their violations.
  var allowedValues: [Int: [AllowedValue]] = [:]
  var allowedNames: [Int: [String]] = [:]

  init(schema: Schema, tree: Tree, budget: ValidationBudget, violations: [Violation]) {
    self.schema = schema
    self.tree = tree
    self.budget = budget
    self.violations = violations
  }

  /// The node itself or what its alias points to; nil where that is nothing, or the aliases of the file are used up.
  mutating func follow(_ node: NodeID) -> NodeID? {
    guard tree.kind(of: node) == .alias else { return node }
    guard budget.aliases > 0 else {
      budget.exhaust(.aliases, at: node)
      return nil
    }
    budget.aliases -= 1
    return tree.resolved(node)
  }

  /// Whether a node (never an alias) satisfies a subschema. After a breach of the budget everything does.
  mutating func evaluate(_ id: SubschemaID, _ node: NodeID) -> Bool {
    let subschema = schema.program.subschemas[Int(id.index)]
    switch subschema.kind {
    case .always: return true
    case .never: return report(.not, id, at: node, .notAllowed)
    case .checks: break
    }
    guard spend(1, at: node) else { return true }
    guard depth < Self.maximumDepth else {
      budget.exhaust(.depth, at: node)
      return true
    }
    depth += 1
    defer { depth -= 1 }
    return subschema.isPlain ? run(subschema, id, node) : runInScope(subschema, id, node)
  }

  /// Makes the checks of a subschema in turn.
  private mutating func run(_ subschema: Subschema, _ id: SubschemaID, _ node: NodeID) -> Bool {
    let kind = tree.kind(of: node)
    let mark = evaluated.count
    var isValid = true
    for index in subschema.instructions.range {
      let instruction = schema.program.instructions[index]
      if !check(instruction, id, node, kind) {
        isValid = false
        if isSilent || isFinal(instruction, node) { break }
      }
    }
    if isValid || budget.breach != nil { return true }
    // What does not fit has evaluated nothing. Where the file is wrong anyway, saying so would only be noise.
    if isSilent { evaluated.removeLast(evaluated.count - mark) }
    return false
  }

  /// The same, for a subschema that needs to know where checking came from or what its parts have looked at.
  private mutating func runInScope(_ subschema: Subschema, _ id: SubschemaID, _ node: NodeID) -> Bool {
    let isEntering = scope.last != subschema.resource
    if isEntering { scope.append(subschema.resource) }
    defer { if isEntering { scope.removeLast() } }
    guard subschema.unevaluatedProperties != nil || subschema.unevaluatedItems != nil else {
      return run(subschema, id, node)
    }
    let wasTracking = isTracking
    let mark = evaluated.count
    isTracking = true
    var isValid = run(subschema, id, node)
    if isValid || !isSilent, budget.breach == nil, !checkUnevaluated(subschema, id, node, since: mark) {
      isValid = false
    }
    isTracking = wasTracking
    if !wasTracking || (!isValid && isSilent) { evaluated.removeLast(evaluated.count - mark) }
    return isValid || budget.breach != nil
  }

  /// Whether a part of what is checked satisfies a subschema; what is evaluated there is no matter of the whole.
  mutating func descend(_ id: SubschemaID, _ part: NodeID) -> Bool {
    guard isTracking else { return evaluate(id, part) }
    isTracking = false
    defer { isTracking = true }
    return evaluate(id, part)
  }

  /// Whether what follows would only say the same again: a value of the wrong type, a text that is empty.
  private func isFinal(_ instruction: Instruction, _ node: NodeID) -> Bool {
    switch instruction {
    case .type: true
    case .length: tree.value(of: node).isEmpty
    default: false
    }
  }

  private mutating func check(
    _ instruction: Instruction, _ id: SubschemaID, _ node: NodeID, _ kind: NodeKind
  ) -> Bool {
    switch instruction {
    case .type(let types): checkType(types, id, node, kind)
    case .words(let words, let values): checkWords(words, values, id, node)
    case .values(let keyword, let values): checkValues(keyword, values, id, node)
    case .bound(let keyword, let number): kind != .scalar || checkBound(keyword, number, id, node)
    case .multipleOf(let number): kind != .scalar || checkMultiple(number, id, node)
    case .length(let minimum, let maximum): kind != .scalar || checkLength(minimum, maximum, id, node)
    case .pattern(let pattern): kind != .scalar || checkPattern(pattern, id, node)
    case .object(let plan): kind != .mapping || checkObject(schema.program.objects[plan], id, node)
    case .dependentRequired(let name, let needed): kind != .mapping || checkDependentRequired(name, needed, id, node)
    case .dependentSchema(let name, let target): kind != .mapping || checkDependentSchema(name, target, node)
    case .array(let plan): kind != .sequence || checkArray(schema.program.arrays[plan], id, node)
    case .format(let format): kind != .scalar || checkFormat(format, id, node)
    case .deprecated: noteDeprecated(id, node)
    case .reference(let target), .allOf(let target): evaluate(target, node)
    case .dynamicReference(let target, let anchor): checkDynamicReference(target, anchor, node)
    case .anyOf(let branches): checkAnyOf(branches, id, node)
    case .oneOf(let branches): checkOneOf(branches, id, node)
    case .not(let target): checkNot(target, id, node)
    case .condition(let condition, let then, let otherwise): checkCondition(condition, then, otherwise, node)
    }
  }

  /// The type of a scalar; names are text.
  func scalarType(of node: NodeID) -> ScalarType { node == name ? .string : tree.scalarType(of: node) }

  /// Takes steps from the budget; false where there are none left.
  mutating func spend(_ steps: Int, at node: NodeID) -> Bool {
    budget.steps -= steps
    if budget.steps < 0 { budget.exhaust(.steps, at: node) }
    return budget.breach == nil
  }

  /// What was most likely meant. Of very many violations nobody reads the last ones: looking ends with the budget.
  mutating func closest(to text: UnsafeBufferPointer<UInt8>, among names: [String]) -> String? {
    budget.comparisons -= min(names.count, Suggestion.mostCandidates)
    guard budget.comparisons >= 0 else { return nil }
    return Suggestion.closest(to: String(decoding: text, as: UTF8.self), among: names)
  }

  /// Takes the steps for reading a text: one for 16 bytes.
  mutating func spend(reading bytes: UnsafeBufferPointer<UInt8>, at node: NodeID) -> Bool {
    bytes.count < 16 || spend(bytes.count / 16, at: node)
  }

  /// Whether a node satisfies a subschema, without violations.
  mutating func satisfies(_ id: SubschemaID, _ node: NodeID) -> Bool {
    let wasSilent = isSilent
    isSilent = true
    defer { isSilent = wasSilent }
    return evaluate(id, node)
  }

  /// Keeps a violation, unless only the verdict is wanted; the details are made only then.
  /// - Returns: false, the verdict.
  mutating func report(
    _ keyword: Keyword, _ id: SubschemaID, at node: NodeID, key: NodeID? = nil,
    _ detail: @autoclosure () -> Violation.Detail
  ) -> Bool {
    guard !isSilent, budget.breach == nil else { return false }
    guard budget.violations > 0 else {
      budget.exhaust(.violations, at: node)
      return false
    }
    budget.violations -= 1
    let info = schema.program.infos[Int(id.index)]
    violations.append(
      Violation(
        keyword: keyword, node: node, key: key, detail: detail(),
        schemaPath: schema.program.path(of: keyword, in: id),
        schemaPlace: schema.program.place(of: keyword, in: id), rule: info.rules[keyword],
        customMessage: info.message(for: keyword), severity: info.severity))
    return false
  }
}

import Diagnostics
package import YAML

/// What a schema tells about a place, beyond what it demands (Validation, 9): for hover and completion in editors. Kept
/// only where ``SchemaOptions/keepsAnnotations`` asks for it.
package struct SchemaAnnotation: Sendable, Hashable {
  /// The subschema's place in its file, as a JSON Pointer.
  package internal(set) var schemaPath = ""
  package internal(set) var title: String?
  package internal(set) var description: String?
  /// The values of `default` and `examples`, of `enum` or `const`, as they would be written in a file.
  package internal(set) var defaultValue: String?
  package internal(set) var examples: [String] = []
  package internal(set) var allowed: [String] = []
  package internal(set) var isDeprecated = false
  /// The names in `properties`, in the order of the schema.
  package internal(set) var fields: [String] = []
}

extension Compiler {
  /// Keeps what a subschema says for readers. What is not of the right type is left out: nothing is asserted here.
  mutating func readAnnotations(_ node: NodeID, _ schema: SubschemaID) throws(SchemaError) {
    var annotation = SchemaAnnotation()
    for pair in tree.pairs(of: node) {
      let value = try resolve(pair.value)
      let isText = tree.kind(of: value) == .scalar && tree.scalarType(of: value) == .string
      if tree.equals(pair.key, "title"), isText {
        annotation.title = tree.string(of: value)
      } else if tree.equals(pair.key, "description"), isText {
        annotation.description = tree.string(of: value)
      } else if tree.equals(pair.key, "default") {
        annotation.defaultValue = try literal(value).display
      } else if tree.equals(pair.key, "examples") {
        for item in tree.children(of: value) { annotation.examples.append(try literal(item).display) }
      } else if tree.equals(pair.key, "enum") {
        for item in tree.children(of: value) { annotation.allowed.append(try literal(item).display) }
      } else if tree.equals(pair.key, "const") {
        annotation.allowed.append(try literal(value).display)
      } else if tree.equals(pair.key, "deprecated") {
        annotation.isDeprecated = tree.scalarType(of: value) == .boolean && isTrue(tree.value(of: value))
      } else if tree.equals(pair.key, "properties") {
        for field in tree.pairs(of: value) { annotation.fields.append(tree.string(of: field.key)) }
      }
    }
    program.annotations[Int(schema.index)] = annotation
  }
}

extension Schema {
  /// What the schema tells about the innermost value at an offset; a key stands for its value. Of alternatives, those
  /// that fit count, or all where none does. Empty where no subschema applies, or annotations were not kept.
  /// - Parameter offset: in bytes of the file that the tree was made from.
  package func annotations(at offset: Int, in tree: Tree) -> [SchemaAnnotation] {
    guard !program.annotations.isEmpty, var node = tree.node(at: offset) else { return [] }
    if let pair = Naming.pair(of: node, in: tree) { node = pair.value }
    var way = [node]
    while let parent = tree.parent(of: node) {
      way.append(parent)
      node = parent
    }
    var validator = Validator(schema: self, tree: tree, budget: ValidationBudget(), violations: [])
    var schemas = validator.applied([SubschemaID(index: 0)], to: node)
    for (parent, child) in zip(way.reversed(), way.reversed().dropFirst()) {
      schemas = validator.applied(validator.children(of: schemas, from: parent, to: child), to: child)
    }
    return schemas.map { schema in
      var annotation = program.annotations[Int(schema.index)]
      annotation.schemaPath = program.path(of: schema)
      return annotation
    }
  }
}

extension Validator {
  /// These subschemas and all that they apply to the same place, in the order in which they are met.
  fileprivate mutating func applied(_ schemas: [SubschemaID], to node: NodeID) -> [SubschemaID] {
    guard let node = follow(node) else { return schemas }
    var result: [SubschemaID] = []
    var visited = [Bool](repeating: false, count: schema.program.subschemas.count)
    var pending = Array(schemas.reversed())
    while let next = pending.popLast() {
      guard !visited[Int(next.index)] else { continue }
      visited[Int(next.index)] = true
      result.append(next)
      var further: [SubschemaID] = []
      for index in schema.program.subschemas[Int(next.index)].instructions.range {
        further += applied(by: schema.program.instructions[index], to: node)
      }
      pending += further.reversed()
    }
    return result
  }

  private mutating func applied(by instruction: Instruction, to node: NodeID) -> [SubschemaID] {
    switch instruction {
    case .reference(let target), .dynamicReference(let target, _), .allOf(let target): return [target]
    case .anyOf(let branches), .oneOf(let branches):
      let all = schema.program.children[branches.range].compactMap { $0 }
      let fitting = all.filter { satisfies($0, node) }
      return fitting.isEmpty ? all : fitting
    case .condition(let condition, let then, let otherwise):
      let branch = satisfies(condition, node) ? then : otherwise
      return branch.map { [$0] } ?? []
    default: return []
    }
  }

  /// The subschemas that these have for a child of a collection.
  fileprivate mutating func children(
    of schemas: [SubschemaID], from parent: NodeID, to child: NodeID
  ) -> [SubschemaID] {
    var result: [SubschemaID] = []
    let key = Naming.pair(of: child, in: tree)?.key
    let position = key == nil ? tree.children(of: parent).prefix { $0 != child }.reduce(0) { count, _ in count + 1 } : 0
    for next in schemas {
      for index in schema.program.subschemas[Int(next.index)].instructions.range {
        switch schema.program.instructions[index] {
        case .object(let plan):
          if let key { result += children(of: schema.program.objects[plan], named: key) }
        case .array(let plan) where key == nil:
          let plan = schema.program.arrays[plan]
          let item =
            position < plan.prefix.count ? schema.program.children[plan.prefix.start + position] : plan.items
          if let item { result.append(item) }
        default: break
        }
      }
    }
    return result
  }

  private mutating func children(of plan: ObjectPlan, named key: NodeID) -> [SubschemaID] {
    var result: [SubschemaID] = []
    let name = tree.value(of: key)
    if let place = schema.program.names.find(name, in: plan.names),
      let child = schema.program.children[plan.schemas + place]
    {
      result.append(child)
    }
    for index in plan.patterns.range where matches(schema.program.patternProperties[index].pattern, name, at: key) {
      result.append(schema.program.patternProperties[index].schema)
    }
    if result.isEmpty, let additional = plan.additional { result.append(additional) }
    return result
  }
}

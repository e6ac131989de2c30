package import YAML

/// A JSON Schema (draft 2020-12, 2019-09 or 07), compiled once to check many trees, from any thread.
package final class Schema: Sendable {
  /// What the schema is called in errors.
  package let name: String
  let program: Program

  private init(_ program: Program, name: String) {
    self.program = program
    self.name = name
  }

  /// Compiles the schema that stands at `root` of a tree. The tree is not needed afterwards.
  /// - Parameters:
  ///   - uri: Where the schema is: references in it start from there, unless its `$id` says otherwise. The path of a
  ///     file, from the root of the project, lets a registry's loader find the files beside it.
  ///   - registry: What references to other documents may lead to; without one only to the meta-schemas.
  /// - Throws: ``SchemaError`` for what is no schema, for references that lead nowhere or in a circle, and for an
  ///   unknown `$schema`.
  package static func compile(
    _ tree: Tree, root: NodeID, name: String, uri: String = "", registry: SchemaRegistry? = nil,
    options: SchemaOptions = SchemaOptions()
  ) throws(SchemaError) -> Schema {
    var compiler = Compiler(options: options, registry: registry, tree: tree)
    return Schema(try compiler.compile(root: root, uri: uri, name: name), name: name)
  }

  /// The meta-schema that a schema names with `$schema` (draft 2020-12 where it names none), to check the schema with.
  /// - Throws: ``SchemaError`` where it is not known.
  package static func metaSchema(
    of tree: Tree, root: NodeID, name: String, registry: SchemaRegistry? = nil, options: SchemaOptions = SchemaOptions()
  ) throws(SchemaError) -> Schema {
    let node = tree.value(for: "$schema", in: root).flatMap { tree.resolved($0) }
    let written = node.map { tree.string(of: $0) } ?? "https://json-schema.org/draft/2020-12/schema"
    let uri = URI(written).absolute
    var problem = "$schema \"\(shortened(written))\" is not known; drafts 2020-12, 2019-09 and 07 are"
    var document: SchemaRegistry.Document?
    do throws(SchemaRegistry.DocumentError) {
      document = try (registry ?? SchemaRegistry()).document(at: uri)
    } catch {
      problem = error.message
    }
    if let document {
      return try compile(
        document.tree, root: document.root, name: document.name, uri: uri, registry: registry, options: options)
    }
    throw SchemaError(message: problem, range: tree.range(of: node ?? root), name: name)
  }

  /// Checks a node and all below it.
  /// - Parameters:
  ///   - budget: What may still be spent on this file; made new for each file. When it is used up, the rest is left
  ///     unchecked and ``ValidationBudget/breach`` says where.
  ///   - violations: Is added to, in the order in which the checks are made.
  package func validate(
    _ node: NodeID, in tree: Tree, budget: inout ValidationBudget, into violations: inout [Violation]
  ) {
    var validator = Validator(schema: self, tree: tree, budget: budget, violations: violations)
    violations = []
    if let node = validator.follow(node) { _ = validator.evaluate(SubschemaID(index: 0), node) }
    budget = validator.budget
    violations = validator.violations
  }

  /// Checks a node with a budget of its own.
  /// - Returns: where the budget was used up, or nil.
  @discardableResult
  package func validate(
    _ node: NodeID, in tree: Tree, into violations: inout [Violation]
  ) -> ValidationBudget.Breach? {
    var budget = ValidationBudget()
    validate(node, in: tree, budget: &budget, into: &violations)
    return budget.breach
  }
}

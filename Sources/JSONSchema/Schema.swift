package import YAML

/// A JSON Schema (draft 2020-12), compiled once to check many trees, from any thread.
package final class Schema: Sendable {
  /// What the schema is called in errors.
  package let name: String
  let program: Program

  private init(_ program: Program, name: String) {
    self.program = program
    self.name = name
  }

  /// Compiles the schema that stands at `root` of a tree. The tree is not needed afterwards.
  /// - Throws: ``SchemaError`` for what is no schema, for references that lead nowhere, outside or in a circle, and for
  ///   keywords that constrain but are not supported.
  package static func compile(_ tree: Tree, root: NodeID, name: String) throws(SchemaError) -> Schema {
    var compiler = Compiler(tree, name: name)
    return Schema(try compiler.compile(root: root), name: name)
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

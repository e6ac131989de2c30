import YAML

// What qlint and editors read beside the keywords of JSON Schema: `x-qlint-rule`, `x-qlint-message`,
// `x-qlint-severity` and `errorMessage`.

extension Compiler {
  /// Reads a keyword that is not one of JSON Schema; those that are not known either are ignored.
  mutating func readExtension(_ key: NodeID, _ value: NodeID, _ schema: SubschemaID) throws(SchemaError) {
    let index = Int(schema.index)
    if tree.equals(key, "x-qlint-rule") {
      program.infos[index].rules = try overrides(value, "x-qlint-rule")
    } else if tree.equals(key, "x-qlint-message") {
      program.infos[index].hasMessages = true
      program.infos[index].messages = try overrides(value, "x-qlint-message")
    } else if tree.equals(key, "x-qlint-severity") {
      program.infos[index].severity = try text(value, "x-qlint-severity")
    } else if tree.equals(key, "errorMessage") {
      program.infos[index].editorMessages = try overrides(value, "errorMessage")
    }
  }

  private func overrides(_ node: NodeID, _ key: String) throws(SchemaError) -> SubschemaInfo.Overrides {
    var result = SubschemaInfo.Overrides()
    guard tree.kind(of: node) == .mapping else {
      result.all = try text(node, key)
      return result
    }
    for pair in tree.pairs(of: node) {
      let value = try resolve(pair.value)
      // `errorMessage` may hold nested messages, which are for the tool that defines them.
      guard tree.kind(of: value) == .scalar, let keyword = Keyword(tree.value(of: pair.key)) else { continue }
      result.each.append((keyword, try text(value, key)))
    }
    return result
  }
}

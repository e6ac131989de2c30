import YAML

// `deprecated` (Validation, 9.3): says that a field should not be used any more, and fails nothing.

extension Compiler {
  mutating func compileDeprecated(_ keywords: KeywordValues) throws(SchemaError) {
    guard let node = keywords[.deprecated], try boolean(node, Keyword.deprecated.rawValue) else { return }
    emit(.deprecated)
  }
}

extension Validator {
  /// Adds the remark.
  /// - Returns: true, the verdict.
  mutating func noteDeprecated(_ id: SubschemaID, _ node: NodeID) -> Bool {
    _ = report(.deprecated, id, at: node, key: field, .deprecated)
    return true
  }
}

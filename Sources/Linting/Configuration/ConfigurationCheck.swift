import Diagnostics
import Questions

/// What only shows when a file is laid over those that it extends: names that are given twice, or to nothing.
enum ConfigurationCheck {
  /// What is wrong with the names that a file gives.
  /// - Parameters:
  ///   - configuration: with the file laid over it.
  ///   - layer: the file.
  ///   - fields: the names of all fields that are renamed.
  static func diagnostics(
    _ configuration: Configuration, _ layer: ConfigurationLayer, _ fields: [Field: String]
  ) -> [Diagnostic] {
    requiredFields(configuration, layer) + fieldNames(configuration, layer) + extraFields(configuration, layer)
  }

  private static func requiredFields(_ configuration: Configuration, _ layer: ConfigurationLayer) -> [Diagnostic] {
    let standard = Field.allCases.map(\.name)
    let extra = Set(configuration.extraFields.map { Array($0.utf8) })
    return (layer.required ?? []).compactMap { name in
      if extra.contains(Array(name.text.utf8)) || Field(name: name.text) != nil { return nil }
      let renamed = Field.allCases.first { isSame(configuration.fieldNames[$0], name.text) }
      let suggestion = renamed?.name ?? Suggestion.closest(to: name.text, among: standard + configuration.extraFields)
      return ConfigurationFile.diagnostic(
        "field", "unknown field \(RuleSettingReader.quoted(name.text))",
        help: suggestion.map { "did you mean \"\($0)\"?" }
          ?? "a required field is one of \(standard.joined(separator: ", ")), or of extra-fields", name.range)
    }
  }

  private static func fieldNames(_ configuration: Configuration, _ layer: ConfigurationLayer) -> [Diagnostic] {
    layer.fields.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { field, name in
      let other = Field.allCases.first { $0 != field && isSame(configuration.fieldNames[$0], name.text) }
      guard let other else { return nil }
      return ConfigurationFile.diagnostic(
        "field",
        "the fields \"\(field.name)\" and \"\(other.name)\" are both called \(RuleSettingReader.quoted(name.text))",
        help: "give each field a name of its own", name.range)
    }
  }

  private static func extraFields(_ configuration: Configuration, _ layer: ConfigurationLayer) -> [Diagnostic] {
    (layer.extraFields ?? []).compactMap { name in
      let field = Field.allCases.first { isSame(configuration.fieldNames[$0], name.text) }
      guard let field else { return nil }
      return ConfigurationFile.diagnostic(
        "field", "\(RuleSettingReader.quoted(name.text)) is no extra field: the field \"\(field.name)\" is called so",
        help: "remove it", name.range)
    }
  }

  private static func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
}

package import Diagnostics

/// The rules for the keywords of JSON Schema (draft 2020-12). A violation belongs to `schema/<keyword>` where the
/// schema does not name a rule with `x-qlint-rule`: that is, in a bank's own schemas. What is wrong is said by the
/// schema, so that these rules have no examples and one table instead of a file each.
package enum SchemaKeywords {
  /// The rule for a keyword as schemas spell it: `minLength` gives `schema/min-length`.
  package static func rule(forKeyword keyword: String) -> RuleID {
    var name = ""
    for scalar in keyword.unicodeScalars {
      if ("A"..."Z").contains(scalar) { name += "-" }
      name += scalar.properties.lowercaseMapping
    }
    return RuleID("schema/" + name)
  }

  fileprivate static func metadata(_ name: String, _ summary: String, severity: Severity = .error) -> RuleMetadata {
    RuleMetadata(
      id: RuleID("schema/" + name), severity: severity, summary: summary,
      why: "The bank has a schema of its own, and what it demands is not met: the message names the demand.",
      mend: "Change the file, or the schema if it demands too much; `x-qlint-message` in the schema gives better words."
    )
  }
}

enum AdditionalItemsKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "additional-items", "a list has an item that the schema does not allow")
}
enum AdditionalPropertiesKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "additional-properties", "a mapping has a key that the schema does not allow")
}
enum AllOfKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "all-of", "a value does not meet all of several demands")
}
enum AnyOfKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "any-of", "a value meets none of several demands")
}
enum ConstKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "const", "a value is not the one the schema demands")
}
enum ContainsKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "contains", "a list lacks an item that the schema demands")
}
enum DependenciesKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "dependencies", "a mapping does not meet what one of its keys calls for")
}
enum DependentRequiredKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "dependent-required", "a key is missing that another key calls for")
}
enum DependentSchemasKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "dependent-schemas", "a mapping does not meet what one of its keys calls for")
}
enum DeprecatedKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "deprecated", "a key is used that the schema calls deprecated", severity: .hint)
}
enum ElseKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "else", "a value does not meet what holds when a condition is not met")
}
enum EnumKeyword: Rule { static let metadata = SchemaKeywords.metadata("enum", "a value is none of the allowed ones") }
enum ExclusiveMaximumKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "exclusive-maximum", "a number is not below its limit")
}
enum ExclusiveMinimumKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "exclusive-minimum", "a number is not above its limit")
}
enum FalseKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "false", "a value stands where the schema allows none")
}
enum FormatKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "format", "a text is not of the form the schema names")
}
enum IfKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "if", "a value does not meet a condition of the schema")
}
enum ItemsKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "items", "an item of a list is not allowed there")
}
enum MaxContainsKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "max-contains", "a list has too many items of one kind")
}
enum MaxItemsKeyword: Rule { static let metadata = SchemaKeywords.metadata("max-items", "a list has too many items") }
enum MaxLengthKeyword: Rule { static let metadata = SchemaKeywords.metadata("max-length", "a text is too long") }
enum MaxPropertiesKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "max-properties", "a mapping has too many keys")
}
enum MaximumKeyword: Rule { static let metadata = SchemaKeywords.metadata("maximum", "a number is above its limit") }
enum MinContainsKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "min-contains", "a list has too few items of one kind")
}
enum MinItemsKeyword: Rule { static let metadata = SchemaKeywords.metadata("min-items", "a list has too few items") }
enum MinLengthKeyword: Rule { static let metadata = SchemaKeywords.metadata("min-length", "a text is too short") }
enum MinPropertiesKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "min-properties", "a mapping has too few keys")
}
enum MinimumKeyword: Rule { static let metadata = SchemaKeywords.metadata("minimum", "a number is below its limit") }
enum MultipleOfKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "multiple-of", "a number is not a multiple of the one the schema names")
}
enum NotKeyword: Rule { static let metadata = SchemaKeywords.metadata("not", "a value is what the schema rules out") }
enum OneOfKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "one-of", "a value does not meet exactly one of several demands")
}
enum PatternKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "pattern", "a text does not match the pattern the schema demands")
}
enum PatternPropertiesKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "pattern-properties", "a key of a certain form has a value that is not allowed")
}
enum PrefixItemsKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "prefix-items", "an item of a list is not what its place demands")
}
enum PropertiesKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "properties", "a key has a value that is not allowed")
}
enum PropertyNamesKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "property-names", "a key is not named as the schema demands")
}
enum RequiredKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "required", "a key is missing that the schema demands")
}
enum ThenKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "then", "a value does not meet what holds when a condition is met")
}
enum TypeKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "type", "a value is of another type than the schema demands")
}
enum UnevaluatedItemsKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "unevaluated-items", "a list has an item that no part of the schema allows")
}
enum UnevaluatedPropertiesKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "unevaluated-properties", "a mapping has a key that no part of the schema allows")
}
enum UniqueItemsKeyword: Rule {
  static let metadata = SchemaKeywords.metadata(
    "unique-items", "a list holds the same item twice")
}

/// The keywords of JSON Schema draft 2020-12 that qlint asserts or applies (Core, Validation), by their names.
package enum Keyword: String, Sendable, BitwiseCopyable, CaseIterable {
  case type
  case `enum`
  case const
  case minimum
  case maximum
  case exclusiveMinimum
  case exclusiveMaximum
  case multipleOf
  case minLength
  case maxLength
  case pattern
  case properties
  case patternProperties
  case additionalProperties
  case propertyNames
  case required
  case dependentRequired
  case dependentSchemas
  case minProperties
  case maxProperties
  case prefixItems
  case items
  case contains
  case minContains
  case maxContains
  case minItems
  case maxItems
  case uniqueItems
  case allOf
  case anyOf
  case oneOf
  case not
  case `if`
  case then
  case `else`
  case reference = "$ref"

  /// Keywords that constrain and that are not there yet: a schema that uses one is refused, never half obeyed.
  static let unsupported = ["unevaluatedProperties", "unevaluatedItems", "$dynamicRef", "$recursiveRef"]

  /// Keywords whose value is one schema.
  static let single: [Keyword] = [
    .additionalProperties, .propertyNames, .items, .contains, .not, .if, .then, .else,
  ]
  /// Keywords whose value is a list of schemas.
  static let listed: [Keyword] = [.prefixItems, .allOf, .anyOf, .oneOf]
  /// Keywords whose value is a mapping of names to schemas.
  static let named: [Keyword] = [.properties, .patternProperties, .dependentSchemas]
}

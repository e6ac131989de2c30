/// The keywords of JSON Schema (drafts 07, 2019-09 and 2020-12) that qlint asserts or applies, by their names.
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
  case format
  case properties
  case patternProperties
  case additionalProperties
  case propertyNames
  case required
  case dependentRequired
  case dependentSchemas
  case dependencies
  case minProperties
  case maxProperties
  case prefixItems
  case items
  case additionalItems
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
  case unevaluatedProperties
  case unevaluatedItems
  case deprecated
  case reference = "$ref"
  case dynamicReference = "$dynamicRef"
  case recursiveReference = "$recursiveRef"

  /// Keywords whose value is one schema. `items` is one in draft 2020-12 and may be a list before.
  static let single: [Keyword] = [
    .additionalProperties, .propertyNames, .items, .additionalItems, .contains, .not, .if, .then, .else,
    .unevaluatedProperties, .unevaluatedItems,
  ]
  /// Keywords whose value is a list of schemas.
  static let listed: [Keyword] = [.prefixItems, .allOf, .anyOf, .oneOf]
  /// Keywords whose value is a mapping of names to schemas. In `dependencies` a name may have a list of names instead.
  static let named: [Keyword] = [.properties, .patternProperties, .dependentSchemas, .dependencies]
}

extension Keyword {
  /// The keywords by the number of bytes in their names.
  private static let byLength: [[(name: [UInt8], keyword: Keyword)]] = {
    var result: [[(name: [UInt8], keyword: Keyword)]] = []
    for keyword in allCases {
      let name = Array(keyword.rawValue.utf8)
      while result.count <= name.count { result.append([]) }
      result[name.count].append((name, keyword))
    }
    return result
  }()

  /// The keyword with this name.
  init?(_ name: UnsafeBufferPointer<UInt8>) {
    guard name.count < Self.byLength.count else { return nil }
    for candidate in Self.byLength[name.count] where candidate.name.elementsEqual(name) {
      self = candidate.keyword
      return
    }
    return nil
  }
}

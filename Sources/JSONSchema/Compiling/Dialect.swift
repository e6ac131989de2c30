/// How a schema is to be read: what its `$schema` stands for (Core, 8.1.1).
struct Dialect: Sendable, BitwiseCopyable {
  enum Draft: UInt8, Sendable, BitwiseCopyable {
    case draft07
    case draft201909
    case draft202012
  }

  /// The vocabularies with keywords that qlint asserts or applies (Core, 8.1.2). That of the core is always there.
  struct Vocabularies: OptionSet, Sendable, BitwiseCopyable {
    let rawValue: UInt8

    static let applicator = Vocabularies(rawValue: 1)
    static let unevaluated = Vocabularies(rawValue: 2)
    static let validation = Vocabularies(rawValue: 4)
    static let metaData = Vocabularies(rawValue: 8)
    static let all: Vocabularies = [.applicator, .unevaluated, .validation, .metaData]
  }

  var draft = Draft.draft202012
  var vocabularies = Vocabularies.all
  /// The meta-schema declares the vocabulary in which `format` is an assertion (Validation, 7.2.2).
  var assertsFormat = false

  static let draft202012 = Dialect()

  /// The draft whose meta-schema has this URI (without a fragment), or nil.
  init?(metaSchema uri: String) {
    switch uri {
    case "https://json-schema.org/draft/2020-12/schema": draft = .draft202012
    case "https://json-schema.org/draft/2019-09/schema": draft = .draft201909
    case "http://json-schema.org/draft-07/schema", "https://json-schema.org/draft-07/schema": draft = .draft07
    default: return nil
    }
  }

  init() {}

  /// Adds what a vocabulary brings.
  /// - Returns: false where the vocabulary is not known.
  mutating func add(vocabulary uri: String) -> Bool {
    var name = Substring(uri)
    for prefix in ["https://json-schema.org/draft/2020-12/vocab/", "https://json-schema.org/draft/2019-09/vocab/"]
    where uri.hasPrefix(prefix) {
      name = uri.dropFirst(prefix.count)
    }
    guard name.utf8.count < uri.utf8.count else { return false }
    switch name {
    case "core", "content", "format", "format-annotation": break
    // Draft 2019-09 has the keywords for what is not evaluated among the applicators.
    case "applicator": vocabularies.formUnion(draft == .draft201909 ? [.applicator, .unevaluated] : .applicator)
    case "unevaluated": vocabularies.insert(.unevaluated)
    case "validation": vocabularies.insert(.validation)
    case "meta-data": vocabularies.insert(.metaData)
    case "format-assertion": assertsFormat = true
    default: return false
    }
    return true
  }

  /// Whether a keyword means something here; others are unknown keywords, which are ignored.
  func understands(_ keyword: Keyword) -> Bool {
    if let vocabulary = keyword.vocabulary, !vocabularies.contains(vocabulary) { return false }
    switch keyword {
    case .dynamicReference, .prefixItems: return draft == .draft202012
    case .recursiveReference: return draft == .draft201909
    case .additionalItems: return draft != .draft202012
    case .dependentRequired, .dependentSchemas, .minContains, .maxContains, .unevaluatedItems, .unevaluatedProperties:
      return draft != .draft07
    default: return true
    }
  }
}

extension Keyword {
  /// The vocabulary that defines the keyword; nil for those of the core, and for `format`, which is in one of two.
  fileprivate var vocabulary: Dialect.Vocabularies? {
    switch self {
    case .reference, .dynamicReference, .recursiveReference, .format: nil
    case .deprecated: .metaData
    case .unevaluatedProperties, .unevaluatedItems: .unevaluated
    case .properties, .patternProperties, .additionalProperties, .propertyNames, .dependentSchemas, .dependencies,
      .prefixItems, .items, .additionalItems, .contains, .allOf, .anyOf, .oneOf, .not, .if, .then, .else:
      .applicator
    case .type, .enum, .const, .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .minLength,
      .maxLength, .pattern, .required, .dependentRequired, .minProperties, .maxProperties, .minContains, .maxContains,
      .minItems, .maxItems, .uniqueItems:
      .validation
    }
  }
}

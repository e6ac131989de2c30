import Diagnostics

/// The number of a compiled subschema.
struct SubschemaID: Hashable, Sendable, BitwiseCopyable {
  let index: UInt32
}

/// A part of one of the tables of a ``Program``.
struct Slice: Sendable, BitwiseCopyable {
  var start = 0
  var count = 0

  var range: Range<Int> { start..<(start + count) }
}

/// One check of a subschema. Trivial, as everything is that is read while a valid file is checked.
enum Instruction: Sendable, BitwiseCopyable {
  case type(TypeSet)
  /// One of the words in ``Program/names``; the index is that of the same values in ``Program/literals``.
  case words(Slice, Int)
  /// Equal to a value of the list in ``Program/literals``.
  case values(Keyword, Int)
  /// Bounds against ``Program/decimals``.
  case bound(Keyword, Int)
  case multipleOf(Int)
  /// Both in Unicode scalars; `Int.max` where there is no maximum.
  case length(minimum: Int, maximum: Int)
  case pattern(Int)
  case object(Int)
  case dependentRequired(Int, Slice)
  case dependentSchema(Int, SubschemaID)
  case array(Int)
  case format(Int)
  case reference(SubschemaID)
  /// A reference to the anchor with that number in ``Program/dynamicAnchors``; where nothing around has it, to the
  /// subschema.
  case dynamicReference(SubschemaID, anchor: Int)
  case deprecated
  case allOf(SubschemaID)
  case anyOf(Slice)
  case oneOf(Slice)
  case not(SubschemaID)
  case condition(if: SubschemaID, then: SubschemaID?, else: SubschemaID?)
}

/// A compiled subschema.
struct Subschema: Sendable, BitwiseCopyable {
  enum Kind: UInt8, Sendable, BitwiseCopyable {
    case checks
    case always
    case never
  }

  var kind = Kind.always
  /// Whether the subschema needs to know where checking came from, or what its parts have looked at.
  var isPlain = true
  /// The number of the resource (Core, 4.3.5) that it is a part of.
  var resource: UInt32 = 0
  var instructions = Slice()
  var unevaluatedProperties: SubschemaID?
  var unevaluatedItems: SubschemaID?
}

/// The keywords that look at the pairs of a mapping; all are checked in one walk over them.
struct ObjectPlan: Sendable, BitwiseCopyable {
  /// The known names (of `properties` and `required`) in ``Program/names``, sorted.
  var names = Slice()
  /// Where in ``Program/children`` the subschema of each name is.
  var schemas = 0
  /// The places in `names` of what `required` lists, in ``Program/places``.
  var required = Slice()
  var patterns = Slice()
  var additional: SubschemaID?
  /// `additionalProperties: false`.
  var isClosed = false
  var propertyNames: SubschemaID?
  var minimum = 0
  var maximum = Int.max
}

/// The keywords that look at the items of a sequence.
struct ArrayPlan: Sendable, BitwiseCopyable {
  /// The subschemas of the first items, in ``Program/children``.
  var prefix = Slice()
  var items: SubschemaID?
  var contains: SubschemaID?
  /// Whether the items that `contains` asks for count as evaluated: since draft 2020-12.
  var containsEvaluates = true
  var minContains = 1
  var maxContains = Int.max
  var minimum = 0
  var maximum = Int.max
  var isUnique = false
}

/// What a message needs to know of a subschema.
struct SubschemaInfo: Sendable {
  /// The subschema around this one; nil for the root of a file.
  var parent: SubschemaID?
  /// The file it stands in, in ``Program/documents``.
  var document: UInt32
  /// Its keywords, in ``Program/keywords``.
  var keywords = Slice()
  /// The way from `parent` to here, as a JSON Pointer in ``Program/tokens``.
  var token: Slice
  /// `x-qlint-rule`.
  var rules = Overrides()
  /// `x-qlint-message`.
  var messages = Overrides()
  /// `errorMessage`, which some editors read: nothing where there is a `x-qlint-message`.
  var editorMessages = Overrides()
  /// Whether there is a `x-qlint-message`.
  var hasMessages = false
  var severity: String?

  /// One text for all keywords, or one for each.
  struct Overrides: Sendable {
    var all: String?
    var each: [(keyword: Keyword, text: String)] = []

    subscript(keyword: Keyword) -> String? { own(keyword) ?? all }

    /// The text for just this keyword.
    func own(_ keyword: Keyword) -> String? { each.first { $0.keyword == keyword }?.text }
  }

  func message(for keyword: Keyword) -> String? { hasMessages ? messages[keyword] : editorMessages[keyword] }
}

/// A place that `$dynamicRef` may lead to.
struct DynamicAnchor: Sendable, BitwiseCopyable {
  var resource: UInt32
  var schema: SubschemaID
}

/// Where a keyword stands in the file of its schema.
struct KeywordPlace: Sendable, BitwiseCopyable {
  var keyword: Keyword
  var start: UInt32
  var end: UInt32
}

/// A format that is asserted.
struct AssertedFormat: Sendable {
  let name: String
  let check: FormatCheck
}

/// A schema, compiled: tables that refer to each other by number.
struct Program: Sendable {
  var subschemas: [Subschema] = []
  var instructions: [Instruction] = []
  var objects: [ObjectPlan] = []
  var arrays: [ArrayPlan] = []
  var names = NameTable()
  /// Subschemas that something else refers to by ``Slice``; nil: the name has none.
  var children: [SubschemaID?] = []
  var places: [Int] = []
  var patternProperties: [(pattern: Int, schema: SubschemaID)] = []
  var patterns: [Pattern] = []
  /// The table of each pattern that has one.
  var tables: [DFA?] = []
  var decimals: [Decimal] = []
  var divisors: [Divisor] = []
  var literals: [[Literal]] = []
  var formats: [AssertedFormat] = []
  /// For each name of a `$dynamicAnchor`, where it stands, sorted by resource. `$recursiveAnchor` is the empty name.
  var dynamicAnchors: [[DynamicAnchor]] = []
  /// Whether there is a reference to one of them.
  var hasDynamicReferences = false
  var infos: [SubschemaInfo] = []
  /// The names of the files that the schema is made of, its own first.
  var documents: [String] = []
  var keywords: [KeywordPlace] = []
  /// The bytes of all ``SubschemaInfo/token``.
  var tokens: [UInt8] = []
  /// By the number of the subschema; empty where they were not asked for.
  var annotations: [SchemaAnnotation] = []

  /// The place of a keyword in the file of the schema, as a JSON Pointer.
  func path(of keyword: Keyword, in schema: SubschemaID) -> String {
    path(of: schema) + "/" + keyword.rawValue
  }

  /// The file and the range of a keyword; of a subschema that is `false`, nil.
  func place(of keyword: Keyword, in schema: SubschemaID) -> SchemaPlace? {
    let info = infos[Int(schema.index)]
    guard let place = keywords[info.keywords.range].last(where: { $0.keyword == keyword }) else { return nil }
    return SchemaPlace(
      file: documents[Int(info.document)], range: SourceRange(Int(place.start), Int(place.end)))
  }

  /// The place of a subschema in its file, as a JSON Pointer.
  func path(of schema: SubschemaID) -> String {
    var parts: [String] = []
    var next: SubschemaID? = schema
    while let current = next {
      let info = infos[Int(current.index)]
      parts.append(String(decoding: tokens[info.token.range], as: UTF8.self))
      next = info.parent
    }
    return parts.reversed().joined()
  }
}

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
  case reference(SubschemaID)
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
  var instructions = Slice()
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
  var minContains = 1
  var maxContains = Int.max
  var minimum = 0
  var maximum = Int.max
  var isUnique = false
}

/// What a message needs to know of a subschema.
struct SubschemaInfo: Sendable {
  /// The subschema around this one; nil for the root.
  var parent: SubschemaID?
  /// The way from `parent` to here, as a JSON Pointer.
  var token: String
  var rules = Overrides()
  var messages = Overrides()
  var severity: String?

  /// `x-qlint-rule` and `x-qlint-message`: one text for all, or one for each keyword.
  struct Overrides: Sendable {
    var all: String?
    var each: [String: String] = [:]

    var isEmpty: Bool { all == nil && each.isEmpty }

    subscript(keyword: Keyword) -> String? { each[keyword.rawValue] ?? all }
  }
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
  var infos: [SubschemaInfo] = []

  /// The place of a keyword in the file of the schema, as a JSON Pointer.
  func path(of keyword: Keyword, in schema: SubschemaID) -> String {
    var tokens = ["/" + keyword.rawValue]
    var next: SubschemaID? = schema
    while let current = next {
      let info = infos[Int(current.index)]
      tokens.append(info.token)
      next = info.parent
    }
    return tokens.reversed().joined()
  }
}

import JSONSchema
import TestSupport
import Testing
import YAML

@Suite struct ValidationTests {
  @Test func followsAliases() throws {
    let schema = "additionalProperties: {type: string}"
    #expect(try accepts(schema, "{a: &x text, b: *x}"))
    #expect(try messages("{a: &x 1, b: *x}", schema).count == 2)
  }

  @Test func seesMergedFields() throws {
    let schema = "{required: [a, b], properties: {a: {type: integer}, b: {type: string}}, additionalProperties: false}"
    let base = "{properties: {base: true, item: \(schema)}}"
    #expect(try accepts(base, "{base: &m {a: 1, b: x}, item: {<<: *m}}"))
    #expect(try accepts(base, "{base: [&m {a: x, b: x}, &n {a: 1}], item: {<<: [*n, *m]}}"))
    #expect(try accepts(base, "{base: &m {a: x, b: x}, item: {a: 1, <<: *m}}"))
    #expect(try messages("{base: &m {a: 1, c: x}, item: {<<: *m}}", base).count == 2)
    // A quoted key merges nothing.
    #expect(try messages("{base: &m {a: 1, b: x}, item: {\"<<\": *m}}", base).count == 3)
  }

  @Test func endsInCircles() throws {
    #expect(try accepts("{properties: {b: {type: object}}}", "&a {b: {<<: *a}, <<: *a}"))
    #expect(try accepts("{$ref: '#/$defs/n', $defs: {n: {properties: {n: {$ref: '#/$defs/n'}}}}}", "&a {n: *a}"))
  }

  @Test func boundsAliases() throws {
    let items = (0..<300).map { _ in "*a" }.joined(separator: ",")
    let lines =
      "- &z x\n- &a [\(items.replacing("*a", with: "*z"))]\n- &b [\(items)]\n- [\(items.replacing("*a", with: "*b"))]\n"
    let schema = try compile("{$defs: {l: {items: {$ref: '#/$defs/l'}}}, $ref: '#/$defs/l'}")
    let document = Document(lines)
    var violations: [Violation] = []
    let breach = schema.validate(try #require(document.tree.documents.first), in: document.tree, into: &violations)
    #expect(breach?.limit == .aliases)
    #expect(violations.isEmpty)
  }

  @Test func boundsInheritedPairs() throws {
    var lines = "- &m0 {k0: 0}\n"
    for index in 1..<1_000 { lines += "- &m\(index) {<<: *m\(index - 1), k\(index): 0}\n" }
    let document = Document(lines)
    var violations: [Violation] = []
    let breach = try compile("items: {maxProperties: 5000}").validate(
      try #require(document.tree.documents.first), in: document.tree, into: &violations)
    #expect(breach?.limit == .inheritedPairs)
  }

  /// Two alternatives that both lead deeper: 2^n applications without a budget.
  @Test func boundsSteps() throws {
    let schema = try compile(
      """
      $ref: '#/$defs/n'
      $defs:
        n:
          anyOf:
            - {items: {$ref: '#/$defs/n'}, minItems: 1, type: array}
            - {items: {$ref: '#/$defs/n'}, maxItems: 9, type: array}
      """)
    let document = Document(String(repeating: "[", count: 50) + "x" + String(repeating: "]", count: 50))
    var violations: [Violation] = []
    var budget = ValidationBudget()
    budget.steps = 100_000
    schema.validate(try #require(document.tree.documents.first), in: document.tree, budget: &budget, into: &violations)
    #expect(budget.breach?.limit == .steps)
    #expect(violations.isEmpty)
  }

  /// Alternatives within alternatives for one place, each of which reads all of it.
  @Test(arguments: [
    "items: true", "properties: {x: true}, unevaluatedProperties: true", "pattern: '^a*$'", "minLength: 9999",
  ])
  func boundsWhatIsRead(_ leaf: String) throws {
    let value =
      switch leaf.prefix(1) {
      case "i": "[\(String(repeating: "0,", count: 10_000))0]"
      case "m": String(repeating: "a", count: 10_000)
      case "p" where leaf.hasPrefix("pattern"): String(repeating: "a", count: 10_000)
      default: "{\((0..<5_000).map { "a\($0): 0" }.joined(separator: ","))}"
      }
    var text = "allOf: [{$ref: '#/$defs/d0'}]\n$defs:\n"
    for level in 0..<40 {
      let next = "{$ref: '#/$defs/d\(level + 1)'}"
      text += "  d\(level): {allOf: [\(next), \(next)]}\n"
    }
    text += "  d40: {\(leaf)}\n"
    let document = Document(value)
    var violations: [Violation] = []
    var budget = ValidationBudget()
    budget.steps = 200_000
    try compile(text).validate(
      try #require(document.tree.documents.first), in: document.tree, budget: &budget, into: &violations)
    #expect(budget.breach?.limit == .steps)
    #expect(violations.isEmpty)
  }

  /// A schema that misses thousands of fields in each of thousands of mappings.
  @Test(.timeLimit(.minutes(Patience.factor))) func boundsViolations() throws {
    let names = (0..<2_000).map { "f\($0)" }.joined(separator: ", ")
    let document = Document(String(repeating: "- {id: x}\n", count: 2_000))
    var violations: [Violation] = []
    var budget = ValidationBudget()
    budget.violations = 3_000
    try compile("items: {required: [\(names)]}").validate(
      try #require(document.tree.documents.first), in: document.tree, budget: &budget, into: &violations)
    #expect(budget.breach?.limit == .violations)
    #expect(violations.count == 3_000)
  }

  /// What is allowed is listed once for all violations, and what was meant is looked for among the first of many.
  @Test(
    .timeLimit(.minutes(Patience.factor)),
    arguments: ["enum: [%]", "additionalProperties: false, properties: {%: true}"])
  func manyAllowedNames(form: String) throws {
    let isEnum = form.hasPrefix("enum")
    let names = (0..<3_000).map { "name\($0)" }.joined(separator: isEnum ? ", " : ": true, ")
    let schema = try compile("items: {\(form.split(separator: "%").joined(separator: names))}")
    let item = isEnum ? "- nmae1\n" : "- {nmae1: 0}\n"
    let document = Document(String(repeating: item, count: 1_000))
    var violations: [Violation] = []
    var budget = ValidationBudget()
    budget.comparisons = 20_000
    schema.validate(try #require(document.tree.documents.first), in: document.tree, budget: &budget, into: &violations)
    #expect(violations.count == 1_000)
    let found = try #require(violations.first)
    #expect(found.suggestion == "name1")
    #expect(found.describe(in: document.tree).help?.hasSuffix("(2988 more)") ?? false || !isEnum)
    #expect(violations.last?.suggestion == nil)
  }

  /// A pattern without a table takes a step for each state at each character.
  @Test func boundsPatterns() throws {
    let schema = try compile("pattern: '(.*a.{900}b.*){2}'")
    let document = Document(String(repeating: "a", count: 20_000))
    var violations: [Violation] = []
    var budget = ValidationBudget()
    budget.steps = 50_000
    schema.validate(try #require(document.tree.documents.first), in: document.tree, budget: &budget, into: &violations)
    #expect(budget.breach?.limit == .steps)
    #expect(violations.isEmpty)
  }

  @Test(arguments: [
    ("{const: 1}", "0x1"), ("{const: 1}", "1.0"), ("{const: 1}", "1e0"), ("{type: integer}", "10e-1"),
    ("{type: integer}", "0o17"), ("{maximum: 1e400}", "1e399"), ("{minimum: 0}", ".inf"), ("{minimum: 0}", ".nan"),
    ("{multipleOf: 0.01}", "19.99"), ("{multipleOf: 3}", "1e999999999999"), ("{const: 0}", "-0.0"),
    ("{maximum: 99999999999999999999999999}", "99999999999999999999999998.999"), ("{multipleOf: 0.5}", "1e308"),
    ("{exclusiveMaximum: 0}", "-.inf"),
  ])
  func comparesNumbersExactly(_ schema: String, _ value: String) throws {
    // 1e999999999999 is 10 to a power that is cut: only that it ends is asked.
    let isAccepted = try accepts(schema, value)
    #expect(isAccepted || value == "1e999999999999")
  }

  @Test(arguments: [
    ("{const: 1}", "1.0000000000000000000000001"), ("{type: integer}", "1.5"), ("{maximum: 5}", ".inf"),
    ("{exclusiveMinimum: 1}", "1.000"), ("{multipleOf: 0.01}", "19.999"), ("{minimum: -1}", "-1.0000000000001"),
  ])
  func refusesNumbers(_ schema: String, _ value: String) throws {
    #expect(try !accepts(schema, value))
  }

  @Test func countsUnicodeScalars() throws {
    #expect(try accepts("{minLength: 2, maxLength: 2}", "\"e\\u0301\""))
    #expect(try accepts("{maxLength: 3}", "𝄞𝄞𝄞"))
    #expect(try !accepts("{minLength: 2}", "𝄞"))
  }

  /// Keys and values are compared by bytes, not as canonically equal text.
  @Test func comparesBytes() throws {
    #expect(try !accepts("{enum: [\"é\"]}", "\"e\\u0301\""))
    #expect(try accepts("{uniqueItems: true}", "[\"é\", \"e\\u0301\"]"))
    #expect(try !accepts("{required: [\"é\"]}", "{\"e\\u0301\": 1}"))
  }

  @Test func checksMoreThanSixtyFourFields() throws {
    let names = (0..<200).map { "field-number-\($0)" }
    let schema = "{required: [\(names.joined(separator: ", "))], additionalProperties: false}"
    let properties = names.map { "\($0): {type: integer}" }.joined(separator: ", ")
    let whole = "{\(schema.dropFirst().dropLast()), properties: {\(properties)}}"
    let text = names.map { "\($0): 1" }
    #expect(try accepts(whole, text.joined(separator: "\n")))
    #expect(
      try messages(text.dropLast().joined(separator: "\n"), whole) == [
        "the required field `field-number-199` is missing"
      ])
  }

  @Test func treatsNamesAsText() throws {
    #expect(try accepts("{propertyNames: {pattern: '^[0-9]+$', type: string}}", "{1: a, 22: b}"))
    #expect(
      try messages("{1: a, x: b}", "{propertyNames: {pattern: '^[0-9]+$'}}") == [
        "the field name `x` is \"x\", which does not have the required form"
      ])
  }
}

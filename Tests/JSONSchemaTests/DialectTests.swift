import JSONSchema
import Testing
import YAML

/// What `$schema` chooses, and what drafts before 2020-12 do otherwise.
@Suite struct DialectTests {
  static let draft07 = "$schema: http://json-schema.org/draft-07/schema#"
  static let draft201909 = "$schema: https://json-schema.org/draft/2019-09/schema"

  @Test func readsItemsOfBefore202012() throws {
    for draft in [Self.draft07, Self.draft201909] {
      let list = "{\(draft), items: [{type: integer}], additionalItems: {type: string}}"
      #expect(try accepts(list, "[1, a, b]"))
      #expect(try !accepts(list, "[1, 2]"))
      #expect(try !accepts(list, "[a]"))
      #expect(try accepts("{\(draft), items: {type: string}, additionalItems: false}", "[a, b]"))
      #expect(try accepts("{\(draft), prefixItems: [false]}", "[a]"))
    }
    #expect(compileError("items: [{type: integer}]") == "rules must be a mapping, true or false")
  }

  @Test func readsDependencies() throws {
    for draft in [Self.draft07, Self.draft201909, "title: none"] {
      let schema = "{\(draft), dependencies: {a: [b], c: {required: [d]}}}"
      #expect(try messages("{a: 1}", schema) == ["the field `b` is missing, which `a` needs"])
      #expect(try messages("{c: 1}", schema) == ["the required field `d` is missing"])
      #expect(try accepts(schema, "{b: 1, d: 2}"))
    }
  }

  /// In draft 07 nothing beside `$ref` counts, and `$id` may be an anchor.
  @Test func readsReferencesOfDraft07() throws {
    let schema = "{\(Self.draft07), definitions: {t: {$id: '#text', type: string}}, $ref: '#text', maxLength: 1}"
    #expect(try accepts(schema, "long"))
    #expect(try !accepts(schema, "1"))
    #expect(try accepts("{\(Self.draft07), dependentRequired: {a: [b]}, unevaluatedProperties: false}", "{a: 1}"))
  }

  @Test func followsRecursiveReferences() throws {
    let tree = "$defs: {tree: {$id: tree, $recursiveAnchor: true, properties: {child: {$recursiveRef: '#'}}}}"
    let strict = "$recursiveAnchor: true, $ref: tree, unevaluatedProperties: false"
    let schema = "{\(Self.draft201909), $id: 'https://example.org/strict', \(strict), \(tree)}"
    #expect(try accepts(schema, "{child: {child: {}}}"))
    #expect(try !accepts(schema, "{child: {chidl: {}}}"))
    #expect(try accepts(schema.replacing("$recursiveAnchor: true, $ref", with: "$ref"), "{child: {chidl: {}}}"))
  }

  @Test func refusesUnknownVocabularies() {
    let meta = """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.org/meta",
       "$vocabulary": {"https://example.org/vocab/mine": true}}
      """
    let expected = "needs the vocabulary \"https://example.org/vocab/mine\", which is not known"
    #expect(
      compileError("$schema: https://example.org/meta", files: ["https://example.org/meta": meta])
        == "$schema \"https://example.org/meta\" \(expected)")
  }

  /// References that lead round through dynamic anchors are known as such only when they are followed.
  @Test func endsInDynamicCircles() throws {
    let schema = try compile("{$dynamicAnchor: a, anyOf: [{$dynamicRef: '#a'}, {$dynamicRef: '#a'}]}")
    let document = Document("1")
    var violations: [Violation] = []
    let breach = schema.validate(try #require(document.tree.documents.first), in: document.tree, into: &violations)
    #expect(breach?.limit == .depth)
    #expect(violations.isEmpty)
  }

  @Test func suggestsWhatIsNotEvaluated() throws {
    let schema = "{$ref: '#/$defs/a', properties: {level: true}, $defs: {a: {properties: {summary: true}}}}"
    let strict = "{unevaluatedProperties: false, \(schema.dropFirst())"
    let found = try check("{sumary: 1, level: 2}", with: compile(strict))
    #expect(found.map(\.message) == ["unknown field `sumary`"])
    #expect(found.map(\.help) == ["did you mean `summary`?"])
    #expect(found.map(\.marked) == ["sumary"])
    #expect(found.map(\.path) == ["/unevaluatedProperties"])
  }

  /// A field that is wrong is not unknown as well.
  @Test func saysOnceWhatIsWrong() throws {
    let schema = "{allOf: [{properties: {a: {type: integer}}}], unevaluatedProperties: false}"
    #expect(try messages("{a: x}", schema) == ["`a` must be a whole number, but is the text \"x\""])
  }

  @Test func hintsAtDeprecatedFields() throws {
    let schema = try compile("properties: {old: {$ref: '#/$defs/o'}}\n$defs: {o: {deprecated: true, type: string}}")
    let found = try check("new: 1\nold: x\n", with: schema)
    #expect(found.map(\.message) == ["the field `old` is deprecated"])
    #expect(found.map(\.marked) == ["old"])
    #expect(try accepts("{anyOf: [{deprecated: true}]}", "1"))
  }

  @Test(arguments: [
    "x-qlint-message: ours\nerrorMessage: theirs\n", "errorMessage: theirs\nx-qlint-message: ours\n",
    "errorMessage: {type: theirs}\nx-qlint-message: {type: ours}\n",
    "errorMessage: theirs\nx-qlint-message: {type: ours}\n",
  ])
  func prefersOurMessage(_ keywords: String) throws {
    #expect(try messages("1", "type: string\n" + keywords) == ["ours"])
    // Theirs is for editors that know no message for each keyword: it does not fill gaps.
    let other = "errorMessage: theirs\nx-qlint-message: {minimum: ours}\n"
    #expect(try messages("1", "type: string\n" + other) == ["the document must be text, but is the number 1"])
  }

  @Test func saysWhichFormIsNeeded() throws {
    var options = SchemaOptions()
    options.assertsFormat = true
    let schema = try compile("properties: {day: {format: date}, x: {format: my-own}}", options: options)
    let found = try check("day: 2026-02-30\nx: y", with: schema)
    #expect(found.map(\.message) == ["`day` is \"2026-02-30\", which is not a date"])
    #expect(found.map(\.help) == ["an example: 2026-01-31"])
  }

  @Test(arguments: [
    ("{multipleOf: 0.1234567890123456789012345}", "0.246913578024691357802469"),
    ("{multipleOf: 123456789012345678901234567890}", "1.2345678901234567890123456789e33"),
    ("{multipleOf: 1024}", "1e10"), ("{multipleOf: 1267650600228229401496703205376}", "1e100"),
  ])
  func dividesLongNumbers(_ schema: String, _ value: String) throws {
    #expect(try accepts(schema, value))
    #expect(try !accepts(schema, "1" + value.prefix { $0 != "e" } + "1"))
  }
}

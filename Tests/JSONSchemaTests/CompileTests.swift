import Diagnostics
import JSONSchema
import TestSupport
import Testing
import YAML

@Suite struct CompileTests {
  @Test(arguments: [
    (
      "$schema: http://json-schema.org/draft-04/schema#",
      "$schema \"http://json-schema.org/draft-04/schema#\" is not known; drafts 2020-12, 2019-09 and 07 are"
    ),
    (
      "$ref: other.json",
      "\"other.json\" refers to a file that is not at hand; nothing is fetched from the network"
    ),
    ("$ref: '#/$defs/none'", "\"#/$defs/none\" refers to a place that is not there"),
    ("$ref: '#none'", "\"#none\" refers to an anchor that is not there"),
    ("$ref: '#'", "references that lead round in a circle"),
    (
      "{$ref: '#/$defs/a', $defs: {a: {anyOf: [{$ref: '#/$defs/b'}]}, b: {not: {$ref: '#/$defs/a'}}}}",
      "references that lead round in a circle"
    ),
    ("type: text", "an unknown type \"text\""), ("type: 1", "type must be text"),
    (
      "minLength: -1",
      "minLength must be a whole number of at least 0"
    ),
    ("minLength: x", "minLength must be a number"), ("enum: a", "enum must be a list"),
    ("properties: [a]", "properties must be a mapping"), ("required: [1]", "required must list texts"),
    ("required: a", "required must be a list"), ("uniqueItems: 1", "uniqueItems must be true or false"),
    ("items: text", "rules must be a mapping, true or false"), ("[a]", "rules must be a mapping, true or false"),
    ("anyOf: []", "a list of alternatives must not be empty"),
    (
      "multipleOf: 0",
      "multipleOf must be above zero, with at most 100 digits"
    ),
    ("pattern: '('", "a group without its closing parenthesis (at character 1 of the pattern)"),
    ("patternProperties: {'[': true}", "a character class without its closing bracket (at character 1 of the pattern)"),
    ("{$defs: {a: &x {}}, <<: *x}", "merge keys are not supported here"),
    ("$id: 'a#b'", "$id must not have a fragment"),
    ("{$anchor: a, items: {$anchor: a}}", "an anchor that is there twice"), ("format: 1", "format must be text"),
  ])
  func refuses(_ schema: String, _ message: String) {
    #expect(compileError(schema) == message)
  }

  /// The schemas that the project ships use only what is supported.
  @Test func compilesTheSchemasOfTheProject() throws {
    let paths = Repository.files(under: "Schemas", withSuffix: ".json")
    #expect(!paths.isEmpty)
    for path in paths {
      let document = Document(bytes: try #require(Files.bytes(Repository.path(path))))
      let root = try #require(document.tree.documents.first)
      let schema = try Schema.compile(document.tree, root: root, name: path)
      #expect(schema.name == path)
    }
  }

  @Test func placesTheError() throws {
    let text = "properties:\n  a: {minLength: x}\n"
    let document = Document(text)
    let root = try #require(document.tree.documents.first)
    let error = #expect(throws: SchemaError.self) { _ = try Schema.compile(document.tree, root: root, name: "my.json") }
    #expect(error?.range == SourceRange(29, 30))
    #expect(error?.name == "my.json")
  }

  @Test func keepsUnknownKeywordsAsAnnotations() {
    #expect(
      compileError("{title: a, format: date, x-anything: {type: 1}, definitions: {a: 1}, deprecated: true}") == nil)
  }

  /// Subschemas that refer to each other in a long chain are compiled and refused to run too deep, without a trap.
  @Test func boundsLongChains() throws {
    var text = "$ref: '#/$defs/d0'\n$defs:\n"
    for index in 0..<5_000 { text += "  d\(index): {$ref: '#/$defs/d\(index + 1)'}\n" }
    text += "  d5000: {type: string}\n"
    let schema = try compile(text)
    let document = Document("1")
    var violations: [Violation] = []
    let breach = schema.validate(try #require(document.tree.documents.first), in: document.tree, into: &violations)
    #expect(breach?.limit == .depth)
  }

  @Test func boundsValuesThroughAliases() {
    var text = "$defs: {a0: &a0 {const: [1,1,1,1,1,1,1,1,1,1]}}\nx0: &x0 [1,1,1,1,1,1,1,1,1,1]\n"
    for index in 1..<9 {
      text += "x\(index): &x\(index) [\((0..<10).map { _ in "*x\(index - 1)" }.joined(separator: ","))]\n"
    }
    text += "const: *x8\n"
    #expect(compileError(text) == "more than 100000 values in enum and const")
  }
}

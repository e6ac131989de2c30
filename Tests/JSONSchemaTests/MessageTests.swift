import Diagnostics
import JSONSchema
import Testing
import YAML

@Suite struct MessageTests {
  static let question = """
    type: object
    required: [id, level, summary]
    properties:
      id: {type: string, minLength: 1, pattern: "^[a-z0-9]+(-[a-z0-9]+)*$"}
      level: {type: string, enum: [Entry, Junior, Mid, Senior, Expert]}
      summary: {type: string, minLength: 10, maxLength: 20}
      code_challenge: {type: boolean}
      tags: {type: array, items: {type: string}, uniqueItems: true, minItems: 1}
      points: {type: integer, minimum: 1, multipleOf: 5}
    additionalProperties: false
    """

  /// A good question, with one line in place of the field of that name, or added.
  private func find(_ line: String) throws -> [Finding] {
    let good = ["id: a-b", "level: Senior", "summary: long enough"]
    let name = line.prefix { $0 != ":" }
    let lines = good.filter { !$0.hasPrefix(name + ":") } + [line]
    return try check(lines.joined(separator: "\n"), with: compile(Self.question))
  }

  @Test(
    arguments: [
      (
        "level: senior", "`level` is \"senior\", which is not an allowed value",
        "did you mean \"Senior\"? allowed: \"Entry\", \"Junior\", \"Mid\", \"Senior\" or \"Expert\"", "senior",
        "/properties/level/enum"
      ),
      ("levl: Senior", "unknown field `levl`", "did you mean `level`?", "levl", "/additionalProperties"),
      (
        "zzz: 1", "unknown field `zzz`",
        "allowed: `code_challenge`, `id`, `level`, `points`, `summary` or `tags`", "zzz", "/additionalProperties"
      ),
      (
        "summary: too short", "`summary` has 9 characters, but at least 10 are needed", "add 1 or more", "too short",
        "/properties/summary/minLength"
      ),
      (
        "summary: \"this one is much too long\"", "`summary` has 25 characters, but at most 20 are allowed",
        "cut 5 or more", "\"this one is much too long\"", "/properties/summary/maxLength"
      ),
      ("summary: \"\"", "`summary` is empty", "write at least 10 characters", "\"\"", "/properties/summary/minLength"),
      (
        "summary:", "`summary` is empty, but must be text", "write a value, or remove the field if it is optional",
        "summary",
        "/properties/summary/type"
      ),
      (
        "id: Bad Id", "`id` is \"Bad Id\", which does not have the required form",
        "it must match ^[a-z0-9]+(-[a-z0-9]+)*$", "Bad Id", "/properties/id/pattern"
      ),
      ("id: \"\"", "`id` is empty", "write at least 1 character", "\"\"", "/properties/id/minLength"),
      (
        "id: 1.10", "`id` must be text, but is the number 1.10", "put it in quotes if it is meant as text: \"1.10\"",
        "1.10",
        "/properties/id/type"
      ),
      (
        "code_challenge: \"no\"", "`code_challenge` must be true or false, but is the text \"no\"", nil, "\"no\"",
        "/properties/code_challenge/type"
      ),
      (
        "tags: flask", "`tags` must be a list, but is the text \"flask\"", "write it as a list: [flask]", "flask",
        "/properties/tags/type"
      ),
      (
        "tags: [a, [b], 3]", "item 2 of `tags` must be text, but is a list with 1 item", nil, "[b]",
        "/properties/tags/items/type"
      ),
      (
        "tags: [a, b, a]", "item 3 of `tags` repeats item 1: \"a\"", "each item may be there once; remove one of them",
        "a",
        "/properties/tags/uniqueItems"
      ),
      ("tags: []", "`tags` is an empty list, but needs at least 1", nil, "[]", "/properties/tags/minItems"),
      ("points: 0", "`points` is 0, but must be at least 1", nil, "0", "/properties/points/minimum"),
      ("points: 7", "`points` is 7, but must be a multiple of 5", nil, "7", "/properties/points/multipleOf"),
      ("points: 5.5", "`points` must be a whole number, but is the number 5.5", nil, "5.5", "/properties/points/type"),
    ] as [(String, String, String?, String, String)])
  func explains(_ line: String, _ message: String, _ help: String?, _ marked: String, _ path: String) throws {
    let finding = try #require(try find(line).first { $0.path == path })
    #expect(finding.message == message)
    #expect(finding.help == help)
    #expect(finding.marked == marked)
  }

  @Test func namesMissingFieldsAndTheirMisspelling() throws {
    let findings = try check("level: Senior\nsumary: x\n", with: compile(Self.question))
    #expect(
      findings.map(\.message) == [
        "unknown field `sumary`", "the required field `id` is missing", "the required field `summary` is missing",
      ])
    #expect(findings.map(\.help) == ["did you mean `summary`?", "add `id` here", "is `sumary` meant to be `summary`?"])
    #expect(findings.map(\.marked) == ["sumary", "level", "level"])
  }

  @Test func cutsLongValues() throws {
    let long = String(repeating: "é", count: 5_000)
    let message = try #require(try messages("level: \(long)", "properties: {level: {enum: [a, b]}}").first)
    #expect(message.unicodeScalars.count < 120)
    #expect(message.contains("é…\""))
  }

  @Test func saysWhichTypesFit() throws {
    let schema = "{anyOf: [{type: string}, {type: array, items: {type: string}}]}"
    #expect(try messages("7", schema) == ["the document must be text or a list, but is the number 7"])
  }

  @Test func followsTheAlternativeThatWasMeant() throws {
    let schema = """
      oneOf:
        - {properties: {kind: {const: a}, size: {type: integer}}, required: [kind]}
        - {properties: {kind: {const: b}, name: {type: string}}, required: [kind]}
      """
    #expect(try messages("{kind: b, name: 3}", schema) == ["`name` must be text, but is the number 3"])
    #expect(try messages("{kind: c}", schema).count == 1)
    #expect(
      try messages("5", "{oneOf: [{type: integer}, {minimum: 2}]}") == [
        "the document fits 2 of the allowed forms at once, but must fit only one"
      ])
  }

  @Test func joinsAllowedValuesOfAlternatives() throws {
    let found = try check("a: rde", with: compile("properties: {a: {anyOf: [{const: red}, {enum: [green, 1]}]}}"))
    #expect(found.map(\.message) == ["`a` is \"rde\", which is not an allowed value"])
    #expect(found.first?.help == "did you mean \"red\"? allowed: \"red\", \"green\" or 1")
  }

  @Test func takesRulesAndMessagesOfTheSchema() throws {
    let schema = try compile(
      """
      properties:
        a:
          type: string
          minLength: 2
          x-qlint-rule: {type: schema/field-type, minLength: schema/empty-field}
          x-qlint-message: {minLength: say more}
          x-qlint-severity: warning
        b: {type: string, x-qlint-rule: schema/b, errorMessage: b is odd}
      """)
    let document = Document("{a: x, b: 1}")
    var violations: [Violation] = []
    schema.validate(try #require(document.tree.documents.first), in: document.tree, into: &violations)
    #expect(violations.map(\.rule) == ["schema/empty-field", "schema/b"])
    #expect(violations.map(\.severity) == ["warning", nil])
    #expect(violations.map { $0.describe(in: document.tree).message } == ["say more", "b is odd"])
  }

  @Test func marksBothRepeatedItems() throws {
    let document = Document("[{a: 1, b: 2}, x, {b: 2.0, a: 0x1}]")
    var violations: [Violation] = []
    try compile("uniqueItems: true").validate(
      try #require(document.tree.documents.first), in: document.tree, into: &violations)
    let violation = try #require(violations.first)
    #expect(violation.range(in: document.tree) == SourceRange(18, 34))
    #expect(violation.notes(in: document.tree).map(\.range) == [SourceRange(1, 13)])
  }
}

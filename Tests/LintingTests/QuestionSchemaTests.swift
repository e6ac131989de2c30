import Diagnostics
import JSONSchema
import Questions
import TestSupport
import Testing
import YAML

@testable import Linting

@Suite struct QuestionSchemaTests {
  private func schema(_ configuration: Configuration) throws -> Schema {
    let parser = Parser()
    return try Array(configuration.questionSchema().utf8).withUnsafeBytes { text in
      #expect(parser.parse(text).isEmpty)
      let root = try #require(parser.tree.documents.first)
      return try Schema.compile(parser.tree, root: root, name: "question-file.schema.json")
    }
  }

  /// The violations of a text: pointer, rule, message.
  private func check(_ text: String, _ configuration: Configuration = Configuration(root: "/")) throws -> [String] {
    let schema = try schema(configuration)
    let parser = Parser()
    return Array(text.utf8).withUnsafeBytes { bytes in
      _ = parser.parse(bytes)
      var violations: [Violation] = []
      for document in parser.tree.documents { schema.validate(document, in: parser.tree, into: &violations) }
      return violations.map {
        "\(parser.tree.pointer(to: $0.node)) \($0.rule ?? "-") \($0.describe(in: parser.tree).message)"
      }
    }
  }

  private static let summary = String(repeating: "x", count: 80)
  private static let fields = "question: Why?\nlevel: Senior\nanswer: So.\nsummary: \(summary)\n"

  @Test func theThreeShapesAreTaken() throws {
    #expect(try check("id: a-b\n" + Self.fields) == [])
    #expect(
      try check(
        "- {id: a, question: Q, level: Mid, answer: A, summary: \(Self.summary), tags: [a], code_challenge: true}\n")
        == [])
    #expect(
      try check(
        "$schema: x\ntopic: T\ntitle: T\ndescription: D\nupdated: 2026-01-15\nquestions: []\n"
          + "sets:\n  - {id: s, title: S, questions: [a]}\n"
      ) == [])
    #expect(try check("sets: []\n") == [])
    #expect(try check("[]\n") == [])
  }

  @Test func keysThatBeginWithXAreTheBanksOwn() throws {
    #expect(try check("x-shared: &tags [a]\nx-: 5\nquestions: []\n") == [])
    #expect(try check("xshared: 5\nquestions: []\n") == [" schema/unknown-field unknown field `xshared`"])
    // A question has its fields, and those that the configuration names.
    #expect(try check("id: a\nx-a: 5\n" + Self.fields) == [" schema/unknown-field unknown field `x-a`"])
  }

  @Test(arguments: [
    (
      "hello\n",
      [
        " schema/invalid-structure a question file is a list of questions, one question, "
          + "or a mapping with \"questions\""
      ]
    ),
    (
      "id: a\n",
      ["", "", "", ""].enumerated().map { index, _ in
        " schema/required-field the required field `\(["question", "level", "answer", "summary"][index])` is missing"
      }
    ),
    (
      "topic: T\nquestons: []\n",
      [
        " schema/unknown-field unknown field `questons`",
        " schema/required-field the required field `questions` is missing",
      ]
    ),
    ("questions: 5\n", ["/questions schema/field-type `questions` must be a list, but is the number 5"]),
    (
      "questions: [a]\n",
      ["/questions/0 schema/field-type item 1 of `questions` must be a mapping, but is the text \"a\""]
    ),
    ("questions: []\nid: a\n", [" schema/unknown-field unknown field `id`"]),
    (
      "sets:\n  - {id: A, questions: [1]}\n",
      [
        "/sets/0/id schema/id-format the id is not made of lower-case letters and digits, in words joined by \"-\"",
        "/sets/0/questions/0 schema/field-type item 1 of `questions` must be text, but is the number 1",
        "/sets/0 schema/required-field the required field `title` is missing",
      ]
    ),
  ])
  func everyShapeHasItsOwnViolations(_ text: String, _ expected: [String]) throws {
    #expect(try Set(check(text)) == Set(expected))
  }

  @Test(arguments: [
    ("id: A b", "/id schema/id-format the id is not made of lower-case letters and digits, in words joined by \"-\""),
    ("id: 5", "/id schema/field-type `id` must be text, but is the number 5"),
    ("level: senior", "/level schema/allowed-level `level` is \"senior\", which is not an allowed value"),
    ("level:", "/level schema/allowed-level `level` is empty, which is not an allowed value"),
    ("answer: ''", "/answer schema/empty-field `answer` is empty"),
    ("question: '  '", "/question schema/empty-field `question` is empty"),
    ("summary: ''", "/summary schema/empty-field `summary` is empty"),
    ("summary: short", "/summary schema/summary-length `summary` has 5 characters, but at least 80 are needed"),
    ("tags: [a, b, a]", "/tags schema/duplicate-item `tags` repeats item 1: \"a\""),
    ("tags: [1]", "/tags/0 schema/field-type item 1 of `tags` must be text, but is the number 1"),
    ("tags: ['']", "/tags/0 schema/empty-field an item of `tags` is empty"),
    (
      "code_challenge: yes",
      "/code_challenge schema/field-type `code_challenge` must be true or false, but is the text \"yes\""
    ),
    ("owner: me", " schema/unknown-field unknown field `owner`"),
  ])
  func oneMistakeIsOneViolation(_ line: String, _ expected: String) throws {
    let key = line.prefix { $0 != ":" } + ":"
    let others = ("id: a\n" + Self.fields).split(separator: "\n").filter { !$0.hasPrefix(key) }.joined(separator: "\n")
    let found = try check("\(others)\n\(line)\n")
    #expect(found.count == 1)
    let place = found.first.map {
      $0.replacing("/tags/2 ", with: "/tags ").replacing("item 3 of `tags`", with: "`tags`")
    }
    #expect(place == expected)
  }

  @Test func lengthsCountScalars() throws {
    let text = "id: a\nquestion: Q\nlevel: Mid\nanswer: A\nsummary: "
    #expect(try check(text + String(repeating: "🚀", count: 80) + "\n") == [])
    #expect(try check(text + String(repeating: "🚀", count: 500) + "\n") == [])
    #expect(try check(text + String(repeating: "x", count: 501) + "\n").count == 1)
  }

  @Test func theConfigurationShapesTheSchema() throws {
    var configuration = Configuration(root: "/")
    configuration.levels = ["Low"]
    configuration.fieldNames = FieldNames([.summary: "quick_summary", .level: "difficulty"])
    configuration.required = ["id", "summary", "owner"]
    configuration.extraFields = ["owner"]
    configuration.summaryLength = LengthRange(max: 3)
    configuration.answerLength = LengthRange(min: 2)
    configuration.idPattern = "^[A-Z]+$"
    #expect(try check("id: A\nquick_summary: abc\nowner: [me]\ndifficulty: Low\n", configuration) == [])
    #expect(
      try Set(check("id: a\nquick_summary: abcd\ndifficulty: High\nanswer: x\nlevel: Low\n", configuration)) == [
        "/id schema/id-format the id does not have the form that this bank wants",
        "/quick_summary schema/summary-length `quick_summary` has 4 characters, but at most 3 are allowed",
        "/difficulty schema/allowed-level `difficulty` is \"High\", but must be \"Low\"",
        " schema/required-field the required field `owner` is missing",
        "/answer schema/text-length `answer` has 1 character, but at least 2 are needed",
        " schema/unknown-field unknown field `level`",
      ])
  }

  @Test func namesWithSpecialCharactersStayJSON() throws {
    var configuration = Configuration(root: "/")
    configuration.levels = ["a\"b\\c\n\u{1}\u{85}\u{FEFF}\u{FFFE}\u{202E}é🚀"]
    configuration.extraFields = ["x\"y"]
    #expect(try schema(configuration).name == "question-file.schema.json")
    #expect(configuration.questionSchema().contains(#""enum": ["a\"b\\c\n\u0001\u0085\ufeff\ufffe\u202eé🚀"]"#))
  }

  @Test func theFilesInTheRepositoryAreFresh() throws {
    #expect(
      Files.text(Repository.path("Schemas/question-file.schema.json")) == Configuration(root: "/").questionSchema())
    #expect(Files.text(Repository.path("Schemas/config.schema.json")) == ConfigurationSchema.text + "\n")
  }
}

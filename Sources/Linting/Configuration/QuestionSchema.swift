import Diagnostics
import Questions

extension Configuration {
  /// The JSON Schema (draft 2020-12) of the project's question files: what qlint checks their structure with, and
  /// what editors load. For the standard configuration it is `Schemas/question-file.schema.json`.
  ///
  /// A file is a list of questions, one question, or a mapping with `questions` and `sets`. Which one is meant is
  /// decided by `if`, never by `anyOf`: an author gets the violations of the shape that the file has, and no others.
  package func questionSchema() -> String { QuestionSchema(self).root.printed }

  /// The same schema, without what only editors read.
  func compactQuestionSchema() -> [UInt8] { QuestionSchema(self).root.compact }
}

/// Builds the schema, one definition a property.
private struct QuestionSchema {
  let configuration: Configuration

  init(_ configuration: Configuration) { self.configuration = configuration }

  var root: JSONValue {
    .object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("$id", .string("https://qlint.dev/schemas/question-file.schema.json")),
      ("title", .string("Interview questions")),
      (
        "description",
        .string("A file of a bank of interview questions: questions and sets, a list of questions, or one question.")
      ),
      ("type", .strings(["object", "array"])),
      ("x-qlint-rule", .object([("type", .string("schema/invalid-structure"))])),
      (
        "x-qlint-message",
        .object([
          ("type", .string("a question file is a list of questions, one question, or a mapping with \"questions\""))
        ])
      ),
      ("if", .object([("type", .string("array"))])),
      ("then", reference("questions")),
      ("else", object),
      (
        "$defs",
        .object([
          ("file", file), ("questions", questions), ("question", question), ("id", id), ("set", set),
        ])
      ),
    ])
  }

  /// A mapping with a field of a question, and with nothing that only a file has, is one question.
  private var object: JSONValue {
    let ownFields: [Field] = [.id, .question, .level, .answer, .summary]
    return .object([
      ("if", .object([("type", .string("object"))])),
      (
        "then",
        .object([
          ("if", .object([("anyOf", .array([required(["questions"]), required(["sets"])]))])),
          ("then", reference("file")),
          (
            "else",
            .object([
              ("if", .object([("anyOf", .array(ownFields.map { required([configuration.fieldNames[$0]]) }))])),
              ("then", reference("question")),
              ("else", reference("file")),
            ])
          ),
        ])
      ),
    ])
  }

  private var file: JSONValue {
    .object([
      ("title", .string("Question file")),
      ("description", .string("Questions, and sets of questions, with what is said of all of them.")),
      ("type", .string("object")),
      (
        "properties",
        .object([
          ("$schema", text("$schema", "Schema", "The path or address of this schema, for editors.")),
          ("topic", text("topic", "Topic", "What the questions are about, such as a language or a framework.")),
          ("title", text("title", "Title", "The heading of the page that the file becomes.")),
          ("description", text("description", "Description", "What a reader will find in the file.")),
          ("updated", text("updated", "Updated", "The day of the last change, as year-month-day.")),
          ("questions", reference("questions")),
          ("sets", sets),
        ])
      ),
      (
        "patternProperties",
        .object([
          (
            "^x-",
            .object([
              ("title", .string("Of the bank's own")),
              ("description", .string("Whatever the bank keeps here, such as anchors that questions share.")),
            ])
          )
        ])
      ),
      ("additionalProperties", .boolean(false)),
      // Only a file without sets must have questions.
      ("if", required(["sets"])),
      ("else", .object([("required", .strings(["questions"])), ("x-qlint-rule", .string("schema/required-field"))])),
      ("x-qlint-rule", rules(["type": "schema/field-type", "additionalProperties": "schema/unknown-field"])),
    ])
  }

  private var questions: JSONValue {
    .object([
      ("title", .string("Questions")),
      ("description", .string("The questions, in the order in which they are shown.")),
      ("type", .string("array")),
      ("items", reference("question")),
      ("x-qlint-rule", rules(["type": "schema/field-type"])),
    ])
  }

  private var sets: JSONValue {
    .object([
      ("title", .string("Sets")),
      ("description", .string("Curated collections: a title and the ids of questions of this bank.")),
      ("type", .string("array")),
      ("items", reference("set")),
      ("x-qlint-rule", rules(["type": "schema/field-type"])),
    ])
  }

  private var set: JSONValue {
    .object([
      ("title", .string("Set")),
      ("description", .string("A curated collection of questions.")),
      ("type", .string("object")),
      (
        "properties",
        .object([
          ("id", reference("id")),
          ("title", text("title", "Title", "The heading of the set.")),
          ("description", text("description", "Description", "What the set is for.")),
          (
            "questions",
            texts("questions", "Questions", "The ids of the questions, in the order of the set.", isUnique: false)
          ),
        ])
      ),
      ("required", .strings(["title", "questions"])),
      ("additionalProperties", .boolean(false)),
      ("x-qlint-rule", mappingRules),
    ])
  }

  private var question: JSONValue {
    let names = configuration.fieldNames
    let required = configuration.required.map { Field(name: $0).map { names[$0] } ?? $0 }
    let extra = configuration.extraFields.map { name in
      (name, JSONValue.object([("title", .string(name)), ("description", .string("A further field of this bank."))]))
    }
    return .object([
      ("title", .string("Question")),
      ("description", .string("One interview question with its answer.")),
      ("type", .string("object")),
      ("properties", .object(Field.allCases.map { (names[$0], schema(of: $0)) } + extra)),
      ("required", .strings(required)),
      ("additionalProperties", .boolean(false)),
      ("x-qlint-rule", mappingRules),
      ("defaultSnippets", .array([snippet])),
    ])
  }

  private func schema(of field: Field) -> JSONValue {
    let name = configuration.fieldNames[field]
    return switch field {
    case .id: reference("id")
    case .question:
      text(name, "Question", "The question as it is asked.", length: configuration.questionLength)
    case .level: level
    case .answer:
      text(name, "Answer", "A full answer, as Markdown.", length: configuration.answerLength)
    case .summary:
      text(
        name, "Summary", "The answer in short: what a good candidate would say in half a minute.",
        length: configuration.summaryLength, lengthRule: "schema/summary-length")
    case .tags: texts(name, "Tags", "What the question is about, as short words to search for.")
    case .codeChallenge:
      .object([
        ("title", .string("Code challenge")),
        ("description", .string("Whether the answer is a program to write.")),
        ("type", .string("boolean")),
        ("x-qlint-rule", rules(["type": "schema/field-type"])),
      ])
    case .references: texts(name, "References", "Addresses of pages to read on.")
    }
  }

  private var id: JSONValue {
    .object([
      ("title", .string("Id")),
      ("description", .string("The name by which sets and other files refer to it; unique in the bank.")),
      ("type", .string("string")),
      ("minLength", .integer(1)),
      ("pattern", .string(configuration.idPattern)),
      ("errorMessage", .string(idForm.wanted)),
      ("x-qlint-message", .object([("pattern", .string(idForm.missed))])),
      (
        "x-qlint-rule",
        rules(["type": "schema/field-type", "minLength": "schema/empty-field", "pattern": "schema/id-format"])
      ),
    ])
  }

  /// What an id must be, in words; of a pattern of the bank's own nothing is known but the pattern.
  private var idForm: (wanted: String, missed: String) {
    guard configuration.idPattern == Configuration(root: "/").idPattern else {
      return ("an id has the form \(configuration.idPattern)", "the id does not have the form that this bank wants")
    }
    let words = "made of lower-case letters and digits, in words joined by \"-\""
    return ("an id is " + words, "the id is not " + words)
  }

  private var level: JSONValue {
    .object([
      ("title", .string("Level")),
      ("description", .string("Whom the question is for; spelled exactly as listed.")),
      ("enum", .strings(configuration.levels)),
      ("errorMessage", .string("a level is one of " + configuration.levels.joined(separator: ", "))),
      // No words of its own for qlint, which says what was found and what was meant.
      ("x-qlint-message", .object([])),
      ("x-qlint-rule", rules(["enum": "schema/allowed-level"])),
    ])
  }

  /// A text that is not blank. A blank one is empty, not too short: the length is asked of the others only.
  private func text(
    _ name: String, _ title: String, _ description: String, length: LengthRange = LengthRange(),
    lengthRule: String = "schema/text-length"
  ) -> JSONValue {
    let notBlank = JSONValue.string("\\S")
    var members: [(String, JSONValue)] = [
      ("title", .string(title)),
      ("description", .string(description)),
      ("type", .string("string")),
      ("pattern", notBlank),
      ("x-qlint-message", .object([("pattern", .string("`\(name)` is empty"))])),
    ]
    if let max = length.max { members.append(("maxLength", .integer(max))) }
    if let min = length.min {
      members.append(("if", .object([("pattern", notBlank)])))
      members.append(("then", .object([("minLength", .integer(min)), ("x-qlint-rule", .string(lengthRule))])))
    }
    var named = ["type": "schema/field-type", "pattern": "schema/empty-field"]
    if length.max != nil { named["maxLength"] = lengthRule }
    members.append(("x-qlint-rule", rules(named)))
    return .object(members)
  }

  private func texts(
    _ name: String, _ title: String, _ description: String, isUnique: Bool = true
  ) -> JSONValue {
    let item = JSONValue.object([
      ("type", .string("string")),
      ("pattern", .string("\\S")),
      ("x-qlint-message", .object([("pattern", .string("an item of `\(name)` is empty"))])),
      ("x-qlint-rule", rules(["type": "schema/field-type", "pattern": "schema/empty-field"])),
    ])
    var named = ["type": "schema/field-type"]
    if isUnique { named["uniqueItems"] = "schema/duplicate-item" }
    return .object(
      [
        ("title", .string(title)), ("description", .string(description)), ("type", .string("array")),
        ("items", item),
      ] + (isUnique ? [("uniqueItems", .boolean(true))] : []) + [("x-qlint-rule", rules(named))])
  }

  /// All fields that a question must have, in the order of the house, for editors to insert.
  private var snippet: JSONValue {
    let names = configuration.fieldNames
    let fields = Field.allCases.filter { configuration.required.contains($0.name) }
    let body = fields.enumerated().map { index, field in
      let stop = index + 1
      let text =
        switch field {
        case .id: "${\(stop):topic-subject}"
        case .level: "${\(stop)|" + configuration.levels.joined(separator: ",") + "|}"
        default: "$\(stop)"
        }
      return (names[field], JSONValue.string(text))
    }
    return .object([
      ("label", .string("question")),
      ("description", .string("A question with all required fields")),
      ("body", .object(body)),
    ])
  }

  private var mappingRules: JSONValue {
    rules([
      "type": "schema/field-type", "required": "schema/required-field", "additionalProperties": "schema/unknown-field",
    ])
  }

  private func rules(_ named: [String: String]) -> JSONValue {
    .object(named.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
  }

  private func required(_ names: [String]) -> JSONValue { .object([("required", .strings(names))]) }
  private func reference(_ name: String) -> JSONValue { .object([("$ref", .string("#/$defs/" + name))]) }
}

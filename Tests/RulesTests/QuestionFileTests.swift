import Diagnostics
import Questions
import Testing
import YAML

/// The typed view of a tree: shapes, aliases, merge keys, places.
struct QuestionFileTests {
  @Test(arguments: [
    ("questions:\n  - id: a\n  - id: b\nsets:\n  - id: s\n", ["a", "b"], 1),
    ("- id: a\n- id: b\n", ["a", "b"], 0), ("id: a\nlevel: Mid\n", ["a"], 0),
    ("id: a\n---\n- id: b\n---\nquestions: [{id: c}]\n", ["a", "b", "c"], 0), ("other: 1\n", [], 0), ("text\n", [], 0),
    ("- 1\n- [x]\n- id: a\n", ["a"], 0), ("questions: {id: a}\n", [], 0), ("", [], 0),
    ("questions:\n  - &q {id: a}\n  - *q\n", ["a", "a"], 0),
  ])
  func shapes(_ text: String, _ ids: [String], _ sets: Int) {
    read(text) { file, tree in
      #expect(file.questions.map { file.id(of: $0, in: tree) ?? "-" } == ids)
      #expect(file.sets.count == sets)
    }
  }

  @Test func aQuestionHasRoomForAllFields() {
    #expect(Field.allCases.count <= Question.fieldCapacity)
    #expect(Field.allCases.enumerated().allSatisfy { Int($1.rawValue) == $0 })
    let text = Field.allCases.map { "\($0.name): \($0.rawValue)\n" }.joined()
    read(text) { file, tree in
      let values = Field.allCases.map { file.value($0, of: file.questions[0], in: tree).map(tree.string) }
      #expect(values == Field.allCases.map { String($0.rawValue) })
    }
  }

  @Test func fieldsMayHaveOtherNames() {
    let names = FieldNames([.summary: "quick_summary", .level: "difficulty"])
    read("id: a\nquick_summary: short\ndifficulty: Mid\nsummary: none\n", names: names) { file, tree in
      let question = file.questions[0]
      #expect(file.value(.summary, of: question, in: tree).map(tree.string) == "short")
      #expect(file.value(.level, of: question, in: tree).map(tree.string) == "Mid")
      #expect(question[.answer] == nil)
    }
  }

  @Test func mergeKeysFillWhatIsAbsent() {
    let text = """
      base: &base {level: Mid, answer: base}
      more: &more {<<: *base, summary: more}
      questions:
        - {id: a, answer: own, <<: *more}
        - {id: b, <<: [*more, {tags: [x]}]}
      """
    read(text) { file, tree in
      let value = { (field: Field, index: Int) in
        file.value(field, of: file.questions[index], in: tree).map(tree.string)
      }
      #expect(value(.answer, 0) == "own")
      #expect(value(.level, 0) == "Mid")
      #expect(value(.summary, 0) == "more")
      #expect(value(.answer, 1) == "base")
      #expect(file.questions[1][.tags] != nil)
    }
  }

  @Test func aliasesAndMergesAreBounded() {
    var bomb = "a0: &a0 {id: x}\n"
    for level in 1...40 {
      bomb += "a\(level): &a\(level) {<<: [" + String(repeating: "*a\(level - 1), ", count: 10) + "]}\n"
    }
    bomb += "questions:\n  - <<: *a40\n"
    read(bomb) { file, _ in #expect(file.questions.count == 1) }
    let list = "all: &all [" + String(repeating: "{id: x}, ", count: 2_000) + "]\n"
    let many = list + String(repeating: "---\nquestions: *all\n", count: 3)
    read(many) { file, _ in #expect(file.questions.count <= QuestionFile.aliasLimit) }
    read("questions: &q\n  - *q\n  - id: a\n    <<: *q\n") { file, _ in #expect(file.questions.count == 1) }
  }

  @Test func offsetsLieInQuestionsAndFields() throws {
    let text = "questions:\n  - id: a\n    answer: one\n  - id: b\n    answer: |\n      two\n    other: x\ntitle: end\n"
    func place(_ needle: String) throws -> String {
      let offset = try #require(text.utf8.firstRange(of: needle.utf8)).lowerBound.utf16Offset(in: text)
      return read(text) { file, tree in
        guard let found = file.question(at: offset, in: tree) else { return "-" }
        return "\(file.id(of: found.question, in: tree) ?? "?") \(found.field?.name ?? "-")"
      }
    }
    #expect(try place("one") == "a answer")
    #expect(try place("answer: one") == "a answer")
    #expect(try place("two") == "b answer")
    #expect(try place("other") == "b -")
    #expect(try place("title") == "-")
    #expect(try place("questions") == "-")
  }

  @discardableResult
  private func read<Result>(
    _ text: String, names: FieldNames = .standard, _ body: (QuestionFile, Tree) -> Result
  ) -> Result {
    let parser = Parser()
    return Array(text.utf8).withUnsafeBytes { buffer in
      _ = parser.parse(buffer)
      let file = QuestionFile()
      file.read(parser.tree, names: names)
      return body(file, parser.tree)
    }
  }
}

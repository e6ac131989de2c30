import Diagnostics
import Questions
import Rules
import Testing
import YAML

/// Checks over several files.
struct BankTests {
  @Test func theLaterFileIsReportedWhateverTheOrderOfReading() {
    let a = file("b/one.yaml", "- id: x\n- id: y\n")
    let b = file("a/two.yaml", "- id: y\n- id: x\n")
    let c = file("c.yaml", "questions: [{id: z}]\nsets: [{id: x}, {id: x}]\n")
    let expected = [
      "b/one.yaml 6 x -> a/two.yaml 14 /0/id", "b/one.yaml 14 y -> a/two.yaml 6 /1/id",
      "c.yaml 42 - -> c.yaml 33 /sets/1/id",
    ]
    for files in [[a, b, c], [c, b, a], [b, c, a]] {
      #expect(found("bank/duplicate-id", in: files) == expected)
    }
  }

  @Test func idsAreComparedByBytes() {
    let composed = file("a.yaml", "- id: \"\\u00e9\"\n- id: \"e\\u0301\"\n- id: É\n")
    #expect(found("bank/duplicate-id", in: [composed]).isEmpty)
  }

  @Test func unknownReferencesComeWithANearId() {
    var text = "questions:\n"
    for number in 0..<500 { text += "  - id: python-senior-\(number)\n" }
    text +=
      "  - id: flask-routing\nsets:\n  - id: s\n"
      + "    questions: [Flask-Routing, flask-rooting, nothing-like-it, python-senior-499]\n"
    let diagnostics = diagnostics("bank/unknown-reference", in: [file("a.yaml", text)])
    #expect(
      diagnostics.map(\.diagnostic.help) == [
        "did you mean `flask-routing`?", "did you mean `flask-routing`?",
        "correct the id or take it out of the set; a question in another folder must be checked in the same run",
      ])
    #expect(
      diagnostics.map(\.diagnostic.path) == ["/sets/0/questions/0", "/sets/0/questions/1", "/sets/0/questions/2"])
  }

  @Test func referencesAreNotJudgedWhileAFileIsIncomplete() {
    let set = file("a.yaml", "sets: [{id: s, questions: [x]}]\n")
    var broken = Facts()
    broken.isComplete = false
    #expect(found("bank/unknown-reference", in: [set]).count == 1)
    #expect(found("bank/unknown-reference", in: [set, Bank.File(path: "b.yaml", facts: broken)]).isEmpty)
  }

  @Test func manyDuplicatesAreCounted() {
    let many = file("a.yaml", String(repeating: "- id: x\n", count: 1_000))
    let diagnostics = Bank([many], names: .standard).check(.standard).flatMap(\.diagnostics)
    #expect(diagnostics.count == 101)
    #expect(diagnostics.last?.rule == "limit/diagnostics")
  }

  @Test func otherFieldNamesStandInPaths() {
    let names = FieldNames([.id: "key"])
    let one = file("a.yaml", "- key: x\n- key: x\n", names: names)
    let diagnostics = Bank([one], names: names).check(.standard).flatMap(\.diagnostics)
    #expect(diagnostics.map(\.path) == ["/1/key"])
    #expect(diagnostics.map(\.field) == ["id"])
  }

  private func file(_ path: String, _ text: String, names: FieldNames = .standard) -> Bank.File {
    let parser = Parser()
    let facts = Array(text.utf8).withUnsafeBytes { buffer in
      #expect(parser.parse(buffer).isEmpty)
      let file = QuestionFile()
      file.read(parser.tree, names: names)
      return Facts.collect(from: file, parser.tree)
    }
    return Bank.File(path: SourcePath(path), facts: facts)
  }

  private func diagnostics(
    _ rule: RuleID, in files: [Bank.File]
  ) -> [(path: SourcePath, diagnostic: Diagnostic)] {
    Bank(files, names: .standard).check(.standard).flatMap { file in
      file.diagnostics.filter { $0.rule == rule }.map { (file.path, $0) }
    }
  }

  private func found(_ rule: RuleID, in files: [Bank.File]) -> [String] {
    diagnostics(rule, in: files).map { path, diagnostic in
      let note = diagnostic.notes.first.map { "\($0.file?.display ?? "") \($0.range.start)" } ?? "-"
      return "\(path.display) \(diagnostic.range.start) \(diagnostic.question ?? "-") -> \(note) \(diagnostic.path)"
    }
  }
}

import Diagnostics
import Questions
import Rules
import TestSupport
import Testing
import YAML

/// The real case: twenty questions of one page, damage included.
struct SeedTests {
  private static let path = Repository.path("Fixtures/Content/python/senior.yaml")

  @Test func woundsAreFoundAtTheVeryCharacters() throws {
    let bytes = try #require(Files.bytes(Self.path))
    let found = ExampleRun.check(bytes, switches: .standard)
    let shown = found.map {
      "\($0.rule) \($0.question ?? "-") \($0.field ?? "-") \($0.path) \(text(of: $0, in: bytes))"
    }
    #expect(
      shown == [
        "damage/lost-path-parameter python-flask-routing summary /questions/1/summary /users/",
        "damage/empty-list-slot python-flask-routing summary /questions/1/summary , , , .",
        "damage/lost-path-parameter python-django-url-routing summary /questions/2/summary //",
      ])
  }

  @Test func everyOtherRuleIsSilent() throws {
    let bytes = try #require(Files.bytes(Self.path))
    let found = ExampleRun.check(bytes).filter { $0.rule.group != "damage" }
    #expect(found.isEmpty, "\(found)")
  }

  /// The values are the page's texts, byte for byte.
  @Test func valuesAreThoseOfThePage() throws {
    guard let folder = Repository.shared("seed"),
      let name = Files.names(in: folder).first(where: { $0.hasSuffix(".txt") }),
      let page = Files.text("\(folder)/\(name)")
    else { return }
    let bytes = try #require(Files.bytes(Self.path))
    let parser = Parser()
    let values: [(question: String, level: String, answer: String, summary: String)] = bytes.withUnsafeBytes { buffer in
      #expect(parser.parse(buffer).isEmpty)
      let file = QuestionFile()
      file.read(parser.tree, names: .standard)
      let text = { (field: Field, question: Question) in
        file.value(field, of: question, in: parser.tree).map(parser.tree.string) ?? ""
      }
      return file.questions.map { (text(.question, $0), text(.level, $0), text(.answer, $0), text(.summary, $0)) }
    }
    #expect(values.count == 20)
    for (index, value) in values.enumerated() {
      let expected =
        "Q\(index + 1):\n\n\(value.question)\n\n\(value.level)\n\nAnswer\n\n"
        + "\(value.answer)Quick Summary: \(value.summary)\n"
      #expect(page.contains(expected), "question \(index + 1)")
    }
  }

  private func text(of diagnostic: Diagnostic, in bytes: [UInt8]) -> String {
    String(decoding: bytes[diagnostic.range.start..<diagnostic.range.end], as: UTF8.self)
  }
}

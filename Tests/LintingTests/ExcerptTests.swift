import Diagnostics
import Linting
import TestSupport
import Testing

/// What reporters are given to show: questions as their readers see them, and where the diagnostics lie in them.
struct ExcerptTests {
  private static func run() throws -> LintRun {
    let configuration = Configuration(root: "/")
    let policy = RulePolicy(configuration, known: Linter.builtInRules, workingDirectory: "/")
    return LintRun(try Linter(configuration, policy: policy), jobs: 1)
  }

  private func excerpts(
    _ text: String, path: SourcePath = "bank/python.yaml"
  ) throws -> (diagnostics: [Diagnostic], excerpts: [Excerpt]) {
    let run = try Self.run()
    let bytes = Array(text.utf8)
    let diagnostics = run.check(bytes, path: path).files.flatMap(\.diagnostics)
    return (diagnostics, ExcerptReader(run.linter).excerpts(of: bytes, path: path, diagnostics))
  }

  private func string(_ text: MarkedText) -> String { String(decoding: text.bytes, as: UTF8.self) }

  /// The texts that the marks of an excerpt point at, by rule.
  private func marked(_ excerpt: Excerpt, _ diagnostics: [Diagnostic]) -> [String] {
    excerpt.parts.flatMap { [$0.name] + $0.values }.flatMap { text in
      text.marks.map { mark in
        let part = text.bytes[mark.range.start..<mark.range.end]
        return "\(diagnostics[mark.diagnostic].rule): \(String(decoding: part, as: UTF8.self))"
      }
    }
  }

  private static let summary = "Flask maps URLs to functions; a list of converters follows, and it has lost its items"

  @Test func marksPointAtTheDecodedText() throws {
    let (diagnostics, excerpts) = try excerpts(
      """
      topic: Web
      questions:
        - id: flask-routing
          question: "How does Flask r\\u006Fute?"
          level: Medior
          answer: |
            Converters:
            URL converters: , , , .
          summary: >-
            \(Self.summary): , ,
            , .
          tags: [a, a]
      """)
    let excerpt = try #require(excerpts.first)
    #expect(excerpts.count == 1)
    #expect(excerpt.question?.id == "flask-routing" && excerpt.question?.level == "Medior")
    #expect(excerpt.question?.topic == "Web")
    #expect(excerpt.diagnostics == Array(diagnostics.indices))
    #expect(
      marked(excerpt, diagnostics).sorted() == [
        "damage/empty-list-slot: , , , .", "damage/empty-list-slot: , , , .", "schema/allowed-level: Medior",
        "schema/duplicate-item: a",
      ])
    #expect(excerpt.parts.map { string($0.name) } == ["id", "question", "level", "answer", "summary", "tags"])
    #expect(excerpt.parts.map { $0.values.count } == [1, 1, 1, 1, 1, 2])
    #expect(string(excerpt.parts[1].values[0]) == "How does Flask route?")
  }

  @Test func whatIsMissingHasAPartOfItsOwn() throws {
    let (diagnostics, excerpts) = try excerpts(
      "- id: a\n  question: b\n  level: Mid\n  summary: \(Self.summary)\n", path: "a/sql/b.yaml")
    let excerpt = try #require(excerpts.first)
    guard case .missing = excerpt.parts.first?.kind else {
      Issue.record("no missing part")
      return
    }
    #expect(marked(excerpt, diagnostics) == ["schema/required-field: answer"])
    #expect(excerpt.question?.topic == "sql")
  }

  @Test func aliasesShowWhatTheyStandFor() throws {
    let (diagnostics, excerpts) = try excerpts(
      """
      questions:
        - {id: a, question: &q Same, level: Mid, answer: x, summary: &s "\(Self.summary)"}
        - {id: b, question: *q, level: Mid, answer: x, summary: *s}
      """)
    let excerpt = try #require(excerpts.first)
    #expect(excerpts.count == 1)
    #expect(marked(excerpt, diagnostics) == ["bank/duplicate-question: Same"])
    #expect(excerpt.parts.map { $0.values.first.map(string) }.last == Self.summary)
  }

  @Test func linesStandForWhatIsNoQuestion() throws {
    let (diagnostics, excerpts) = try excerpts("topic: x\nquestions: []\nother: 1\n\"bad\n")
    #expect(excerpts.allSatisfy { $0.question == nil })
    #expect(excerpts.flatMap(\.diagnostics).sorted() == Array(diagnostics.indices))
    guard case .source(let line) = excerpts.last?.parts.last?.kind else {
      Issue.record("no lines")
      return
    }
    #expect(line <= 4)
  }

  /// A long text is cut around its first mark, and one text that stands in a thousand questions is not shown a thousand times.
  @Test func textIsLimited() throws {
    let long = String(repeating: "wörd ", count: 20_000)
    var text =
      "questions:\n  - {id: q, question: A, level: Mid, summary: s, answer: &a \"\(long)URL converters: , , , .\"}\n"
    for index in 0..<900 { text += "  - {id: q\(index), question: Q\(index), level: Odd, summary: s, answer: *a}\n" }
    let (diagnostics, excerpts) = try excerpts(text)
    let all = excerpts.flatMap(\.parts).flatMap(\.values)
    #expect(all.reduce(0) { $0 + $1.bytes.count } < 5 << 20)
    let first = try #require(excerpts.first)
    #expect(marked(first, diagnostics).contains("damage/empty-list-slot: , , , ."))
    for text in all { #expect(String(validating: text.bytes, as: UTF8.self) != nil) }
  }

  /// Over everything there is to lint, and cut anywhere: each diagnostic is in one excerpt, and marks lie in their texts.
  @Test func everyDiagnosticIsShownOnce() throws {
    let run = try Self.run()
    let reader = ExcerptReader(run.linter)
    let paths = ["Fixtures/ok", "Fixtures/bad"].flatMap { Repository.files(under: $0, withSuffix: ".yaml") }
    #expect(paths.count > 20)
    for path in paths {
      guard let whole = Files.bytes(Repository.path(path)), whole.count < 20_000 else { continue }
      for count in [whole.count, whole.count * 2 / 3, whole.count / 3] {
        let bytes = Array(whole[..<count])
        let diagnostics = run.check(bytes, path: SourcePath(path)).files.flatMap(\.diagnostics)
        let excerpts = reader.excerpts(of: bytes, path: SourcePath(path), diagnostics)
        #expect(excerpts.flatMap(\.diagnostics).sorted() == Array(diagnostics.indices), "\(path)")
        for text in excerpts.flatMap(\.parts).flatMap({ [$0.name] + $0.values }) {
          let isInside = text.marks.allSatisfy { $0.range.start >= 0 && $0.range.end <= text.bytes.count }
          #expect(isInside, "\(path)")
        }
      }
    }
  }

  @Test func surveyCountsByTopicAndLevel() throws {
    let run = try Self.run()
    let bytes = Array(
      """
      topic: Web
      questions:
        - {id: a, question: A, level: Mid, answer: x, summary: "\(Self.summary)"}
        - {id: b, question: B, level: Mid, answer: x, summary: short}
        - {id: c, question: C, level: Odd, answer: x, summary: "\(Self.summary)"}
      """.utf8)
    let result = run.check(bytes, path: "a.yaml")
    let overview = run.linter.survey(result.files) { _ in bytes }
    #expect(overview.levels == ["Entry", "Junior", "Mid", "Senior", "Expert"])
    #expect(overview.topics.map(\.name) == ["Web"])
    #expect(overview.topics.first?.counts.map(\.questions) == [0, 0, 2, 0, 0, 1])
    #expect(overview.topics.first?.counts.map(\.affected) == [0, 0, 1, 0, 0, 1])
    #expect(overview.total == .init(questions: 3, affected: 2))
    #expect(run.linter.survey(result.files) { _ in nil }.topics.isEmpty)
  }
}

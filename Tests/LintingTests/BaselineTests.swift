import Diagnostics
import Rules
import TestSupport
import Testing

@testable import Linting

@Suite struct BaselineTests {
  private let run: LintRun

  init() throws {
    let configuration = Configuration(root: "/")
    let policy = RulePolicy(configuration, known: Linter.builtInRules, workingDirectory: "/")
    run = LintRun(try Linter(configuration, policy: policy), jobs: 1)
  }

  private func question(_ id: String, summary: String, level: String = "Mid") -> String {
    """
    - id: \(id)
      question: What is \(id) good for?
      level: \(level)
      answer: It is good for many things.
      summary: \(summary)

    """
  }

  private let long =
    "Flask maps URLs to functions with the route decorator, and its routes convert what they take:"

  private func baseline(_ text: String) -> Baseline {
    Baseline(run.check(Array(text.utf8), path: "a.yaml")) { _ in Array(text.utf8) }
  }

  /// What a baseline does not know of a text, by rule, and how much of it is gone.
  private func settled(_ text: String, by baseline: Baseline) -> (new: [RuleID], known: Int, gone: Int) {
    var result = run.check(Array(text.utf8), path: "b.yaml")
    let rest = baseline.settle(&result) { _ in Array(text.utf8) }
    let file = result.files.first
    return (file?.diagnostics.map(\.rule) ?? [], file?.baselined.count ?? 0, rest.count)
  }

  @Test func knowsWhatItWasMadeFrom() {
    let text = question("one", summary: "\"\(long) , , , .\"", level: "Low")
    let (new, known, gone) = settled(text, by: baseline(text))
    #expect(new.isEmpty && known == 2 && gone == 0)
  }

  /// What YAML itself does not allow stands in the text of its diagnostic.
  @Test(arguments: [
    "a\u{FEFF}b", "a\u{FFFE}b", "a\u{9B}b", "a\u{1}b", "a \"\u{2028}\u{202E}\u{FEFF}", "👩\u{200D}👧 \u{FEFF}",
  ])
  func isReadAsItWasWritten(text: String) throws {
    let known = baseline("- id: one\n  question: \"\(text)\n")
    #expect(known.count > 0)
    #expect(try BaselineFile.read(BaselineFile.text(of: known), of: "baseline.json") == known)
  }

  @Test(arguments: [
    ">-\n    Flask maps URLs to functions with the\n    route decorator, and its routes convert what they take: ,\n    , , .",
    "\"Flask maps URLs to functions with the route decorator, and its routes convert\n\n    what they take:\n    , , , .\"",
  ])
  func knowsATextThatIsWrappedAnew(summary: String) {
    let old = question("one", summary: ">-\n    \(long)\n    , , , .")
    let (new, known, _) = settled(
      question("zero", summary: "\"\(long)\"") + question("one", summary: summary), by: baseline(old))
    #expect(!new.contains("damage/empty-list-slot") && known == 1)
  }

  @Test func anotherQuestionIsAnotherDiagnostic() {
    let old = baseline(question("one", summary: "\"\(long) , , , .\""))
    let (new, known, gone) = settled(question("two", summary: "\"\(long) , , , .\""), by: old)
    #expect(new == ["damage/empty-list-slot"] && known == 0 && gone == 1)
  }

  @Test func equalOnesAreCounted() {
    let twice = question("one", summary: "\"\(long) , , , .\"") + question("one", summary: "\"\(long) , , , .\"")
    let damage = settled(twice, by: baseline(question("one", summary: "\"\(long) , , , .\"")))
    #expect(damage.known == 1)
    #expect(damage.new.filter { $0 == "damage/empty-list-slot" }.count == 1)
  }

  /// Either of two questions with one text may be reported, as their files are called.
  @Test func eitherOfTwoEqualQuestionsIsKnown() {
    let one = question("one", summary: "\"\(long)\"")
    let two = question("two", summary: "\"\(long)\"").replacing("What is two", with: "what is ONE")
    let old = baseline(one + two)
    #expect(old.keys.map(\.rule) == ["bank/duplicate-question"])
    let (new, known, gone) = settled(two + one, by: old)
    #expect(new.isEmpty && known == 1 && gone == 0)
  }

  @Test func isReadAsItWasWritten() throws {
    let folder = try TemporaryFolder()
    let text = question("one", summary: "'\(long) , , , . \"\\\u{E9}'", level: "\"x\\u0301\\t\"")
    var written = baseline(text)
    written.add(BaselineKey(question: "e\u{301}", field: nil, rule: "a/b", text: "\u{0}\u{1}"), count: 7)
    written.add(BaselineKey(question: "\u{E9}", field: nil, rule: "a/b", text: "\u{0}\u{1}"), count: 2)
    try Files.write(BaselineFile.text(of: written), to: "\(folder.path)/b.json")
    let read = try BaselineFile.read(SourcePath("\(folder.path)/b.json"))
    #expect(read == written && read.count >= 10)
    #expect(BaselineFile.text(of: read) == BaselineFile.text(of: written))
  }

  /// Whatever is in the file: an error with a place, or a baseline, and no trap.
  @Test(arguments: [
    "", "null", "[]", "{}", "{\"version\": 1}", "{\"version\": \"1\", \"entries\": []}",
    "{\"version\": 1, \"entries\": {}}",
    "{\"version\": 1, \"entries\": [[]]}", "{\"version\": 1, \"entries\": [{\"rule\": 1, \"text\": \"\"}]}",
    "{\"version\": 1, \"entries\": [{\"rule\": \"a\", \"text\": \"\", \"count\": 99999999999999999999}]}",
    "{\"version\": 1, \"entries\": [{\"rule\": \"a\", \"text\": \"\", \"count\": 1.5}]}",
    "{\"version\": 99999999999999999999, \"entries\": []}", "{\"version\": 1, \"entries\": [", "\u{0}",
    String(repeating: "[", count: 100_000),
  ])
  func whatIsNoBaselineIsAnError(text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "b.json")
    #expect(throws: ConfigurationError.self) { try BaselineFile.read(SourcePath("\(folder.path)/b.json")) }
  }

  @Test func countsDoNotOverflow() throws {
    let folder = try TemporaryFolder()
    let entry = "{\"rule\": \"a\", \"text\": \"\", \"count\": 1000000}"
    let entries = [String](repeating: entry, count: 5_000).joined(separator: ",")
    try folder.write("{\"version\": 1, \"entries\": [\(entries)]}", to: "b.json")
    #expect(try BaselineFile.read(SourcePath("\(folder.path)/b.json")).count == 1_000_000)
  }

  @Test func cutFilesNeverTrap() throws {
    let folder = try TemporaryFolder()
    let text = BaselineFile.text(of: baseline(question("one", summary: "\"\(long) , , , .\"", level: "Low")))
    for length in 0..<(text.count - 2) {
      try Files.write(text.prefix(length), to: "\(folder.path)/b.json")
      #expect(throws: ConfigurationError.self) { try BaselineFile.read(SourcePath("\(folder.path)/b.json")) }
    }
  }
}

import Diagnostics
import Questions
import Rules
import TestSupport
import Testing
import YAML

@testable import Linting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ConfigurationTests {
  private let folder: TemporaryFolder
  private let root: String

  init() throws {
    folder = try TemporaryFolder()
    root = String(decoding: try #require(PathBytes.real(Array(folder.path.utf8))), as: UTF8.self)
  }

  private static let option = RuleOption("words", standard: .texts(["todo"]), summary: "the words that are looked for")
  private static let known = KnownRules([
    RuleMetadata(id: "schema/field-type", severity: .error, summary: "", why: "", mend: ""),
    RuleMetadata(id: "schema/empty-field", severity: .error, summary: "", why: "", mend: ""),
    RuleMetadata(id: "text/placeholder-text", severity: nil, summary: "", why: "", mend: "", options: [option]),
    RuleMetadata(id: "limit/depth", severity: .error, summary: "", why: "", mend: ""),
  ])

  private func load(_ text: String? = nil, from path: String = "") throws(ConfigurationError) -> Configuration {
    if let text {
      do { try folder.write(text, to: ".qlint.yml") } catch { Issue.record(error) }
    }
    return try ConfigurationLoader.load(
      .search, workingDirectory: SourcePath(path.isEmpty ? root : "\(root)/\(path)"), known: Self.known)
  }

  /// What is wrong with a configuration: the marked text, the message and the help of each problem.
  private func problems(_ text: String? = nil) -> [String] {
    do throws(ConfigurationError) {
      _ = try load(text)
      return []
    } catch {
      return error.problems.flatMap { problem in
        (problem.message.map { ["\(problem.path.display): \($0)"] } ?? [])
          + problem.diagnostics.map { diagnostic in
            let source = problem.source?.bytes ?? []
            let marked = String(decoding: source[diagnostic.range.start..<diagnostic.range.end], as: UTF8.self)
            return "\(marked) | \(diagnostic.message) | \(diagnostic.help ?? "")"
          }
      }
    }
  }

  /// Of very many mistakes, over all files, as many are shown as anybody reads.
  @Test(.timeLimit(.minutes(Patience.factor))) func mistakesByTheThousand() throws {
    let rules = (0..<20_000).map { "damage/x\($0): off" }.joined(separator: ", ")
    try folder.write("rules: {\(rules)}\n", to: "base.yml")
    let found = problems("extends: [base.yml, base.yml, base.yml]\n")
    #expect(found.count == 101)
    #expect(found.last == ".qlint.yml: 59900 more problems are not shown")
  }

  @Test func withoutAFileAllIsStandard() throws {
    try folder.write("", to: ".git/HEAD")
    let found = try load()
    #expect(found.files.isEmpty)
    #expect(found.root == SourcePath(root))
    #expect(found.levels == ["Entry", "Junior", "Mid", "Senior", "Expert"])
    #expect(found.summaryLength == LengthRange(min: 80, max: 500))
    #expect(try load("# nothing\n").files == [".qlint.yml"])
  }

  @Test func everySettingIsRead() throws {
    try folder.write("{}", to: "extra.json")
    let found = try load(
      """
      levels: [Low, High]
      required: [id, question, owner]
      fields: {summary: quick_summary, level: difficulty}
      extra-fields: [owner]
      summary: {max: 300}
      answer: {min: 10}
      question: {min: 5, max: 0x64}
      id-pattern: ^[a-z]+$
      rules:
        schema: warning
        schema/field-type: off
        text/placeholder-text: {severity: hint, words: [fixme]}
      overrides:
        - paths: [Old/]
          rules: {schema/empty-field: off}
      include: ['*.yaml']
      exclude: [drafts/]
      schema: extra.json
      limits: {file-size: 1000, depth: 8}
      fail-on: never
      """)
    #expect(found.levels == ["Low", "High"])
    #expect(found.required == ["id", "question", "owner"])
    #expect(found.fieldNames == FieldNames([.summary: "quick_summary", .level: "difficulty"]))
    #expect(found.extraFields == ["owner"])
    #expect(found.summaryLength == LengthRange(min: 80, max: 300))
    #expect(found.answerLength == LengthRange(min: 10))
    #expect(found.questionLength == LengthRange(min: 5, max: 100))
    #expect(found.idPattern == "^[a-z]+$")
    #expect(found.rules["schema"] == RuleSetting(level: .severity(.warning)))
    #expect(found.rules["schema/field-type"] == RuleSetting(level: .off))
    #expect(
      found.rules["text/placeholder-text"]
        == RuleSetting(level: .severity(.hint), options: ["words": .texts(["fixme"])]))
    #expect(found.overrides.count == 1)
    #expect(found.overrides[0].paths.covers(file: Array("Old/x/q.yml".utf8)[...]))
    #expect(!found.include.takes(file: Array("a.yml".utf8)[...]))
    #expect(found.exclude.covers(file: Array("x/drafts/a.yml".utf8)[...]))
    #expect(found.exclude.covers(file: Array("node_modules/a.yml".utf8)[...]))
    #expect(found.schema == SourcePath("\(root)/extra.json"))
    #expect(found.limits.fileSize == 1000)
    #expect(found.limits.depth == 8)
    #expect(found.limits.nodes == 250_000)
    #expect(found.failOn == .never)
  }

  @Test func theFileIsFoundOnceAndUpward() throws {
    try folder.write("levels: [A]\n", to: ".qlint.yaml")
    try folder.write("", to: "a/b/q.yml")
    let found = try load(from: "a/b")
    #expect(found.levels == ["A"])
    #expect(found.root == SourcePath(root))
    #expect(found.files == ["../../.qlint.yaml"])
    // Behind the repository's folder nobody looks.
    try folder.write("", to: "a/.git/HEAD")
    #expect(try load(from: "a/b").files.isEmpty)
  }

  @Test func aNamedFileAndNone() throws {
    try folder.write("levels: [A]\n", to: ".qlint.yml")
    try folder.write("levels: [B]\n", to: "ci/strict.yml")
    let here = SourcePath(root)
    #expect(try ConfigurationLoader.load(.none, workingDirectory: here, known: Self.known).levels.count == 5)
    let named = try ConfigurationLoader.load(.file("ci/strict.yml"), workingDirectory: here, known: Self.known)
    #expect(named.levels == ["B"])
    #expect(named.root == here)
    #expect(throws: ConfigurationError.self) {
      try ConfigurationLoader.load(.file("none.yml"), workingDirectory: here, known: Self.known)
    }
  }

  @Test func extendedFilesComeFirst() throws {
    try folder.write("levels: [A]\nrules: {schema: off, limit/depth: warning}\nexclude: [x/]\n", to: "base/one.yml")
    try folder.write("extends: one.yml\nlevels: [B]\nsummary: {min: 1}\nfields: {summary: short}\n", to: "base/two.yml")
    let found = try load("extends: [base/two.yml]\nrules: {schema: error}\nexclude: [y/]\nfields: {level: grade}\n")
    #expect(found.levels == ["B"])
    #expect(
      found.rules == [
        "schema": RuleSetting(level: .severity(.error)), "limit/depth": RuleSetting(level: .severity(.warning)),
      ])
    #expect(found.summaryLength == LengthRange(min: 1, max: 500))
    #expect(found.fieldNames == FieldNames([.summary: "short", .level: "grade"]))
    #expect(found.files == ["base/one.yml", "base/two.yml", ".qlint.yml"])
    for path in ["x/a", "y/a", "node_modules/a"] { #expect(found.exclude.covers(file: Array(path.utf8)[...])) }
  }

  @Test(arguments: [
    ("levls: [A]\n", "levls | unknown key `levls` | did you mean `levels`?"),
    (
      "rules: {schema/field-typ: off}\n",
      "schema/field-typ | unknown rule \"schema/field-typ\" | did you mean \"schema/field-type\"?"
    ),
    (
      "rules:\n  text/placeholder-text: {word: [x]}\n",
      "word | \"text/placeholder-text\" has no option \"word\" | did you mean \"words\"?"
    ),
    (
      "rules:\n  text/placeholder-text: {words: 5}\n",
      "5 | the option \"words\" of \"text/placeholder-text\" must be a list of texts | the words that are looked for"
    ),
    (
      "rules:\n  schema: {words: [x]}\n",
      "words | the group \"schema\" has no option \"words\" | options belong to a rule, such as \"schema/field-type\""
    ),
    (
      "rules: {limit: off}\n",
      "limit | \"limit\" cannot be switched off | what it reports means that a file was not read as it should be"
    ),
    (
      "rules: {schema: warn}\n",
      "warn | `schema` is \"warn\", which is not an allowed value | did you mean \"warning\"? "
        + "allowed: \"error\", \"warning\", \"info\", \"hint\", \"on\" or \"off\""
    ),
    ("summary: {min: 9, max: 8}\n", "{min: 9, max: 8} | the minimum 9 is above the maximum 8 | "),
    (
      "exclude: ['[a']\n",
      "'[a' | \"[a\" is not a pattern for paths: a \"[\" has no \"]\" | patterns are written as in .gitignore"
    ),
    (
      "required: [quick_summary]\nfields: {summary: quick_summary}\n",
      "quick_summary | unknown field \"quick_summary\" | did you mean \"summary\"?"
    ),
    (
      "fields: {summary: answer}\n",
      "answer | the fields \"summary\" and \"answer\" are both called \"answer\" | give each field a name of its own"
    ),
    ("extra-fields: [id]\n", "id | \"id\" is no extra field: the field \"id\" is called so | remove it"),
    ("a: 1\n---\nb: 2\n", "a | unknown key `a` | "),
    ("levels:\n", "levels | `levels` is empty, but must be a list | write a value, or remove the key"),
    ("baseline: a.json\n", "baseline | unknown key `baseline` | "),
    ("overrides: [{paths: [], rules: {}}]\n", "[] | `paths` is an empty list, but needs at least 1 | "),
  ])
  func problemsAreReported(_ text: String, _ expected: String) {
    let found = problems(text)
    #expect(found.first.map { $0.hasPrefix(expected) } == true, "\(found)")
  }

  @Test func everyFieldCanHaveAnotherName() throws {
    for field in Field.allCases {
      #expect(try load("fields: {\(field.name): own_\(field.name)}\n").fieldNames[field] == "own_\(field.name)")
    }
  }

  @Test func allProblemsOfAllFilesAreReported() throws {
    try folder.write("levels: 5\n", to: "base.yml")
    let found = problems("extends: [base.yml, none.yml]\nrules: 5\nfail-on: sometimes\n")
    #expect(found.count == 4, "\(found)")
    #expect(found.contains { $0.hasPrefix("none.yml | cannot extend \"none.yml\": no such file or directory") })
    #expect(problems("hello\n") == ["hello | a configuration is a mapping of settings | "])
    #expect(problems("[").count == 1)
    #expect(problems("limits: {depth: 65}\n").first?.contains("can only lower this limit") == true)
    #expect(problems("id-pattern: '('\n").first?.contains("is not a regular expression") == true)
  }

  @Test(arguments: [
    ("../outside.yml", "leads out of the project"), ("/etc/passwd", "is not relative"), ("~/x", "is not relative"),
    ("http://127.0.0.1:9/x.yml", "is an address"), ("${HOME}/x", "holds a \"$\""),
    ("a/../../b", "leads out of the project"),
    ("link.yml", "leads out of the project"), (".", "not a regular file but a folder"),
    (".qlint.yml", "extends itself"),
    ("pipe", "not a regular file but a named pipe"),
  ])
  func whatLiesOutsideIsNeverOpened(_ path: String, _ reason: String) {
    #expect(symlink("/etc/passwd", "\(root)/link.yml") == 0)
    #expect(mkfifo("\(root)/pipe", 0o600) == 0)
    let found = problems("extends: '\(path)'\n")
    #expect(found.count == 1 && found[0].contains(reason), "\(found)")
    #expect(!found.joined().contains("root:"))
    if reason.hasPrefix("leads") || reason.hasPrefix("is") {
      let other = problems("schema: '\(path)'\n")
      #expect(other.count == 1 && other[0].contains(reason), "\(other)")
    }
  }

  @Test func chainsAndFansAreCutOff() throws {
    for index in 0..<50 { try folder.write("extends: c\(index + 1).yml\n", to: "c\(index).yml") }
    #expect(problems("extends: c0.yml\n").first?.contains("more than 10 deep") == true)
    for index in 0..<9 {
      let names = Array(repeating: "f\(index + 1).yml", count: 9).joined(separator: ", ")
      try folder.write("extends: [\(names)]\n", to: "f\(index).yml")
    }
    try folder.write("levels: [A]\n", to: "f9.yml")
    #expect(problems("extends: f0.yml\n").contains { $0.contains("more than 100 configuration files") })
    try folder.write("extends: b.yml\n", to: "a.yml")
    try folder.write("extends: a.yml\n", to: "b.yml")
    #expect(problems("extends: a.yml\n").first?.contains("extends itself") == true)
  }

  @Test func whatIsNoFileIsNoConfiguration() throws {
    try folder.write("", to: ".qlint.yml/x")
    #expect(problems() == [".qlint.yml: not a regular file but a folder"])
  }

  @Test func aPipeAndALinkOutsideAreNoConfiguration() throws {
    #expect(mkfifo("\(root)/.qlint.yml", 0o600) == 0)
    #expect(problems() == [".qlint.yml: not a regular file but a named pipe"])
    #expect(unlink("\(root)/.qlint.yml") == 0)
    #expect(symlink("/etc/passwd", "\(root)/.qlint.yml") == 0)
    #expect(problems() == [".qlint.yml: the file is a link that leads out of the project"])
  }

  @Test func tooLargeAFileIsRefused() {
    #expect(
      problems("a: " + String(repeating: "x", count: 2 << 20)).first?.contains("more than the 1048576 bytes") == true)
  }
}

import Diagnostics
import Rules
import TestSupport
import Testing
import YAML

@testable import Linting

@Suite struct SuppressionTests {
  private static let known = KnownRules(BuiltInRules.metadata)
  private static let settings = RulePolicy(
    Configuration(root: "/"), known: known, workingDirectory: "/"
  ).base

  private func read(_ text: String) -> SuppressionSet { readAll(text).set }

  /// The suppressions of a text, and what is wrong with them.
  private func readAll(_ text: String) -> (set: SuppressionSet, problems: [Diagnostic]) {
    let parser = Parser()
    return Array(text.utf8).withUnsafeBytes { bytes in
      _ = parser.parse(bytes)
      var collector = DiagnosticCollector()
      let set = SuppressionSet(parser.tree, known: Self.known, into: &collector)
      return (set, collector.diagnostics)
    }
  }

  private func unused(
    of set: SuppressionSet, settings: RuleSettings = settings, omitted: Set<RuleID> = []
  ) -> [Diagnostic] {
    var collector = DiagnosticCollector()
    set.reportUnused(known: Self.known, settings: settings, omitted: omitted, into: &collector)
    return collector.diagnostics
  }

  /// The text in which the first suppression holds; nil: the whole file.
  private func scope(_ text: String) throws -> String? {
    guard case .range(let range) = try #require(read(text).suppressions.first).scope else { return nil }
    return String(decoding: Array(text.utf8)[range.start..<range.end], as: UTF8.self)
  }

  private func diagnostic(_ rule: RuleID, at word: String, in text: String) throws -> Diagnostic {
    let (bytes, wanted) = (Array(text.utf8), Array(word.utf8))
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: wanted) })
    return Diagnostic(rule: rule, severity: .error, message: "m", range: SourceRange(start, start + wanted.count))
  }

  private func fixed(_ text: String, _ diagnostics: [Diagnostic]) -> String {
    var bytes = Array(text.utf8)
    let edits = diagnostics.flatMap(\.fixes).flatMap(\.edits).sorted { $0.range.start > $1.range.start }
    for edit in edits { bytes.replaceSubrange(edit.range.start..<edit.range.end, with: edit.text.utf8) }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let comment = "# qlint-ignore schema: why"

  @Test(arguments: [
    // A field.
    ("a: 1\n%\nb: 2\nc: 3\n", "%\nb: 2"),
    ("a: 1\n%\nb:\n  - x\n  - y\nc: 3\n", "%\nb:\n  - x\n  - y"),
    ("%\nb: |\n  text\n  text\nc: 3\n", "%\nb: |\n  text\n  text"),
    ("a:\n  %\n  b: 1\n  c: 2\n", "%\n  b: 1"),
    ("%\n? b\n: 1\n", "%\n? b\n: 1"),
    ("%\n'b' : 1\nc: 2\n", "%\n'b' : 1"),
    // An item, the first and another.
    ("q:\n  %\n  - id: a\n    x: 1\n  - id: b\n", "%\n  - id: a\n    x: 1"),
    ("q:\n%\n- id: a\n- id: b\n", "%\n- id: a"),
    ("q:\n  - id: a\n  %\n  - id: b\n    x: 1\n  - id: c\n", "%\n  - id: b\n    x: 1"),
    ("- a\n%\n- b\n- c\n", "%\n- b"),
    ("- a\n%\n- - b\n  - c\n- d\n", "%\n- - b\n  - c"),
    // The first field of an item, not the item.
    ("-\n  %\n  id: a\n  x: 1\n", "%\n  id: a"),
    // A value of its own.
    ("a:\n  %\n  text\nb: 1\n", "%\n  text"),
    ("a: [\n  %\n  x, y]\n", "%\n  x"),
    ("a:\n  %\n  [x,\n   y]\nb: 1\n", "%\n  [x,\n   y]"),
    // Other comments, blank lines and documents in between.
    ("%\n\n# more\nb: 2\nc: 3\n", "%\n\n# more\nb: 2"),
    ("%\n---\na: 1\nb: 2\n", "%\n---\na: 1"),
    // Its own line.
    ("a: 1 %\nb: 2\n", "a: 1 %"),
    ("q:\n  - id: a %\n    x: 1\n", "  - id: a %"),
    ("a: | %\n  text\nb: 2\n", "a: | %\n  text"),
    // Nothing.
    ("a: 1\n%\n", "%"),
    ("%", "%"),
  ])
  func scopes(_ text: String, _ expected: String) throws {
    func filled(_ text: String) -> String {
      text.split(separator: "%", omittingEmptySubsequences: false).joined(separator: Self.comment)
    }
    #expect(try scope(filled(text)) == filled(expected))
    // The same with the line ends of Windows.
    let windows = filled(text).unicodeScalars.map { $0 == "\n" ? "\r\n" : String($0) }.joined()
    let expectedWindows = filled(expected).unicodeScalars.map { $0 == "\n" ? "\r\n" : String($0) }.joined()
    #expect(try scope(windows) == expectedWindows)
  }

  @Test func aFileSuppressionHoldsEverywhere() throws {
    let text = "a: 1\nb: x # qlint-ignore-file schema/field-type: why\n"
    #expect(try scope(text) == nil)
    var set = read(text)
    let found = set.apply(to: [try diagnostic("schema/field-type", at: "1", in: text)], known: Self.known)
    #expect(found.kept.isEmpty)
    #expect(found.suppressed.count == 1)
  }

  @Test func rulesAndGroupsAreSuppressed() throws {
    let text = "# qlint-ignore schema/field-type, damage: why\na: 1\nb: 2\n"
    var set = read(text)
    let all = [
      try diagnostic("schema/field-type", at: "1", in: text),
      try diagnostic("damage/empty-list-slot", at: "1", in: text),
      try diagnostic("schema/empty-field", at: "1", in: text), try diagnostic("schema/field-type", at: "2", in: text),
    ]
    let (kept, suppressed) = set.apply(to: all, known: Self.known)
    #expect(suppressed.map(\.diagnostic) == Array(all[..<2]))
    #expect(
      suppressed.map { $0.reason.map { reason in Array(text.utf8)[reason.start..<reason.end] } } == [
        Array("why".utf8)[...], Array("why".utf8)[...],
      ])
    #expect(kept == Array(all[2...]))
    #expect(unused(of: set).isEmpty)
  }

  @Test func whatKeepsAFileFromBeingReadIsNeverSuppressed() throws {
    let text = "# qlint-ignore-file yaml, encoding/invalid-utf8: why\na: 1\n"
    var (set, problems) = readAll(text)
    #expect(problems.map(\.message) == ["\"encoding/invalid-utf8\" cannot be suppressed"])
    let (kept, _) = set.apply(to: [try diagnostic("yaml/syntax", at: "1", in: text)], known: Self.known)
    #expect(kept.count == 1)
  }

  @Test(arguments: [
    ("# qlint-ignore schema/field-typ: why", "unknown-rule", "schema/field-typ", "did you mean \"schema/field-type\"?"),
    (
      "# qlint-ignore empty-list-slot: why", "unknown-rule", "empty-list-slot",
      "did you mean \"damage/empty-list-slot\"?"
    ),
    ("# qlint-ignore *: why", "unknown-rule", "*", "\"qlint rules\" lists the rules and their groups"),
    ("# qlint-ignore schema", "missing-reason", "# qlint-ignore schema", nil),
    ("# qlint-ignore schema:  ", "missing-reason", "# qlint-ignore schema:  ", nil),
    ("# qlint-ignore", "malformed", "qlint-ignore", nil), ("# qlint-ignore : why", "malformed", "qlint-ignore", nil),
    ("#qlint-ignore-begin schema", "malformed", "qlint-ignore-begin", nil),
    ("# qlint-ignore schema it is right", "malformed", "it is right", nil),
    ("# qlint-ignore-file yaml/syntax: why", "malformed", "yaml/syntax", nil),
  ])
  func badSuppressions(_ comment: String, _ rule: String, _ marked: String, _ help: String?) throws {
    let text = "a: 1\n\(comment)\nb: 2\n"
    let problem = try #require(readAll(text).problems.first)
    #expect(readAll(text).problems.count == 1)
    #expect(problem.rule.rawValue == "suppression/\(rule)")
    #expect(try problem.range == diagnostic("x/y", at: marked, in: text).range)
    if let help { #expect(problem.help == help) }
  }

  @Test func otherCommentsAndTextsAreLeftAlone() {
    #expect(read("# see qlint-ignore in the manual\na: 1\n").isEmpty)
    #expect(read("a: '# qlint-ignore schema'\nb: |\n  # qlint-ignore x\nc: x# qlint-ignore y\n").isEmpty)
    #expect(read("a: qlint\nq: qlint-ignor\n").isEmpty)
    #expect(read("").isEmpty)
  }

  @Test func unusedSuppressionsAreReportedAndFixedAway() throws {
    let text = "a: 1\n  # qlint-ignore schema, damage, text/x: why\nb: 2 # qlint-ignore schema/field-type: why\nc: 3\n"
    let set = read(text)
    let unused = unused(of: set)
    #expect(
      unused.map(\.range) == [try diagnostic("x/y", at: "schema,", in: text).range].map {
        SourceRange($0.start, $0.end - 1)
      }
        + [
          try diagnostic("x/y", at: "damage", in: text).range,
          try diagnostic("x/y", at: "schema/field-type", in: text).range,
        ])
    #expect(fixed(text, unused) == "a: 1\n  # qlint-ignore text/x: why\nb: 2\nc: 3\n")
  }

  @Test func aCommentAloneGoesWithItsLine() throws {
    let text = "\u{FEFF}# qlint-ignore-file schema: why\r\na: 1\r\n  # qlint-ignore damage: why\r\nb: 2"
    let unused = unused(of: read(text))
    #expect(fixed(text, unused) == "\u{FEFF}a: 1\r\nb: 2")
  }

  @Test func oneOfTwoUsedLeavesTheOther() throws {
    let text = "# qlint-ignore damage, schema/field-type, schema/empty-field: why\na: 1\n"
    var set = read(text)
    _ = set.apply(to: [try diagnostic("schema/field-type", at: "1", in: text)], known: Self.known)
    let unused = unused(of: set)
    #expect(fixed(text, unused) == "# qlint-ignore schema/field-type: why\na: 1\n")
  }

  @Test func rulesThatDidNotRunAreNotJudged() throws {
    let text = "# qlint-ignore-file text/repeated-word, damage, bank/duplicate-id: why\na: 1\n"
    let selection = try RuleSelection(select: ["damage/empty-list-slot", "bank"], ignore: [], known: Self.known)
    let settings = RulePolicy(Configuration(root: "/"), selection: selection, known: Self.known, workingDirectory: "/")
      .base
    let unused = unused(of: read(text), settings: settings)
    #expect(unused.map(\.message) == ["nothing is suppressed for \"bank/duplicate-id\" here"])
    #expect(self.unused(of: read(text), settings: settings, omitted: ["bank/duplicate-id"]).isEmpty)
  }

  @Test(.timeLimit(.minutes(Patience.factor))) func floodsAreCutOff() {
    let (many, problems) = readAll(
      "# qlint-ignore: \n# qlint-ignore " + Array(repeating: "a", count: 100_000).joined(separator: ",") + "\na: 1\n")
    #expect(many.suppressions.first?.selectors.count == 100)
    #expect(problems.contains { $0.rule == "limit/suppressions" })
    let nested = readAll(String(repeating: "# qlint-ignore schema: x\n", count: 20_000) + "a: 1\n")
    #expect(nested.set.suppressions.count == 1_000)
    #expect(nested.problems.map(\.rule) == ["limit/suppressions"])
  }

  /// Words are looked for only for the unknown names that are shown.
  @Test(.timeLimit(.minutes(Patience.factor))) func unknownNamesByTheThousand() {
    let names = (0..<100).map { "text/x\($0)" }.joined(separator: ",")
    let (set, problems) = readAll(String(repeating: "# qlint-ignore \(names): x\n", count: 1_000) + "a: 1\n")
    #expect(set.suppressions.count == 1_000)
    #expect(problems.count == DiagnosticCollector.limitPerRule)
  }

  private func check(_ text: String) throws -> LintResult {
    let policy = RulePolicy(Configuration(root: "/"), known: Self.known, workingDirectory: "/")
    return LintRun(try Linter(Configuration(root: "/"), policy: policy), jobs: 1).check(
      Array(text.utf8), path: "a.yaml")
  }

  /// What is found twice at one place, through an alias, is one diagnostic whether it is suppressed or not.
  @Test func whatAliasesLeadToIsCountedOnce() throws {
    let text = "questions:\n  - &a {id: Old_Id}\n  - *a\n"
    let shown = try check(text).files.flatMap(\.diagnostics).filter { $0.rule.group == "schema" }
    #expect(shown.count == Set(shown).count)
    let result = try check("# qlint-ignore-file schema: old\n" + text)
    #expect(result.suppressed == shown.count && result.files.flatMap(\.silenced).count == shown.count)
  }

  /// Of names that suppress nothing, as many are shown as of other things, and the rest is counted.
  @Test(.timeLimit(.minutes(Patience.factor))) func unusedNamesByTheThousand() throws {
    let names = Array(repeating: "damage/empty-list-slot", count: 100).joined(separator: ",")
    let text = String(repeating: "# qlint-ignore \(names): x\n", count: 1_000) + "a: 1\n"
    let found = try check(text).files.flatMap(\.diagnostics)
    #expect(found.count { $0.rule == "suppression/unused" } == DiagnosticCollector.limitPerRule)
    let notice = try #require(found.first { $0.rule == "limit/diagnostics" })
    #expect(notice.message.contains("99900 more"))
  }

  /// What stands around a node is looked at once, however many comments stand before it.
  @Test(
    .timeLimit(.minutes(Patience.factor)),
    arguments: [
      ("", " ", "a: 1\n"), ("a:\n", " x\n", "\nb: 1\n"),
    ])
  func manyCommentsBeforeManyBlanks(before: String, blank: String, behind: String) {
    let comments = String(repeating: Self.comment + "\n", count: 1_000)
    let blanks = blank == " " ? String(repeating: " ", count: 1 << 20) : blank + String(repeating: "\n", count: 1 << 20)
    #expect(read(before + comments + blanks + behind).suppressions.count == 1_000)
  }

  /// The search for the next comment is not begun anew behind each value.
  @Test(.timeLimit(.minutes(Patience.factor))) func fewCommentsAmongManyValues() {
    let set = read(Self.comment + "\n" + String(repeating: "- a: b\n", count: 80_000) + "- c: d " + Self.comment + "\n")
    #expect(set.suppressions.count == 2)
  }
}

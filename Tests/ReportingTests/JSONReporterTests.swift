import Diagnostics
import Foundation
import Reporting
import Testing

@Suite struct JSONReporterTests {
  private static let text = "questions:\n  - id: é\n    level: senior\n"

  /// A report that uses every member of the format.
  private static func everything() throws -> String {
    let first = Diagnostic(
      rule: "schema/allowed-level", severity: .error, message: "unknown level \"senior\"",
      help: "did you mean \"Senior\"?",
      range: range(of: "senior", in: text),
      notes: [
        Note("first used here", range: SourceRange(0, 9)), Note("and here", file: "gone.yml", range: SourceRange(1, 2)),
      ],
      fixes: [Fix("replace it", .safe, [Edit(range(of: "senior", in: text), "Senior")])], question: "é", field: "level",
      path: "/questions/0/level")
    let second = Diagnostic(rule: "yaml/syntax", severity: .hint, message: "odd", range: SourceRange(2, 2))
    let odd = SourcePath(bytes: Array("caf".utf8) + [0xFF])
    return try output(
      of: JSONReporter(),
      [ReportedFile(path: "a.yml", diagnostics: [first]), ReportedFile(path: odd, diagnostics: [second])],
      errors: [
        ReportError(path: odd, kind: .io, message: "cannot be read"),
        ReportError(kind: .config, message: "unknown key"),
      ], sources: Sources(["a.yml": text, odd: text])
    ) {
      $0.statistics = Statistics($0.files, finds: { "what \($0) finds" }, topics: { _ in ["Python"] })
    }
  }

  @Test func isExactlyThis() throws {
    let shown = try Self.everything()
    #expect(
      shown == #"""
        {"version":1,
        "tool":{"name":"qlint","version":"0.1.0"},
        "summary":{"files":12,"affectedFiles":2,"questions":240,"errors":1,"warnings":0,"infos":0,"hints":1,\#
        "suppressed":0,"truncated":0,"fixable":{"safe":1,"unsafe":0}},
        "errors":[
        {"path":"caf�","pathBytes":"Y2Fm/w==","kind":"io","message":"cannot be read"},
        {"kind":"config","message":"unknown key"}],
        "statistics":[
        {"rule":"schema/allowed-level","count":1,"fixable":1,"finds":"what schema/allowed-level finds"},
        {"rule":"yaml/syntax","count":1,"fixable":0,"finds":"what yaml/syntax finds"}],
        "fileStatistics":[
        {"file":"a.yml","count":1,"errors":1,"warnings":0,"infos":0,"hints":0},
        {"file":"caf�","fileBytes":"Y2Fm/w==","count":1,"errors":0,"warnings":0,"infos":0,"hints":1}],
        "topicStatistics":[
        {"topic":"Python","count":2,"errors":1,"warnings":0,"infos":0,"hints":1}],
        "diagnostics":[
        {"rule":"schema/allowed-level","severity":"error","message":"unknown level \"senior\"",\#
        "help":"did you mean \"Senior\"?","file":"a.yml","question":"é","field":"level",\#
        "path":"/questions/0/level","range":{"start":{"line":3,"column":12,"offset":33},"end":{"line":3,\#
        "column":18,"offset":39}},"notes":[{"message":"first used here","file":"a.yml","range":{"start":\#
        {"line":1,"column":1,"offset":0},"end":{"line":1,"column":10,"offset":9}}},{"message":"and here",\#
        "file":"gone.yml","range":{"start":{"offset":1},"end":{"offset":2}}}],"fixes":[{"title":"replace it",\#
        "applicability":"safe","edits":[{"text":"Senior","range":{"start":{"line":3,"column":12,"offset":33},\#
        "end":{"line":3,"column":18,"offset":39}}}]}],"docs":"qlint explain schema/allowed-level"},
        {"rule":"yaml/syntax","severity":"hint","message":"odd","file":"caf�","fileBytes":"Y2Fm/w==","path":"",\#
        "range":{"start":{"line":1,"column":3,"offset":2},"end":{"line":1,"column":3,"offset":2}},"notes":[],\#
        "fixes":[],"docs":"qlint explain yaml/syntax"}
        ]}

        """#)
  }

  @Test func nothingFoundIsAnEmptyList() throws {
    let text = try output(of: JSONReporter(), [], sources: Sources([:]))
    #expect(text.hasSuffix("\"errors\":[],\n\"diagnostics\":[]}\n"))
  }

  /// Strings come back as they were, and nothing in the text is what a terminal or a build log would obey.
  @Test(arguments: payloads) func stringsSurvive(payload: String) throws {
    let diagnostic = Diagnostic(
      rule: "a/b", severity: .info, message: payload, help: payload, range: SourceRange(0, 1), question: payload)
    let text = try output(
      of: JSONReporter(), [ReportedFile(path: SourcePath(payload), diagnostics: [diagnostic])],
      sources: Sources([SourcePath(payload): payload + "x"]))
    #expect(!text.unicodeScalars.contains(where: isForbidden))
    #expect(!text.contains("##["))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let found = try #require((object["diagnostics"] as? [[String: Any]])?.first)
    for key in ["message", "help", "file"] {
      #expect((found[key] as? String).map { Array($0.utf8) } == Array(payload.utf8))
    }
    #expect(
      (found["question"] as? String).map { Array($0.utf8) } == (payload.utf8.count > 1024 ? nil : Array(payload.utf8)))
  }

  @Test func truncationIsCounted() throws {
    let diagnostics = (0..<5).map {
      Diagnostic(rule: "a/b", severity: .warning, message: "m", range: SourceRange($0, $0))
    }
    let files = ["a.yml", "b.yml", "c.yml"].map { ReportedFile(path: $0, diagnostics: diagnostics) }
    var report = Report(toolVersion: "1", files: files, checkedFiles: 3, questions: 0)
    report.truncate(to: 7)
    #expect(report.files.map(\.path) == ["a.yml", "b.yml"])
    #expect(report.files.map(\.diagnostics.count) == [5, 2])
    #expect(report.truncated == 8)
    #expect(report.summary.warnings == 15)
    #expect(report.summary.affectedFiles == 3)
  }

  @Test func validatesAgainstItsSchema() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let schema = root.appendingPathComponent("Schemas/report.schema.json").path
    let check = """
      import json, sys
      try:
          import jsonschema
      except ImportError:
          sys.exit(77)
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      for path in sys.argv[2:]:
          for error in validator.iter_errors(json.load(open(path, encoding="utf-8"))):
              print(path, list(error.absolute_path), error.message)
      """
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("qlint-json-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let full = folder.appendingPathComponent("full.json")
    let empty = folder.appendingPathComponent("empty.json")
    try Data(Self.everything().utf8).write(to: full)
    try Data(output(of: JSONReporter(), [], sources: Sources([:])).utf8).write(to: empty)
    guard let result = run(["python3", "-c", check, schema, full.path, empty.path]), result.code != 77,
      result.code != 127
    else {
      print("skipped: python3 with jsonschema is not there")
      return
    }
    #expect(result.output == "")
    #expect(result.code == 0)
  }
}

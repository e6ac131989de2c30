import Diagnostics
import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct SARIFReporterTests {
  private static let text = "questions:\n  - id: é\n    level: senior\n"

  private static func report(_ change: (inout Report) -> Void = { _ in }) throws -> String {
    let diagnostic = Diagnostic(
      rule: "schema/allowed-level", severity: .error, message: "unknown [level] \"senior\"",
      help: "did you mean \"Senior\"?", range: range(of: "senior", in: text),
      notes: [
        Note("first used here", range: SourceRange(0, 9)), Note("and here", file: "b c.yml", range: SourceRange(1, 2)),
      ],
      fixes: [Fix("replace it", .safe, [Edit(range(of: "senior", in: text), "Senior")])], question: "é", field: "level",
      path: "/questions/0/level")
    let hint = Diagnostic(rule: "a/b", severity: .hint, message: "odd", range: SourceRange(11, 21))
    return try output(
      of: SARIFReporter(),
      [
        ReportedFile(
          path: "a.yml", diagnostics: [diagnostic],
          settled: [SettledDiagnostic(hint, .suppressed(reason: range(of: "é", in: text)))])
      ],
      errors: [ReportError(path: "gone.yml", kind: .io, message: "no such file")], sources: Sources(["a.yml": text])
    ) {
      $0.describe = { rule in
        rule == "a/b"
          ? nil : RuleDescription(severity: .warning, finds: "a wrong level", why: "It is.", mend: "Mend it.")
      }
      change(&$0)
    }
  }

  @Test func isExactlyThis() throws {
    #expect(
      try Self.report() == #"""
        {"$schema":"https://json.schemastore.org/sarif-2.1.0.json",
        "version":"2.1.0",
        "runs":[{"tool":{"driver":{"name":"qlint","semanticVersion":"0.1.0","informationUri":"https://qlint.dev",
        "rules":[
        {"id":"a/b","shortDescription":{"text":"A demand of the bank's own schema is not met."},"fullDescription":\#
        {"text":"A demand of the bank's own schema is not met."},"help":{"text":"A demand of the bank's own schema \#
        is not met."},"helpUri":"https://qlint.dev/rules/a/b","defaultConfiguration":{"level":"error"},\#
        "properties":{"tags":["a"],"precision":"high","problem.severity":"error"}},
        {"id":"schema/allowed-level","shortDescription":{"text":"A wrong level."},"fullDescription":{"text":"It is."},\#
        "help":{"text":"A wrong level.\n\nIt is.\n\nMend it.","markdown":"A wrong level.\n\n**Why it hurts.** It \#
        is.\n\n**How to mend it.** Mend it."},"helpUri":"https://qlint.dev/rules/schema/allowed-level",\#
        "defaultConfiguration":{"level":"warning"},"properties":{"tags":["schema"],"precision":"high",\#
        "problem.severity":"warning"}}]}},
        "columnKind":"unicodeCodePoints",
        "invocations":[{"executionSuccessful":false,"toolExecutionNotifications":[
        {"level":"error","message":{"text":"no such file"},"locations":[{"physicalLocation":{"artifactLocation":\#
        {"uri":"gone.yml"}}}],"descriptor":{"id":"io"}}]}],
        "results":[
        {"ruleId":"schema/allowed-level","ruleIndex":1,"level":"error","message":{"text":"Unknown \\[level\\] \#
        \"senior\". Did you mean \"Senior\"?\n[first used here](1), [and here](2)"},"locations":\#
        [{"physicalLocation":{"artifactLocation":{"uri":"a.yml"},"region":{"startLine":3,"startColumn":12,"endLine":3,\#
        "endColumn":18}},"logicalLocations":[{"fullyQualifiedName":"é/level","kind":"property"}]}],\#
        "relatedLocations":[{"id":1,"physicalLocation":{"artifactLocation":{"uri":"a.yml"},"region":{"startLine":1,\#
        "startColumn":1,"endLine":1,"endColumn":10}},"message":{"text":"first used here"}},{"id":2,\#
        "physicalLocation":{"artifactLocation":{"uri":"b%20c.yml"},"region":{"byteOffset":1,"byteLength":1}},\#
        "message":{"text":"and here"}}],"partialFingerprints":{"qlint/v1":"d25cb8ce83e63a53:1",\#
        "primaryLocationLineHash":"36d6ddf57e187cc3:1"},"fixes":[{"description":{"text":"replace it"},\#
        "artifactChanges":[{"artifactLocation":{"uri":"a.yml"},"replacements":[{"deletedRegion":{"startLine":3,\#
        "startColumn":12,"endLine":3,"endColumn":18},"insertedContent":{"text":"Senior"}}]}],\#
        "properties":{"applicability":"safe"}}],"suppressions":[]},
        {"ruleId":"a/b","ruleIndex":0,"level":"note","message":{"text":"Odd."},"locations":[{"physicalLocation":\#
        {"artifactLocation":{"uri":"a.yml"},"region":{"startLine":2,"startColumn":1,"endLine":2,"endColumn":10}}}],\#
        "partialFingerprints":{"qlint/v1":"ab913cd1e26428e:1","primaryLocationLineHash":"21ea19bfc0b76a42:1"},\#
        "suppressions":[{"kind":"inSource","justification":"é"}]}
        ]}]}

        """#)
  }

  /// With a baseline every result says whether it is new.
  @Test func baselineStates() throws {
    let text = try Self.report { report in
      report.hasBaseline = true
      report.files[0].settled[0].state = .baselined
    }
    #expect(text.contains("\"baselineState\":\"new\",\"suppressions\":[]}"))
    #expect(text.contains("\"baselineState\":\"unchanged\",\"suppressions\":[{\"kind\":\"external\"}]}"))
  }

  @Test func withoutSettledResultsNothingIsSaidOfSuppressions() throws {
    let text = try Self.report { $0.files[0].settled = [] }
    #expect(!text.contains("suppressions") && !text.contains("baselineState"))
  }

  /// The places of fixes are told to the character; those of results end on the line of their last character.
  @Test func rangesEndWithTheirLines() throws {
    let text = "ab\r\ncd\n"
    let whole = SourceRange(0, 4)
    let diagnostic = Diagnostic(
      rule: "a/b", severity: .error, message: "m", range: whole, fixes: [Fix("f", .safe, [Edit(whole, "")])])
    let shown = try output(
      of: SARIFReporter(), [ReportedFile(path: "a.yml", diagnostics: [diagnostic])], sources: Sources(["a.yml": text]))
    #expect(shown.contains("\"region\":{\"startLine\":1,\"startColumn\":1,\"endLine\":1,\"endColumn\":3}"))
    #expect(shown.contains("\"deletedRegion\":{\"startLine\":1,\"startColumn\":1,\"endLine\":2,\"endColumn\":1}"))
  }

  @Test func urisAreEncoded() throws {
    let paths: [(SourcePath, String)] = [
      ("a b/ü%#?.yml", "a%20b/%C3%BC%25%23%3F.yml"), ("/srv/a:b.yml", "file:///srv/a%3Ab.yml"),
      (SourcePath(bytes: [0x61, 0xFF]), "a%FF"), ("~a-b_c.d", "~a-b_c.d"),
    ]
    for (path, uri) in paths {
      let diagnostic = Diagnostic(rule: "a/b", severity: .error, message: "m", range: SourceRange(0, 0))
      let shown = try output(
        of: SARIFReporter(), [ReportedFile(path: path, diagnostics: [diagnostic])], sources: Sources([:]))
      #expect(shown.contains("{\"uri\":\"\(uri)\"}"))
    }
  }

  // MARK: Line hashes

  /// The `primaryLocationLineHash` of each line of a text.
  private func hashes(of text: [UInt8]) throws -> [String] {
    var sources = Sources([:])
    sources.files["a.yml"] = text
    let diagnostics = LineIndex(text).starts.map {
      Diagnostic(rule: "a/b", severity: .error, message: "m", range: SourceRange($0, $0))
    }
    let report = Report(
      toolVersion: "1", files: [ReportedFile(path: "a.yml", diagnostics: diagnostics)], checkedFiles: 1, questions: 0)
    var output = MemoryOutput()
    try SARIFReporter().write(report, sources: sources, to: &output)
    let object = try JSONSerialization.jsonObject(with: Data(output.bytes)) as? [String: Any]
    let run = try #require((object?["runs"] as? [[String: Any]])?.first)
    return try #require(run["results"] as? [[String: Any]]).compactMap {
      ($0["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"]
    }
  }

  /// The vectors of github/codeql-action's own tests.
  @Test func lineHashesAreGitHubs() throws {
    struct Vector: Decodable {
      var text: String
      var hashes: [String]
    }
    guard let path = Repository.shared("suites/formats/github/fingerprint-vectors.json") else { return }
    let vectors = try JSONDecoder().decode([Vector].self, from: Data(try #require(Files.bytes(path))))
    #expect(vectors.count == 8)
    for vector in vectors { #expect(try hashes(of: Array(vector.text.utf8)) == vector.hashes) }
  }

  /// The algorithm once more, as GitHub writes it: a window that rolls over the units of the whole file.
  private func rollingHashes(of text: String) -> [String] {
    var window = [UInt16](repeating: 0, count: 100)
    var lines = [Int](repeating: -1, count: 100)
    var (hash, index, line, lineStart, previousCR) = (UInt64(0), 0, 0, true, false)
    var counts: [UInt64: Int] = [:]
    var result: [String] = []
    let firstMod = (0..<100).reduce(UInt64(1)) { power, _ in power &* 37 }
    func output() {
      guard lines[index] != -1 else { return }
      counts[hash, default: 0] += 1
      result.append(String(hash, radix: 16) + ":\(counts[hash, default: 0])")
      lines[index] = -1
    }
    func update(_ unit: UInt16) {
      let begin = window[index]
      window[index] = unit
      hash = 37 &* hash &+ UInt64(unit) &- firstMod &* UInt64(begin)
      index = (index + 1) % 100
    }
    func process(_ unit: UInt16) {
      var unit = unit
      if unit == 0x20 || unit == 0x09 || (previousCR && unit == 0x0A) {
        previousCR = false
        return
      }
      previousCR = unit == 0x0D
      if previousCR { unit = 0x0A }
      output()
      if lineStart {
        lineStart = false
        line += 1
        lines[index] = line
      }
      if unit == 0x0A { lineStart = true }
      update(unit)
    }
    for unit in text.utf16 { process(unit) }
    process(0xFFFF)
    for _ in 0..<100 {
      output()
      update(0)
    }
    return result
  }

  @Test func lineHashesAreThoseOfARollingWindow() throws {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "a", "b", " ", "\t", "\n", "\r", "\r\n", "\r \n", "é", "日本", "🎉", "- id: x\n", "level: Senior\n", "\u{FEFF}",
      String(repeating: "word ", count: 30), "\u{2028}", "\u{0}",
    ]
    for _ in 0..<300 {
      let count = Int.random(in: 0..<60, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      #expect(try hashes(of: Array(text.utf8)) == rollingHashes(of: text), "\(text.debugDescription)")
    }
  }

  /// Bytes that are not UTF-8 are read as U+FFFD, as many as the Unicode standard recommends.
  @Test func lineHashesOfIllFormedText() throws {
    let bytes: [UInt8] = [0x61, 0xFF, 0xE2, 0x82, 0x0A, 0xF0, 0x9F, 0x98, 0x62, 0xED, 0xA0, 0x80, 0x0A, 0xC3]
    #expect(try hashes(of: bytes) == rollingHashes(of: String(decoding: bytes, as: UTF8.self)))
  }

  /// A file of one line a million times over is no reason to wait.
  @Test(.timeLimit(.minutes(Patience.factor))) func equalLinesAreCountedOnce() throws {
    let text = Array(String(repeating: "a\n", count: 100_000).utf8)
    let diagnostics = (0..<1_000).map {
      Diagnostic(rule: "a/b", severity: .error, message: "m", range: SourceRange(text.count - 2 * $0 - 2, text.count))
    }
    var sources = Sources([:])
    sources.files["a.yml"] = text
    let shown = try output(
      of: SARIFReporter(), [ReportedFile(path: "a.yml", diagnostics: diagnostics)], sources: sources)
    #expect(shown.contains(":99500\""))
  }
}

import Diagnostics
import Foundation
import Reporting
import Testing

@Suite struct GitLabReporterTests {
  private struct Issue: Decodable {
    struct Location: Decodable {
      struct Lines: Decodable {
        var begin: Int
        var end: Int
      }
      var path: String
      var lines: Lines
    }
    var description: String
    var checkName: String
    var fingerprint: String
    var severity: String
    var location: Location

    enum CodingKeys: String, CodingKey {
      case description, fingerprint, severity, location
      case checkName = "check_name"
    }
  }

  private func issues(
    _ diagnostics: [Diagnostic], _ text: String, path: SourcePath = "a.yml", errors: [ReportError] = []
  ) throws -> [Issue] {
    let shown = try output(
      of: GitLabReporter(), [ReportedFile(path: path, diagnostics: diagnostics)], errors: errors,
      sources: Sources([path: text]))
    return try JSONDecoder().decode([Issue].self, from: Data(shown.utf8))
  }

  private func diagnostic(
    _ part: String, in text: String, _ severity: Severity = .error, question: String? = "q", path: String = ""
  ) -> Diagnostic {
    Diagnostic(
      rule: "a/b", severity: severity, message: "wrong", help: "mend it", range: range(of: part, in: text),
      question: question, field: question.map { _ in "summary" }, path: path)
  }

  @Test func saysWhatGitLabShows() throws {
    let text = "one\ntwo three\nfour\n"
    let found = try issues([diagnostic("three\n", in: text), diagnostic("four", in: text, .hint)], text)
    #expect(found.map(\.description) == ["wrong: mend it", "wrong: mend it"])
    #expect(found.map(\.checkName) == ["a/b", "a/b"])
    #expect(found.map(\.severity) == ["major", "info"])
    #expect(found.map(\.location.path) == ["a.yml", "a.yml"])
    #expect(found.map(\.location.lines.begin) == [2, 3])
    #expect(found.map(\.location.lines.end) == [2, 3])
    #expect(Set(found.map(\.fingerprint)).count == 2)
  }

  /// Lines above, indices in the tree and white space come and go; the issue stays.
  @Test func fingerprintsSurviveEditsAbove() throws {
    let before = "  - summary: the bad text\n"
    let after = "# new\n\n  - id: new\n  - summary: >-\n      the bad\n      text\n"
    for question in ["q", nil] {
      let old = try issues(
        [diagnostic("the bad text", in: before, question: question, path: "/questions/0/summary")], before)
      let new = try issues(
        [diagnostic("the bad\n      text", in: after, question: question, path: "/questions/12/summary")], after)
      #expect(old.map(\.fingerprint) == new.map(\.fingerprint))
    }
    let elsewhere = try issues([diagnostic("the bad text", in: before)], before, path: "b.yml")
    #expect(
      try issues([diagnostic("the bad text", in: before)], before).map(\.fingerprint) != elsewhere.map(\.fingerprint))
  }

  /// GitLab shows one of equal fingerprints.
  @Test func fingerprintsAreUnique() throws {
    let text = "bad bad bad"
    let diagnostics = [0, 4, 8].map {
      Diagnostic(rule: "a/b", severity: .error, message: "wrong", range: SourceRange($0, $0 + 3), question: "q")
    }
    let found = try issues(diagnostics, text).map(\.fingerprint)
    #expect(found == [found[0], found[0] + "-2", found[0] + "-3"])
  }

  /// GitLab reads up to the first issue without a line, so every one has one.
  @Test func failuresAreIssues() throws {
    let errors = [ReportError(path: "x.yml", kind: .io, message: "gone"), ReportError(kind: .config, message: "wrong")]
    let found = try issues([], "", errors: errors)
    #expect(found.map(\.location.path) == ["x.yml", "."])
    #expect(found.map(\.severity) == ["blocker", "blocker"])
    #expect(found.map(\.checkName) == ["qlint/io", "qlint/config"])
    let changed = try output(
      of: GitLabReporter(), [ReportedFile(path: "a.yml", diagnostics: [diagnostic("a", in: "a")])],
      sources: Sources([:]))
    #expect(changed.contains("\"lines\":{\"begin\":1,\"end\":1}"))
  }
}

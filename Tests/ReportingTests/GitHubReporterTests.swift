import Diagnostics
import Foundation
import Reporting
import Testing

@Suite struct GitHubReporterTests {
  private static let text = "questions:\n  - id: é\n    level: senior\n"

  /// Some diagnostics of a rule, one a line of the file.
  private func diagnostics(_ count: Int, _ rule: RuleID, _ severity: Severity, question: String? = "q") -> [Diagnostic]
  {
    (0..<count).map {
      Diagnostic(
        rule: rule, severity: severity, message: "message", range: SourceRange(2 * $0, 2 * $0 + 1), question: question)
    }
  }

  private func lines(_ files: [ReportedFile], hasSummary: Bool = true, errors: [ReportError] = []) throws -> [Substring]
  {
    let text = String(repeating: "x\n", count: 1_000)
    let sources = Sources(Dictionary(uniqueKeysWithValues: files.map { ($0.path, text) }))
    return try output(of: GitHubReporter(hasSummary: hasSummary), files, errors: errors, sources: sources)
      .split(separator: "\n")
  }

  private func file(_ name: String, _ diagnostics: [Diagnostic]) -> ReportedFile {
    ReportedFile(path: SourcePath(name), diagnostics: diagnostics.sorted(by: Diagnostic.precedes))
  }

  @Test func isExactlyThis() throws {
    let diagnostics = [
      Diagnostic(
        rule: "a/b", severity: .warning, message: "100 % wrong, see: x", help: "first\nsecond",
        range: range(of: "senior", in: Self.text)),
      Diagnostic(rule: "c/d", severity: .hint, message: "odd", range: SourceRange(0, Self.text.utf8.count)),
      Diagnostic(rule: "e/f", severity: .error, message: "bad", range: range(of: "é", in: Self.text)),
    ]
    let shown = try output(
      of: GitHubReporter(hasSummary: false), [ReportedFile(path: "a,b:c%.yml", diagnostics: diagnostics)],
      errors: [ReportError(path: "x.yml", kind: .io, message: "no such file")],
      sources: Sources(["a,b:c%.yml": Self.text]))
    #expect(
      shown == """
        ::error file=x.yml,title=qlint cannot do its work::x.yml: no such file
        ::error file=a%2Cb%3Ac%25.yml,line=2,endLine=2,col=9,endColumn=10,title=e/f::bad
        ::warning file=a%2Cb%3Ac%25.yml,line=3,endLine=3,col=12,endColumn=18,title=a/b::\
        100 %25 wrong, see: x%0Ahelp: first%0Asecond
        ::notice file=a%2Cb%3Ac%25.yml,line=1,endLine=3,title=c/d::odd

        """)
  }

  @Test func tenOfAKindNeedNoSummary() throws {
    let files = [
      file("a.yml", diagnostics(10, "a/b", .error) + diagnostics(10, "a/c", .warning) + diagnostics(10, "a/d", .hint))
    ]
    #expect(try lines(files).count == 30)
    #expect(!GitHubReporter.needsSummary(Report(toolVersion: "1", files: files, checkedFiles: 1, questions: 0)))
  }

  /// Of more than ten, those of a rule in a file are shown as one, every rule before any twice, and a notice says so.
  @Test func manyAreGroupedAndRanked() throws {
    var files = (1...9).map { file("\($0).yml", diagnostics($0, "many/times", .error)) }
    files.append(
      file("z.yml", diagnostics(3, "few/times", .error) + diagnostics(1, "whole/file", .error, question: nil)))
    files.append(file("zz.yml", diagnostics(12, "a/b", .info)))
    let shown = try lines(files)
    #expect(
      shown.first == """
        ::notice title=qlint::GitHub shows few annotations of a step: here are 10 annotations for 49 errors, 9 for 12 notices; \
        all of them are in the summary of the job
        """)
    #expect(
      shown.dropFirst().prefix(4).map { $0.split(separator: ",")[0] } == [
        "::error file=z.yml", "::error file=9.yml", "::error file=z.yml", "::error file=8.yml",
      ])
    #expect(shown[1].contains("title=whole/file::message"))
    #expect(shown[2].hasSuffix("::message%0Aand 8 more of this rule in this file: lines 2, 3, 4, 5, 6, 7, 8, 9"))
    #expect(
      shown.last?.hasSuffix(
        "line=9,endLine=9,col=1,endColumn=2,title=a/b::message%0Aand 3 more of this rule in this file: lines 10, 11, 12"
      ) == true)
    #expect(shown.filter { $0.hasPrefix("::error") }.count == 10)
    #expect(shown.filter { $0.hasPrefix("::notice") }.count == 10)
  }

  @Test func withoutASummaryTheLogHasTheRest() throws {
    let files = (1...30).map { file("\($0).yml", diagnostics(1, "a/b", .warning)) }
    let shown = try lines(files, hasSummary: false)
    #expect(shown[0].hasSuffix("here are 10 annotations for 30 warnings; the others are in the log of this step"))
    #expect(shown[11] == "::group::20 more")
    #expect(shown[12...31].allSatisfy { $0.hasPrefix("::warning file=") })
    #expect(shown[32...] == ["::endgroup::"])
    #expect(Set(shown.filter { $0.hasPrefix("::warning") }).count == 30)
  }

  @Test func aLongLogEnds() throws {
    let shown = try lines(
      (1...100).map { file("\($0).yml", diagnostics(9, RuleID("a/\($0)"), .warning)) }, hasSummary: false)
    #expect(shown.last == "::endgroup::")
    #expect(shown.dropLast().last == "::notice title=qlint::390 more are not listed: --format json has them all")
  }

  /// What the command line leaves out is not forgotten.
  @Test func truncationIsTold() throws {
    let shown = try output(
      of: GitHubReporter(hasSummary: false), [file("a.yml", diagnostics(20, "a/b", .warning))],
      sources: Sources(["a.yml": String(repeating: "x\n", count: 20)])
    ) {
      $0.truncate(to: 3)
    }
    #expect(shown.hasPrefix("::notice title=qlint::--max-diagnostics leaves out 17 more\n::warning file=a.yml,line=1,"))
    #expect(shown.split(separator: "\n").count == 4)
  }

  /// Failures come first and leave room for errors.
  @Test func manyFailures() throws {
    let errors = (0..<20).map { ReportError(path: SourcePath("\($0).yml"), kind: .io, message: "gone") }
    let shown = try lines([file("a.yml", diagnostics(10, "a/b", .error))], errors: errors)
    #expect(shown[0].hasSuffix("here are 6 annotations for 10 errors; all of them are in the summary of the job"))
    #expect(shown.filter { $0.hasPrefix("::error") }.count == 10)
    #expect(shown[4] == "::error file=3.yml,title=qlint cannot do its work::3.yml: gone%0Aand 16 more failures")
  }
}

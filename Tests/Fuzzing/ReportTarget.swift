import Diagnostics
import Linting
import Reporting
import YAML

/// Bytes of a question file, reported in every format: nothing in the output acts on a terminal, and what should be JSON is.
struct ReportTarget: FuzzTarget {
  private let checking = LintRun(Linter.withAllRules(), jobs: 1)
  private let style = Style(isColored: false)

  func run(_ bytes: UnsafeRawBufferPointer) {
    let bytes = Array(bytes)
    // The path is content as well: a pull request names its files.
    let path = SourcePath(bytes: Array(bytes.prefix(40).filter { $0 != 0 && $0 != 0x2F }) + Array(".yaml".utf8))
    let result = checking.check(bytes, path: path)
    let files = result.files.map { file in
      ReportedFile(
        path: file.path, diagnostics: file.diagnostics,
        settled: file.silenced.map { SettledDiagnostic($0.diagnostic, .suppressed(reason: $0.reason)) })
    }
    let report = Report(toolVersion: "0", files: files, checkedFiles: 1, questions: result.questions)
    let source = OneSource(path: path, bytes: bytes)
    check(HumanReporter(style: style, width: 60), report, source)
    check(GitHubReporter(hasSummary: false), report, source)
    check(MarkdownReporter(), report, source)
    check(CheckstyleReporter(), report, source)
    check(JUnitReporter(), report, source)
    check(JSONLinesReporter(), report, source)
    checkJSON(JSONReporter(), report, source)
    checkJSON(SARIFReporter(), report, source)
    checkJSON(GitLabReporter(), report, source)
    let bank = HTMLReporter.Bank(overview: checking.linter.survey(result.files) { _ in bytes }) {
      [reader = ExcerptReader(checking.linter)] bytes, path, diagnostics in
      reader.excerpts(of: bytes, path: path, diagnostics)
    }
    check(HTMLReporter(bank), report, source)
  }

  @discardableResult
  private func check(_ reporter: some Reporter, _ report: Report, _ source: OneSource) -> [UInt8] {
    var output = MemoryOutput()
    do throws(OutputError) {
      try reporter.write(report, sources: source, to: &output)
    } catch {
      demand(false, "memory cannot be written to: \(error)")
    }
    guard let text = String(validating: output.bytes, as: UTF8.self) else {
      demand(false, "\(type(of: reporter)) writes no UTF-8")
      return []
    }
    for scalar in text.unicodeScalars {
      demand(!Self.isForbidden(scalar), "\(type(of: reporter)) writes U+\(String(scalar.value, radix: 16))")
    }
    return output.bytes
  }

  private func checkJSON(_ reporter: some Reporter, _ report: Report, _ source: OneSource) {
    let text = check(reporter, report, source)
    var limits = Limits()
    (limits.fileSize, limits.nodes) = (.max, .max)
    let problems = text.withUnsafeBytes { Parser(limits: limits).parseJSON($0) }
    demand(problems.isEmpty, "\(type(of: reporter)) writes no JSON: \(problems.first?.message ?? "")")
  }

  /// What a terminal obeys or hides (`Tests/ReportingTests` has the longer list).
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xE0000...0xE007F:
      true
    default: false
    }
  }
}

private struct OneSource: SourceProvider {
  let path: SourcePath
  let bytes: [UInt8]

  func source(for path: SourcePath) -> [UInt8]? { path == self.path ? bytes : nil }
}

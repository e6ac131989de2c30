import Diagnostics
import Foundation
import Reporting
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What holds for every format that programs read.
@Suite struct FormatTests {
  enum Format: String, CaseIterable, Sendable {
    case json, jsonl, sarif, github, githubWithSummary, gitlab, checkstyle, junit, markdown, markdownRows

    /// What a reporter writes for some diagnostics.
    func write(
      _ files: [ReportedFile], errors: [ReportError] = [], sources: Sources, change: (inout Report) -> Void = { _ in }
    ) throws -> String {
      func write(_ reporter: some Reporter) throws -> String {
        try output(of: reporter, files, errors: errors, sources: sources, change: change)
      }
      return switch self {
      case .json: try write(JSONReporter())
      case .jsonl: try write(JSONLinesReporter())
      case .sarif: try write(SARIFReporter())
      case .github: try write(GitHubReporter(hasSummary: false))
      case .githubWithSummary: try write(GitHubReporter(hasSummary: true))
      case .gitlab: try write(GitLabReporter())
      case .checkstyle: try write(CheckstyleReporter())
      case .junit: try write(JUnitReporter())
      case .markdown: try write(MarkdownReporter())
      case .markdownRows: try write(MarkdownReporter(detail: .rows))
      }
    }
  }

  /// A report that has `payload` wherever content can stand.
  private func everything(_ payload: String, _ format: Format) throws -> String {
    let path = SourcePath(payload + "a.yml")
    let text = payload + "\n" + payload + "x"
    let places = [(0, 0), (0, payload.utf8.count), (1, 1), (2, text.utf8.count)].map { SourceRange($0.0, $0.1) }
    let diagnostics = zip(places, [Severity.error, .warning, .info, .hint]).map { place, severity in
      Diagnostic(
        rule: RuleID(payload), severity: severity, message: payload, help: payload + " " + payload, range: place,
        notes: [Note(payload, file: path, range: place), Note(payload, file: "gone.yml", range: place)],
        fixes: [Fix(payload, .safe, [Edit(SourceRange(0, 0), payload)])], question: payload, field: payload)
    }
    let settled = [
      SettledDiagnostic(diagnostics[0], .baselined), SettledDiagnostic(diagnostics[1], .suppressed(reason: places[1])),
    ]
    return try format.write(
      [
        ReportedFile(path: path, diagnostics: diagnostics, settled: settled),
        ReportedFile(path: "gone.yml", diagnostics: diagnostics),
      ],
      errors: [
        ReportError(path: path, kind: .io, message: payload), ReportError(kind: .config, message: payload),
      ],
      sources: Sources([path: text])
    ) {
      $0.hasBaseline = true
      $0.cleanFiles = [SourcePath(payload)]
      $0.describe = { _ in RuleDescription(severity: .error, finds: payload, why: payload, mend: payload) }
      $0.statistics = Statistics($0.files, finds: { _ in payload }, topics: { _ in [payload] })
    }
  }

  @Test(arguments: Format.allCases, payloads) func contentActsOnNothing(format: Format, payload: String) throws {
    let text = try everything(payload, format)
    #expect(!text.unicodeScalars.contains(where: isForbidden))
    #expect(!text.contains("##["))
    #expect(text.hasSuffix("\n"))
    for line in text.split(separator: "\n") {
      let isCommand = line.drop { $0 == " " }.hasPrefix("::")
      #expect(isCommand == (format == .github || format == .githubWithSummary), "\(line)")
    }
    switch format {
    case .json, .sarif, .gitlab:
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    case .jsonl:
      for line in text.split(separator: "\n") {
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
      }
    case .checkstyle, .junit: #expect(XMLParser(data: Data(text.utf8)).parse())
    case .github, .githubWithSummary, .markdown, .markdownRows: break
    }
  }

  /// Formats that programs read are valid without a diagnostic as well.
  @Test(arguments: Format.allCases) func nothingIsFound(format: Format) throws {
    let text = try format.write([], sources: Sources([:]))
    switch format {
    case .json, .sarif, .gitlab:
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    case .jsonl: #expect(text.split(separator: "\n").count == 1 && text.hasPrefix("{\"type\":\"summary\","))
    case .checkstyle, .junit: #expect(XMLParser(data: Data(text.utf8)).parse())
    case .github, .githubWithSummary: #expect(text.isEmpty)
    case .markdown, .markdownRows: #expect(text == "## ✅ qlint: no problems in 12 files (240 questions)\n")
    }
  }

  /// A report is written piece by piece: none is much larger than what one diagnostic or one file takes.
  @Test(arguments: Format.allCases) func piecesAreSmall(format: Format) throws {
    struct Pieces: ByteSink {
      var largest = 0
      var total = 0
      mutating func write(_ bytes: [UInt8]) {
        largest = max(largest, bytes.count)
        total += bytes.count
      }
    }
    let diagnostics = (0..<40).map {
      Diagnostic(rule: "a/b", severity: .error, message: "message \($0)", range: SourceRange($0, $0 + 1))
    }
    let files = (0..<50).map { ReportedFile(path: SourcePath("\($0).yml"), diagnostics: diagnostics) }
    let sources = Sources(Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(repeating: "x", count: 50)) }))
    let report = Report(toolVersion: "1", files: files, checkedFiles: 50, questions: 0)
    var pieces = Pieces()
    func write(_ reporter: some Reporter) throws {
      try reporter.write(report, sources: sources, to: &pieces)
    }
    switch format {
    case .json: try write(JSONReporter())
    case .jsonl: try write(JSONLinesReporter())
    case .sarif: try write(SARIFReporter())
    case .github: try write(GitHubReporter(hasSummary: false))
    case .githubWithSummary: try write(GitHubReporter(hasSummary: true))
    case .gitlab: try write(GitLabReporter())
    case .checkstyle: try write(CheckstyleReporter())
    case .junit: try write(JUnitReporter())
    case .markdown: try write(MarkdownReporter())
    case .markdownRows: try write(MarkdownReporter(detail: .rows))
    }
    #expect(pieces.largest < 16 << 10)
    #expect(pieces.total > (format == .githubWithSummary ? 1_000 : 40_000))
  }
}

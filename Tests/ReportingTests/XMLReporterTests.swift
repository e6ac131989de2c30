import Diagnostics
import Foundation
import Reporting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct XMLReporterTests {
  /// The elements of a document in order, as a name with attributes, and the text in each.
  private final class Elements: NSObject, XMLParserDelegate {
    var all: [(name: String, attributes: [String: String], text: String)] = []
    private var open: [Int] = []

    init(of document: String) throws {
      super.init()
      let parser = XMLParser(data: Data(document.utf8))
      parser.delegate = self
      try #require(parser.parse(), "\(String(describing: parser.parserError))")
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      open.append(all.count)
      all.append((name, attributes, ""))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if let last = open.last { all[last].text += text }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      _ = open.popLast()
    }

    func callAsFunction(_ name: String) -> [(name: String, attributes: [String: String], text: String)] {
      all.filter { $0.name == name }
    }
  }

  private static let text = "questions:\n  - id: é\n    level: senior\n"
  private static let diagnostics = [
    Diagnostic(
      rule: "schema/allowed-level", severity: .error, message: "unknown level", help: "did you mean \"Senior\"?",
      range: range(of: "senior", in: text), question: "é", field: "level"),
    Diagnostic(rule: "a/b", severity: .hint, message: "odd", range: SourceRange(37, 38), question: "é", field: "level"),
  ]
  private static let errors = [
    ReportError(path: "a.yml", kind: .io, message: "changed"), ReportError(path: "x.yml", kind: .io, message: "gone"),
    ReportError(kind: .config, message: "wrong"),
  ]

  private func elements(_ reporter: some Reporter, _ diagnostics: [Diagnostic], errors: [ReportError] = []) throws
    -> Elements
  {
    try Elements(
      of: output(
        of: reporter,
        [ReportedFile(path: "a.yml", diagnostics: diagnostics), ReportedFile(path: "b.yml", diagnostics: [])],
        errors: errors, sources: Sources(["a.yml": Self.text])))
  }

  @Test func checkstyle() throws {
    let found = try elements(CheckstyleReporter(), Self.diagnostics, errors: Self.errors)
    #expect(found("checkstyle").map(\.attributes) == [["version": "qlint 0.1.0"]])
    #expect(found("file").map(\.attributes) == [["name": "a.yml"], ["name": "."], ["name": "x.yml"]])
    #expect(
      found("error").map(\.attributes) == [
        ["line": "1", "severity": "error", "message": "changed", "source": "qlint.io"],
        [
          "line": "3", "column": "12", "severity": "error", "message": "unknown level: did you mean \"Senior\"?",
          "source": "qlint.schema.allowed-level",
        ],
        ["line": "3", "column": "16", "severity": "info", "message": "odd", "source": "qlint.a.b"],
        ["line": "1", "severity": "error", "message": "wrong", "source": "qlint.config"],
        ["line": "1", "severity": "error", "message": "gone", "source": "qlint.io"],
      ])
  }

  @Test func jUnit() throws {
    let found = try elements(JUnitReporter(), Self.diagnostics, errors: Self.errors)
    #expect(
      found("testsuites").map(\.attributes) == [["name": "qlint 0.1.0", "tests": "6", "failures": "1", "errors": "3"]])
    #expect(
      found("testsuite").map(\.attributes) == [
        ["name": "a.yml", "tests": "2", "failures": "1", "errors": "0"],
        ["name": "b.yml", "tests": "1", "failures": "0", "errors": "0"],
        ["name": "qlint", "tests": "3", "failures": "0", "errors": "3"],
      ])
    #expect(
      found("testcase").map { $0.attributes["name"] } == [
        "schema/allowed-level: é › level", "a/b: é › level", "no problems", "a.yml", "x.yml", "qlint",
      ])
    #expect(found("failure").map(\.attributes) == [["type": "error", "message": "unknown level"]])
    #expect(
      found("failure").map(\.text) == [
        "a.yml:3:12: error[schema/allowed-level]: unknown level\nhelp: did you mean \"Senior\"?"
      ])
    #expect(found("system-out").map(\.text) == ["a.yml:3:16: hint[a/b]: odd"])
    #expect(found("error").map { $0.attributes["message"] } == ["changed", "gone", "wrong"])
  }

  /// Servers merge cases of one name.
  @Test func namesOfCasesAreUnique() throws {
    let ids = ["x", "x", "x (2)", "x", String(repeating: "é", count: 500), String(repeating: "é", count: 500)]
    let diagnostics = ids.map {
      Diagnostic(rule: "a/b", severity: .error, message: "m", range: SourceRange(0, 1), question: $0)
    }
    let names = try elements(JUnitReporter(), diagnostics)("testcase").compactMap { $0.attributes["name"] }
    let long = "a/b: " + String(repeating: "é", count: 100) + "…"
    #expect(
      names == ["a/b: x", "a/b: x (2)", "a/b: x (2) (2)", "a/b: x (3)", long, long + " (2)", "no problems"])
  }

  /// Text comes back as it was, but for what XML cannot hold.
  @Test(arguments: payloads) func textSurvives(payload: String) throws {
    let diagnostic = Diagnostic(rule: "a/b", severity: .error, message: payload, range: SourceRange(0, 1))
    var expected = String.UnicodeScalarView()
    for scalar in payload.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: expected.append(scalar)
      case 0..<0x20, 0xFFFE, 0xFFFF:
        expected.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
      default: expected.append(scalar)
      }
    }
    let checkstyle = try elements(CheckstyleReporter(), [diagnostic])("error").first?.attributes["message"]
    #expect(checkstyle.map { Array($0.utf8) } == Array(String(expected).utf8))
    let failure = try elements(JUnitReporter(), [diagnostic])("failure").first
    #expect(failure?.attributes["message"].map { Array($0.utf8) } == Array(String(expected).utf8))
    #expect(failure.map { Array($0.text.utf8) } == Array("a.yml:1:1: error[a/b]: \(String(expected))".utf8))
  }
}

import Diagnostics

/// The report in the XML of JUnit, as Jenkins' xUnit plugin accepts it (`junit-10.xsd`): for build servers that show tests.
///
/// A file is a suite, a diagnostic a test case in it. Errors and warnings are failed ones; infos and hints pass, and say
/// what they have to say as output. A file in which nothing was found is one case that passes, for a report without
/// cases is an error to most servers.
package struct JUnitReporter: Reporter {
  package init() {}

  package func write(
    _ report: Report, sources: any SourceProvider, to output: inout some ByteSink
  ) throws(OutputError) {
    let files = report.files.filter { !$0.diagnostics.isEmpty }
    let cleanFiles = (report.cleanFiles + report.files.filter(\.diagnostics.isEmpty).map(\.path)).sorted()
    var text: [UInt8] = []
    text.append(text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites")
    text.append(attribute: "name", "qlint " + report.toolVersion)
    let cases = files.reduce(report.errors.count + cleanFiles.count) { $0 + $1.diagnostics.count }
    text.append(attribute: "tests", cases)
    text.append(attribute: "failures", files.reduce(0) { $0 + Self.failures(in: $1) })
    text.append(attribute: "errors", report.errors.count)
    text.append(text: ">\n")
    try output.write(text)

    var cache = SourceCache(sources)
    for file in files {
      text.removeAll(keepingCapacity: true)
      append(file, cache.lines(of: file.path), &text)
      try output.write(text)
    }
    for path in cleanFiles {
      text.removeAll(keepingCapacity: true)
      open(path.display, tests: 1, failures: 0, errors: 0, &text)
      openCase("no problems", in: path.display, &text)
      text.append(text: "/>\n  </testsuite>\n")
      try output.write(text)
    }
    text.removeAll(keepingCapacity: true)
    if !report.errors.isEmpty { append(report.errors, &text) }
    text.append(text: "</testsuites>\n")
    try output.write(text)
  }

  private static func failures(in file: ReportedFile) -> Int {
    file.diagnostics.reduce(0) { $0 + ($1.severity >= .warning ? 1 : 0) }
  }

  private func open(_ name: String, tests: Int, failures: Int, errors: Int, _ text: inout [UInt8]) {
    text.append(text: "  <testsuite")
    text.append(attribute: "name", name)
    text.append(attribute: "tests", tests)
    text.append(attribute: "failures", failures)
    text.append(attribute: "errors", errors)
    text.append(text: ">\n")
  }

  private func openCase(_ name: String, in file: String, _ text: inout [UInt8]) {
    text.append(text: "    <testcase")
    text.append(attribute: "name", name)
    text.append(attribute: "classname", file)
  }

  private func append(_ file: ReportedFile, _ lines: LineIndex?, _ text: inout [UInt8]) {
    let path = file.path.display
    open(path, tests: file.diagnostics.count, failures: Self.failures(in: file), errors: 0, &text)
    var names = CaseNames()
    for diagnostic in file.diagnostics {
      openCase(names.next(diagnostic), in: path, &text)
      let isFailure = diagnostic.severity >= .warning
      text.append(text: isFailure ? ">\n      <failure" : ">\n      <system-out")
      if isFailure {
        text.append(attribute: "type", diagnostic.severity.name)
        text.append(attribute: "message", diagnostic.message)
      }
      text.append(UInt8(ascii: ">"))
      text.append(xml: path)
      if let start = lines?.position(at: diagnostic.range.start) {
        text.append(UInt8(ascii: ":"))
        text.append(decimal: start.line)
        text.append(UInt8(ascii: ":"))
        text.append(decimal: start.column)
      }
      text.append(text: ": ")
      text.append(text: diagnostic.severity.name)
      text.append(UInt8(ascii: "["))
      text.append(xml: diagnostic.rule.rawValue)
      text.append(text: "]: ")
      text.append(xml: diagnostic.message)
      if let help = diagnostic.help {
        text.append(text: "\nhelp: ")
        text.append(xml: help)
      }
      text.append(text: isFailure ? "</failure>\n    </testcase>\n" : "</system-out>\n    </testcase>\n")
    }
    text.append(text: "  </testsuite>\n")
  }

  private func append(_ errors: [ReportError], _ text: inout [UInt8]) {
    open("qlint", tests: errors.count, failures: 0, errors: errors.count, &text)
    var names = CaseNames()
    for error in errors {
      openCase(names.next(error.path?.display ?? "qlint"), in: "qlint", &text)
      text.append(text: ">\n      <error")
      text.append(attribute: "type", error.kind.rawValue)
      text.append(attribute: "message", error.message)
      text.append(text: "/>\n    </testcase>\n")
    }
    text.append(text: "  </testsuite>\n")
  }
}

/// Names for the cases of a suite: servers compare them between runs, so they hold no line, and take equal ones for the
/// same, so each is there once.
private struct CaseNames {
  private var counts: [[UInt8]: Int] = [:]
  private var taken: Set<[UInt8]> = []
  /// Ids of questions are cut behind so many bytes.
  private static let maximumBytes = 200

  /// `damage/empty-list-slot: python-flask-routing › summary`.
  mutating func next(_ diagnostic: Diagnostic) -> String {
    var name = diagnostic.rule.rawValue
    var place = diagnostic.question ?? ""
    if let field = diagnostic.field { place += place.isEmpty ? field : " › " + field }
    if place.isEmpty { place = diagnostic.path }
    if !place.isEmpty {
      let bytes = Array(place.utf8)
      let isLong = bytes.count > Self.maximumBytes
      let end = isLong ? UTF8Decoding.boundary(in: bytes, notAbove: Self.maximumBytes) : bytes.count
      name += ": " + String(decoding: bytes[..<end], as: UTF8.self) + (isLong ? "…" : "")
    }
    return next(name)
  }

  /// `name`, with ` (2)` or a greater number behind it where there is one already.
  mutating func next(_ name: String) -> String {
    let bytes = Array(name.utf8)
    var unique = name
    while !taken.insert(Array(unique.utf8)).inserted {
      let count = counts[bytes, default: 1] + 1
      counts[bytes] = count
      unique = "\(name) (\(count))"
    }
    return unique
  }
}

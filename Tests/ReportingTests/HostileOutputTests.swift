import Diagnostics
import Reporting
import Testing

/// Content is written by strangers: nothing of it may act on a terminal or a build log.
@Suite struct HostileOutputTests {
  /// A diagnostic that has `payload` wherever content can stand.
  private func shown(_ payload: String, style: Style, start: Int, end: Int) throws -> String {
    let path = SourcePath(payload + "a.yml")
    let text = payload + "\n" + payload + "x"
    let place = SourceRange(start, end)
    let diagnostic = Diagnostic(
      rule: RuleID(payload), severity: .error, message: payload, help: payload + " " + payload, range: place,
      notes: [Note(payload, file: path, range: place), Note(payload, file: "gone.yml", range: place)],
      fixes: [Fix(payload, .safe, [Edit(SourceRange(0, 0), payload)])], question: payload, field: payload)
    return try output(
      of: HumanReporter(style: style, width: 60), [ReportedFile(path: path, diagnostics: [diagnostic])],
      errors: [ReportError(path: path, kind: .io, message: payload)], sources: Sources([path: text])
    ) {
      if start > end { $0.statistics = Statistics($0.files, finds: { _ in payload }, topics: { _ in [payload] }) }
    }
  }

  @Test(arguments: payloads, [false, true]) func contentActsOnNothing(payload: String, isColored: Bool) throws {
    let size = payload.utf8.count
    for (start, end) in [(0, 0), (0, size), (size / 2, size / 2 + 1), (0, 2 * size + 1), (size, size + 1), (1, 0)] {
      let raw = try shown(payload, style: Style(isColored: isColored), start: start, end: end)
      let text = isColored ? withoutColors(raw) : raw
      #expect(!text.unicodeScalars.contains(where: isForbidden))
      #expect(!text.contains("##["))
      #expect(!raw.contains("\u{1B}[8;5"))
      for line in text.split(separator: "\n") {
        #expect(!line.drop { $0 == " " }.hasPrefix("::"))
      }
      // 60 columns of frame, 2 KiB of each text, each byte shown as eight at worst.
      #expect(text.utf8.count < 100_000)
    }
  }

  @Test func coloursAddNothingButColours() throws {
    for payload in payloads {
      let plain = try shown(payload, style: .plain, start: 0, end: 3)
      let colored = try shown(payload, style: Style(isColored: true), start: 0, end: 3)
      #expect(withoutColors(colored) == plain)
    }
  }

  @Test func bytesThatAreNotTextAreShown() throws {
    var sources = Sources([:])
    sources.files["a.yml"] = [0x61, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xF0, 0x9F]
    let diagnostic = Diagnostic(rule: "a/b", severity: .error, message: "m", range: SourceRange(2, 3))
    let text = try output(
      of: HumanReporter(style: .plain, isQuiet: true), [ReportedFile(path: "a.yml", diagnostics: [diagnostic])],
      sources: sources)
    #expect(text.contains("\n1 | a\\x{FF}\\x{C3}(\\x{ED}\\x{A0}\\x{80}\\x{F0}\\x{9F}\n"))
    #expect(text.contains("\n  |        ^^^^^^\n"))
  }

  /// Every cut of a frame, through every kind of character, keeps its lines within the width.
  @Test func framesKeepToTheWidth() throws {
    let text = String(repeating: "ab 日\t\u{1B}🎉e\u{301}", count: 40)
    let size = text.utf8.count
    for start in 0..<size {
      for length in [0, 1, 7, 90] {
        let diagnostic = Diagnostic(
          rule: "a/b", severity: .error, message: "m", range: SourceRange(start, min(size, start + length)))
        let shown = try output(
          of: HumanReporter(style: .plain, width: 44, isQuiet: true),
          [ReportedFile(path: "a.yml", diagnostics: [diagnostic])], sources: Sources(["a.yml": text]))
        let lines = shown.split(separator: "\n")
        try #require(lines.count == 5)
        #expect(width(lines[3]) <= 44)
        #expect(lines[4].count <= 44)
        #expect(lines[4].contains("^"))
      }
    }
  }

  /// The columns of a line that has no other wide characters and marks than those of the test.
  private func width(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1 == "日" || $1 == "🎉" ? 2 : $1 == "\u{301}" ? 0 : 1) }
  }
}

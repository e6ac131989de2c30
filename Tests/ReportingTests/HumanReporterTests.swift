import Diagnostics
import Reporting
import Testing

@Suite struct HumanReporterTests {
  /// What is printed for one diagnostic of severity error about a part of `text`, without the headline.
  private func frame(_ text: String, _ part: SourceRange, width: Int = 100) throws -> String {
    let diagnostic = Diagnostic(rule: "a/b", severity: .error, message: "m", range: part)
    let shown = try output(
      of: HumanReporter(style: .plain, width: width, isQuiet: true),
      [ReportedFile(path: "a.yml", diagnostics: [diagnostic])], sources: Sources(["a.yml": text]))
    return String(shown.drop { $0 != "\n" }.dropFirst())
  }

  @Test func aWholeDiagnostic() throws {
    let text = "questions:\n  - id: flask\n    level: senior\n"
    let other = "sets:\n  - id: x\n    questions: [flask]\n"
    let diagnostic = Diagnostic(
      rule: "schema/allowed-level", severity: .error, message: "unknown level \"senior\"",
      help: "the levels are Entry and Senior",
      range: range(of: "senior", in: text),
      notes: [Note("used here", file: "b.yml", range: range(of: "flask", in: other))],
      fixes: [Fix("replace \"senior\" with \"Senior\"", .safe, [Edit(range(of: "senior", in: text), "Senior")])],
      question: "flask", field: "level")
    let shown = try output(
      of: HumanReporter(style: .plain), [ReportedFile(path: "a.yml", diagnostics: [diagnostic])],
      sources: Sources(["a.yml": text, "b.yml": other]))
    #expect(
      shown == """
        error[schema/allowed-level]: unknown level "senior"
         --> a.yml:3:12  flask › level
          |
        2 |   - id: flask
        3 |     level: senior
          |            ^^^^^^
          |
          = help: the levels are Entry and Senior
          = note: used here
         --> b.yml:3:17
          |
        3 |     questions: [flask]
          |                 -----
          |
          = fix: replace "senior" with "Senior" (safe)
        3 -     level: senior
        3 +     level: Senior

        ✗ 1 error in 1 of 12 files (240 questions)
          1 fixable with --fix; --diff shows how

        """)
  }

  @Test func underlinesKeepTheirPlaceBehindWideCharactersTabsAndMarks() throws {
    let text = "日本\te\u{301}\u{1B}: bad x\n"
    let shown = try frame(text, range(of: "bad", in: text))
    #expect(
      shown == """
         --> a.yml:1:9
          |
        1 | 日本    e\u{301}\\u{1B}: bad x
          |                  ^^^

        """ + "\n")
  }

  @Test func wideCharactersAreUnderlinedInFull() throws {
    let text = "a 日本🎉 b"
    let shown = try frame(text, range(of: "日本🎉", in: text))
    #expect(
      shown == """
         --> a.yml:1:3
          |
        1 | a 日本🎉 b
          |   ^^^^^^

        """ + "\n")
  }

  @Test func longLinesAreCutOnBothSides() throws {
    let text = "first\n" + String(repeating: "abc ", count: 500) + "HERE" + String(repeating: " xyz", count: 500)
    let shown = try frame(text, range(of: "HERE", in: text), width: 44)
    #expect(
      shown == """
         --> a.yml:2:2001
          |
        1 | first
        2 | … abc abc abc abc HERE xyz xyz xyz xyz …
          |                   ^^^^

        """ + "\n")
  }

  @Test func aLineThatFitsIsNotCut() throws {
    let text = String(repeating: "a", count: 36) + " end"
    let shown = try frame(text, range(of: "end", in: text), width: 44)
    #expect(
      shown == """
         --> a.yml:1:38
          |
        1 | \(text)
          |                                      ^^^

        """ + "\n")
  }

  @Test func aLongRangeIsUnderlinedAsFarAsItIsShown() throws {
    let text = "k: " + String(repeating: "v", count: 5000)
    let shown = try frame(text, SourceRange(3, 5003), width: 44)
    #expect(
      shown == """
         --> a.yml:1:4
          |
        1 | …\(String(repeating: "v", count: 38))…
          |  \(String(repeating: "^", count: 38))

        """ + "\n")
  }

  @Test func rangesOverSeveralLinesShowTheFirstAndTheLast() throws {
    let text = "a:\n  - one\n  - two\n  - three\n  - four\n"
    let all = SourceRange(range(of: "one", in: text).start, range(of: "four", in: text).end)
    let shown = try frame(text, all)
    #expect(
      shown == """
         --> a.yml:2:5
          |
        1 | a:
        2 |   - one
          |     ^^^
        ...
        5 |   - four
          |   ^^^^^^

        """ + "\n")
    let three = SourceRange(range(of: "one", in: text).start, range(of: "three", in: text).end)
    let shownThree = try frame(text, three)
    #expect(
      shownThree == """
         --> a.yml:2:5
          |
        1 | a:
        2 |   - one
          |     ^^^
        3 |   - two
          |   ^^^^^
        4 |   - three
          |   ^^^^^^^

        """ + "\n")
  }

  @Test func emptyRangesHaveOneCaret() throws {
    #expect(try frame("a: b\r\n", SourceRange(4, 4)) == " --> a.yml:1:5\n  |\n1 | a: b\n  |     ^\n\n")
    #expect(try frame("", SourceRange(0, 0)) == " --> a.yml:1:1\n  |\n1 |\n  | ^\n\n")
    #expect(try frame("a", SourceRange(7, 90)) == " --> a.yml:1:2\n  |\n1 | a\n  |  ^\n\n")
  }

  @Test func theByteOrderMarkIsShownOnlyWhereItIsMeant() throws {
    #expect(try frame("\u{FEFF}ab", SourceRange(4, 5)) == " --> a.yml:1:2\n  |\n1 | ab\n  |  ^\n\n")
    #expect(try frame("\u{FEFF}ab", SourceRange(0, 3)) == " --> a.yml:1:1\n  |\n1 | \\u{FEFF}ab\n  | ^^^^^^^^\n\n")
  }

  @Test func aFileThatIsGoneIsStillNamed() throws {
    let diagnostic = Diagnostic(rule: "a/b", severity: .warning, message: "m", help: "h", range: SourceRange(9, 9))
    let shown = try output(
      of: HumanReporter(style: .plain, isQuiet: true), [ReportedFile(path: "a.yml", diagnostics: [diagnostic])],
      sources: Sources([:]))
    #expect(shown == "warning[a/b]: m\n --> a.yml (byte 9, the file has changed since)\n  = help: h\n\n")
  }

  @Test func helpIsBrokenAtBlanks() throws {
    let diagnostic = Diagnostic(
      rule: "a/b", severity: .info, message: "m",
      help: "one two three four  five six ::error:: seven eight nine ten eleven twelve\nnew line",
      range: SourceRange(0, 1))
    let shown = try output(
      of: HumanReporter(style: .plain, width: 40, isQuiet: true),
      [ReportedFile(path: "a.yml", diagnostics: [diagnostic])],
      sources: Sources(["a.yml": "x"]))
    #expect(
      shown.hasSuffix(
        """
          = help: one two three four  five six
                  \\u{3A}:error:: seven eight
                  nine ten eleven twelve
                  new line


        """))
  }

  @Test func theSummaryCounts() throws {
    func summary(_ severities: [Severity], suppressed: Int = 0, errors: Int = 0, limit: Int = 100) throws -> Substring {
      let diagnostics = severities.map { Diagnostic(rule: "a/b", severity: $0, message: "m", range: SourceRange(0, 1)) }
      let shown = try output(
        of: HumanReporter(style: .plain), [ReportedFile(path: "a.yml", diagnostics: diagnostics)],
        errors: (0..<errors).map { ReportError(path: "x.yml", kind: .io, message: "failed \($0)") },
        sources: Sources(["a.yml": "x"])
      ) {
        $0.summary.suppressed = suppressed
        $0.truncate(to: limit)
      }
      return shown.split(separator: "\n\n", omittingEmptySubsequences: false).last ?? ""
    }
    #expect(try summary([]) == "✓ no problems in 12 files (240 questions)\n")
    #expect(try summary([], suppressed: 2) == "✓ no problems in 12 files (240 questions), 2 suppressed\n")
    #expect(
      try summary([.error, .warning, .error, .hint])
        == "✗ 2 errors, 1 warning, 1 hint in 1 of 12 files (240 questions)\n")
    #expect(try summary([.info]) == "! 1 info in 1 of 12 files (240 questions)\n")
    #expect(
      try summary([.info, .info, .info], limit: 1) == """
        … and 2 more (--max-diagnostics 0 shows all)
        ! 3 infos in 1 of 12 files (240 questions)

        """)
    #expect(
      try summary([], errors: 1) == """
        error: x.yml: failed 0
        ✗ no problems in 12 files (240 questions); not complete: 1 failure

        """)
  }

  @Test func statisticsShowTheMostAffectedFiles() throws {
    let files = (0..<30).map { number in
      ReportedFile(
        path: SourcePath("\(number).yml"),
        diagnostics: (0...number).map {
          Diagnostic(rule: "a/b", severity: .warning, message: "m", range: SourceRange($0, $0))
        })
    }
    let shown = try output(of: HumanReporter(style: .plain), files, sources: Sources([:])) {
      $0.statistics = Statistics($0.files) { "about \($0)" }
    }
    #expect(shown.contains("\n   30       0        30       0  29.yml\n   29 "))
    #expect(shown.contains("\n   11       0        11       0  10.yml\n… and 10 more files\n\n!"))
  }

  @Test func statisticsAreTables() throws {
    let fix = Fix("f", .unsafe, [Edit(SourceRange(0, 1), "")])
    let diagnostics =
      [Diagnostic(rule: "b/long-name", severity: .error, message: "m", range: SourceRange(0, 1))]
      + (0..<2).map { Diagnostic(rule: "a/b", severity: .error, message: "m", range: SourceRange($0, 1), fixes: [fix]) }
    let shown = try output(
      of: HumanReporter(style: .plain), [ReportedFile(path: "a.yml", diagnostics: diagnostics)],
      sources: Sources(["a.yml": "x"])
    ) {
      $0.statistics = Statistics($0.files, finds: { "about \($0)" }, topics: { _ in ["Python", "SQL", "Python"] })
    }
    #expect(
      shown == """
        count  rule         fixable  finds
            2  a/b                2  about a/b
            1  b/long-name        0  about b/long-name

        count  errors  warnings  others  file
            3       3         0       0  a.yml

        count  errors  warnings  others  topic
            2       2         0       0  Python
            1       1         0       0  SQL

        ✗ 3 errors in 1 of 12 files (240 questions)
          2 fixable with --fix --unsafe-fixes; --diff shows how

        """)
  }

  @Test func theSummarySaysWhatWasMendedAndWhatCouldBe() throws {
    func fixable(_ fixes: [Fix.Applicability]) -> Diagnostic {
      Diagnostic(
        rule: "a/b", severity: .hint, message: "m", range: SourceRange(0, 1),
        fixes: fixes.map { Fix("f", $0, [Edit(SourceRange(0, 1), "")]) })
    }
    let shown = try output(
      of: HumanReporter(style: .plain),
      [
        ReportedFile(
          path: "a.yml", diagnostics: [fixable([.unsafe, .safe]), fixable([.safe]), fixable([.unsafe]), fixable([])])
      ], sources: Sources(["a.yml": "x"])
    ) {
      $0.mended = Report.Mended(diagnostics: 3, files: 1)
    }
    #expect(
      shown.hasSuffix(
        """
        ! 4 hints in 1 of 12 files (240 questions)
          fixed 3 problems in 1 file
          2 fixable with --fix, 1 more with --fix --unsafe-fixes; --diff shows how

        """))
  }
}

import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  @Test func pathsAreBytes() {
    let precomposed: SourcePath = "caf\u{E9}.yml"
    let decomposed: SourcePath = "cafe\u{301}.yml"
    #expect(precomposed != decomposed)
    let invalid = SourcePath(bytes: [0x63, 0xFF])
    let other = SourcePath(bytes: [0x63, 0xFE])
    #expect(invalid != other && invalid.display == other.display)
    #expect(invalid.display == "c\u{FFFD}")
    #expect(!invalid.isUTF8)
    #expect(precomposed.isUTF8)
    #expect(SourcePath("c\u{FFFD}").isUTF8)
    #expect([SourcePath("b"), SourcePath("a/z"), SourcePath("a"), invalid].sorted() == ["a", "a/z", "b", invalid])
  }

  @Test func rangesNeverRunBackwards() {
    #expect(SourceRange(5, 3) == SourceRange(5, 5))
    #expect(SourceRange(2, 9).clamped(to: 4) == SourceRange(2, 4))
    #expect(SourceRange(7, 9).clamped(to: 4) == SourceRange(4, 4))
    #expect(SourceRange(-3, 2).clamped(to: 4) == SourceRange(0, 2))
  }

  @Test func diagnosticsSortByStartRuleEndMessage() {
    func make(_ rule: RuleID, _ message: String, _ start: Int, _ end: Int) -> Diagnostic {
      Diagnostic(rule: rule, severity: .error, message: message, range: SourceRange(start, end))
    }
    let sorted = [
      make("z/z", "x", 0, 9), make("a/a", "x", 1, 1), make("a/b", "x", 1, 1), make("a/b", "a", 1, 2),
      make("a/b", "b", 1, 2),
    ]
    #expect(sorted.reversed().sorted(by: Diagnostic.precedes) == sorted)
  }

  /// One character of a key can have any number of marks, and a rule may quote what it likes.
  @Test func wordsAreCutAtACharacter() throws {
    let long = String(repeating: "日", count: 5_000)
    var collector = DiagnosticCollector()
    collector.add(
      Diagnostic(
        rule: "a/b", severity: .error, message: long, help: long, range: SourceRange(0, 0),
        notes: [Note("a\(long)", range: SourceRange(0, 0))], fixes: [Fix("ab\(long)", .safe, [])]))
    let found = try #require(collector.diagnostics.first)
    for text in [found.message, try #require(found.help), found.notes[0].message, found.fixes[0].title] {
      #expect(text.utf8.count <= Diagnostic.longestText && text.utf8.count > Diagnostic.longestText - 4)
      #expect(text.hasSuffix("日…"))
    }
  }

  @Test func severitiesHaveNamesAndAnOrder() {
    #expect(Severity.allCases.map(\.name) == ["hint", "info", "warning", "error"])
    #expect(Severity.allCases.sorted() == [.hint, .info, .warning, .error])
    #expect(Severity(name: "warning") == .warning)
    #expect(Severity(name: "Warning") == nil)
    #expect(RuleID("damage/empty-list-slot").group == "damage")
  }
}

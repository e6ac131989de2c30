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

  @Test func severitiesHaveNamesAndAnOrder() {
    #expect(Severity.allCases.map(\.name) == ["hint", "info", "warning", "error"])
    #expect(Severity.allCases.sorted() == [.hint, .info, .warning, .error])
    #expect(Severity(name: "warning") == .warning)
    #expect(Severity(name: "Warning") == nil)
    #expect(RuleID("damage/empty-list-slot").group == "damage")
  }
}

import Diagnostics
import Reporting
import Testing

@Suite struct MarkdownReporterTests {
  private static let text = "questions:\n  - id: é\n    level: senior\n"
  private static let diagnostic = Diagnostic(
    rule: "schema/allowed-level", severity: .error, message: "unknown `level` senior",
    help: "1. see https://x.y\nand z",
    range: range(of: "senior", in: text), question: "a|b`c", field: "level")

  private func shown(_ reporter: MarkdownReporter, _ diagnostics: [Diagnostic], errors: [ReportError] = []) throws
    -> String
  {
    try output(
      of: reporter, [ReportedFile(path: "a.yml", diagnostics: diagnostics)], errors: errors,
      sources: Sources(["a.yml": Self.text])
    ) {
      $0.describe = { RuleDescription(severity: .error, finds: "what \($0) finds", why: "", mend: "") }
    }
  }

  @Test func framesAreExactlyThis() throws {
    let text = try shown(
      MarkdownReporter(), [Self.diagnostic], errors: [ReportError(path: "x.yml", kind: .io, message: "gone")])
    #expect(
      text == #"""
        ## ❌ qlint: 1 error in 1 of 12 files (240 questions)

        - **failure** `x.yml`: gone

        ### `a.yml`

        - ❌ **error in line 3** `schema/allowed-level` · `` a|b`c `` › level\
          unknown `level` senior

          ```text
          2 |   - id: é
          3 |     level: senior
            |            ^^^^^^
          ```

          1\. see https\://x\.y and z

        """#)
  }

  @Test func rowsAreExactlyThis() throws {
    let hint = Diagnostic(rule: "a/b", severity: .hint, message: "odd | even", range: SourceRange(0, 1))
    let text = try shown(MarkdownReporter(detail: .rows), [hint, Self.diagnostic])
    #expect(
      text == #"""
        ## ❌ qlint: 1 error, 1 hint in 1 of 12 files (240 questions)

        | count | rule | finds |
        | ---: | --- | --- |
        | 1 | `a/b` | what a/b finds |
        | 1 | `schema/allowed-level` | what schema/allowed-level finds |

        ### `a.yml`

        | line | | message | rule | question |
        | ---: | --- | --- | --- | --- |
        | 1 | 💡 | odd \| even | `a/b` |  |
        | 3 | ❌ | unknown `level` senior | `schema/allowed-level` | `` a\|b`c `` › level |

        """#)
  }

  /// Text from content is no markup, no link and calls nobody.
  @Test func contentIsNoMarkup() throws {
    let pairs = [
      ("<b>&amp;", "&lt;b&gt;&amp;amp;"), ("@someone", "@<!-- -->someone"), ("[a](b)", "\\[a\\](b)"),
      ("![a](b)", "!\\[a\\](b)"), ("www.x.y", "www\\.x\\.y"), ("- a", "\\- a"), ("# a", "\\# a"), ("1. a", "1\\. a"),
      ("12) a", "12\\) a"), ("*a* _b_ ~c~ $d$", "\\*a\\* \\_b\\_ \\~c\\~ \\$d\\$"), ("a`b", "a\\`b"), ("`a`", "`a`"),
      ("\\`a`", "\\\\`a`"), ("a\n# b", "a\\\\u{A}\\# b"), ("::error", "\\::error"), ("==", "\\=="),
    ]
    for (message, markdown) in pairs {
      let diagnostic = Diagnostic(rule: "a/b", severity: .error, message: message, range: SourceRange(0, 1))
      let lines = try shown(MarkdownReporter(), [diagnostic]).split(separator: "\n")
      #expect(lines.first { $0.hasSuffix("`a/b`\\") } != nil)
      #expect(lines.contains { $0 == "  " + markdown }, "\(message)")
    }
  }

  /// What would make a report too long is counted.
  @Test func aLimitIsKept() throws {
    let diagnostics = (0..<1_000).map {
      Diagnostic(rule: "a/b", severity: .error, message: "message \($0)", range: SourceRange(0, 1))
    }
    for limit in [0, 5_000, 20_000] {
      let text = try shown(MarkdownReporter(detail: .rows, limit: limit), diagnostics)
      let rows = text.split(separator: "\n").filter { $0.hasPrefix("| 1 | ❌ |") }.count
      #expect(text.utf8.count <= max(limit, 200))
      #expect(text.hasSuffix("\n… and \(1_000 - rows) more\n"))
      #expect(rows > 0 || limit < 10_000)
    }
  }
}

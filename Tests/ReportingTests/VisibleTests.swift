import Diagnostics
import Reporting
import Testing

@Suite struct VisibleTests {
  @Test(arguments: [
    ("plain text, \"quoted\"", "plain text, \"quoted\""),
    ("é 日本 🎉 e\u{301}", "é 日本 🎉 e\u{301}"),
    ("\u{1B}[31m", "\\u{1B}[31m"),
    ("a\tb\nc\r", "a\\u{9}b\\u{A}c\\u{D}"),
    ("\u{7F}\u{9B}\u{85}", "\\u{7F}\\u{9B}\\u{85}"),
    ("\u{202E}\u{2066}\u{200F}\u{61C}", "\\u{202E}\\u{2066}\\u{200F}\\u{61C}"),
    ("\u{200B}\u{FEFF}\u{E0041}\u{2028}", "\\u{200B}\\u{FEFF}\\u{E0041}\\u{2028}"),
    ("##[group] #[ ###[", "##\\u{5B}group] #[ ###\\u{5B}"),
    ("\u{2764}\u{FE0F}", "\u{2764}\u{FE0F}"),
    ("o\u{301}\u{301}\u{301}\u{301}\u{301}", "o\u{301}\u{301}\u{301}\u{301}\\u{301}"),
  ])
  func showsWhatATerminalWouldHide(text: String, shown: String) {
    #expect(Array(visible(text).utf8) == Array(shown.utf8))
  }

  @Test(arguments: payloads) func leavesNothingToObey(payload: String) {
    let shown = visible(payload)
    #expect(!shown.unicodeScalars.contains { isForbidden($0) || $0 == "\n" })
    #expect(!shown.contains("##["))
  }

  /// Every character there is, alone and behind another one: it is shown as it is, or its number is.
  @Test func everyCharacterIsShownOrNamed() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = visible("a\(scalar)")
      let isNamed = shown.utf8.elementsEqual("a\\u{\(String(value, radix: 16, uppercase: true))}".utf8)
      if isNamed || shown.utf8.elementsEqual("a\(scalar)".utf8) && !isForbidden(scalar) && scalar != "\n" { continue }
      Issue.record("U+\(String(value, radix: 16)) is shown as \(shown.debugDescription)")
    }
  }

  @Test func cutsLongTextAtACharacter() {
    #expect(visible("ab日c", limit: 4) == "ab…")
    #expect(visible("ab日c", limit: 5) == "ab日…")
    #expect(visible("ab日c", limit: 6) == "ab日c")
  }

  @Test func colorFollowsFlagThenEnvironmentThenTerminal() {
    func decide(_ mode: ColorMode, _ environment: [String: String], terminal: Bool) -> Bool {
      mode.isColored(environment: { environment[$0] }, isTerminal: terminal)
    }
    #expect(decide(.auto, [:], terminal: true))
    #expect(!decide(.auto, [:], terminal: false))
    #expect(!decide(.auto, ["NO_COLOR": "1"], terminal: true))
    #expect(decide(.auto, ["NO_COLOR": ""], terminal: true))
    #expect(decide(.auto, ["CLICOLOR_FORCE": "1"], terminal: false))
    #expect(decide(.auto, ["FORCE_COLOR": "1"], terminal: false))
    #expect(!decide(.auto, ["CLICOLOR_FORCE": "0"], terminal: false))
    #expect(!decide(.auto, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], terminal: true))
    #expect(!decide(.auto, ["TERM": "dumb"], terminal: true))
    #expect(decide(.always, ["NO_COLOR": "1"], terminal: false))
    #expect(!decide(.never, ["CLICOLOR_FORCE": "1"], terminal: true))
  }
}

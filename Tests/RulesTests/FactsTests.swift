import Diagnostics
import Questions
import Testing
import YAML

/// What a file contributes to checks over the bank.
struct FactsTests {
  @Test func idsReferencesAndPlacesAreCollected() {
    let text = """
      questions:
        - id: один
          question: Що це?
        - question: no id
        - id: ~
      sets:
        - id: s
          questions: [один, [x], "b"]
      """
    let facts = facts(of: text)
    #expect(facts.questions.map { facts.string(of: $0.id) } == ["один", "", ""])
    #expect(facts.questions.map { facts.pointer(to: $0.item) } == ["/questions/0", "/questions/1", "/questions/2"])
    #expect(facts.sets.map { facts.string(of: $0.id) } == ["s"])
    #expect(facts.references(of: facts.sets[0]).map { facts.string(of: $0) } == ["один", "", "b"])
    #expect(facts.pointer(to: facts.sets[0].item) == "/sets/0")
    let bytes = Array(text.utf8)
    let place = facts.questions[0].textPlace
    #expect(String(decoding: bytes[place.start..<place.end], as: UTF8.self) == "Що це?")
    #expect(facts.questions[2].fingerprint == .none)
  }

  @Test func anAliasHasThePlaceWhereItStands() {
    let text = "- id: &a x\n- id: *a\n"
    let facts = facts(of: text)
    #expect(facts.questions.map { facts.string(of: $0.id) } == ["x", "x"])
    #expect(facts.questions[1].id.place == SourceRange(17, 19))
  }

  /// An alias is stored once, however often it is used.
  @Test func sharedTextsAreStoredOnce() {
    let id = String(repeating: "x", count: 10_000)
    let text = "- id: &a \(id)\n" + String(repeating: "- {id: *a, question: *a}\n", count: 5_000)
    let facts = facts(of: text)
    #expect(facts.questions.count == 5_001)
    #expect(facts.bytes.count <= 20_000)
  }

  @Test(arguments: [
    ("What is a generator?", "what is  a «generator»", true), ("C++?", "C?", false),
    ("What does ?. do", "What does ?? do", false),
    ("TCP – really?", "TCP really", true), ("TCP - really?", "TCP really", true),
    ("Що ТАКЕ Їжак?", "що таке їжак", true),
    ("ÄRGER", "ärger", true), ("日本", "日本", true), ("日本", "日木", false), ("ab", "ba", false), ("ab c", "a bc", true),
    ("", "?", true), ("Qu'est-ce ?", "Qu'est-ce?", true), ("What is ! for", "What is ? for", false), ("a", "", false),
    ("F#", "F", false), ("What is `map`?", "What is map?", true), ("İ", "i̇", true),
    ("12345678", "1234567", false), ("a\u{0}", "a", true),
  ])
  func fingerprintsCompareWhatAReaderReads(_ left: String, _ right: String, _ areEqual: Bool) {
    #expect((fingerprint(left) == fingerprint(right)) == areEqual, "\(left) | \(right)")
  }

  /// The cache holds fingerprints from earlier runs.
  @Test func fingerprintsStayTheSame() {
    #expect(fingerprint("What is a generator?") == fingerprint("what is a GENERATOR"))
    #expect(fingerprint("?!") == fingerprint("?!"))
    #expect(fingerprint("...") != .none)
    #expect(fingerprint("- – \"\"") == .none)
  }

  private func fingerprint(_ text: String) -> Fingerprint {
    Array(text.utf8).withUnsafeBufferPointer { Fingerprint(of: $0) }
  }

  private func facts(of text: String) -> Facts {
    let parser = Parser()
    return Array(text.utf8).withUnsafeBytes { buffer in
      _ = parser.parse(buffer)
      let file = QuestionFile()
      file.read(parser.tree, names: .standard)
      return Facts.collect(from: file, parser.tree)
    }
  }
}

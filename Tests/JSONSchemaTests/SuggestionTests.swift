import Diagnostics
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("senior", ["Entry", "Senior", "Expert"], "Senior"),
    ("sumary", ["summary", "answer"], "summary"),
    ("code-challenge", ["code_challenge"], "code_challenge"),
    ("tag", ["tags", "tap"], "tags"),
    ("summary", ["summ", "quick_summary"], "summ"),
    ("leevl", ["level", "title"], "level"),
    ("ÉTÉ", ["été"], "été"),
    // Equally near: the first by bytes, whatever the order.
    ("cat", ["bat", "hat", "rat"], "bat"),
    ("cat", ["rat", "hat", "bat"], "bat"),
  ])
  func finds(_ text: String, _ known: [String], _ expected: String) {
    #expect(Suggestion.closest(to: text, among: known) == expected)
  }

  @Test(arguments: [
    ("", ["a"]), ("xyz", ["summary"]), ("id", ["to"]), ("abc", ["xyc"]), ("level", ["level"]), ("a", []),
    (String(repeating: "a", count: 65), [String(repeating: "a", count: 64)]),
    ("tag", [String(repeating: "tag", count: 100_000)]),
  ])
  func isSilent(_ text: String, _ known: [String]) {
    #expect(Suggestion.closest(to: text, among: known) == nil)
  }

  /// Whatever one letter becomes, and whatever is added or left out, the name is found.
  @Test func findsWhatIsTwoEditsAway() {
    let name = "damage/empty-list-slot"
    let scalars = Array(name.unicodeScalars)
    for (place, other) in scalars.indices.flatMap({ place in (0x20..<0x7F).map { (place, Unicode.Scalar($0) ?? " ") } })
    {
      var replaced = scalars
      replaced[place] = other
      var added = replaced
      added.insert(other, at: place)
      var missing = replaced
      missing.remove(at: (place + 5) % scalars.count)
      for variant in [replaced, added, missing] {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: variant)
        // Of two slips the first letter must not be one.
        guard String(text) != name, variant.first == scalars.first else { continue }
        #expect(Suggestion.closest(to: String(text), among: [name]) == name, "\(String(text))")
      }
    }
  }

  /// Canonically equal text is not the same text.
  @Test func tellsComposedFromDecomposed() {
    #expect(Suggestion.closest(to: "résume\u{301}", among: ["résumé"]) != nil)
  }
}

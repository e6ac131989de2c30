import Diagnostics
import Questions

/// Finds texts that end in the middle of a word that stands whole elsewhere in them: `evaluates its conditi`.
///
/// The last word is nowhere else in the text, and a longer word begins with it. Exempt are forms of one word
/// (`understand`, `understanding`), names of files and hosts, and abbreviations with a sign before or behind them.
enum UnfinishedWord: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/unfinished-word", severity: .error,
    summary: "the text ends in the middle of a word",
    why: """
      The text was cut off at a number of bytes or characters. The reader misses the end.
      """,
    mend: "Take the rest from the source of the text, and let the importer fail when a text is longer than its field.",
    good: [
      RuleExample(
        """
        - id: globals
          question: What does the package hold?
          answer: |
            - Dependencies: @types/sinonjs
            - Globals: sinon

        """),
      RuleExample(
        """
        - id: forms
          question: When is code hard to read?
          answer: When understanding it takes longer than writing it, nobody will understand

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: loops
          question: Which loops are there?
          answer: |
            A loop runs as long as its condition holds.

            while evaluates its «conditi»

        """)
    ])

  static let family = DamageFamily.truncated

  /// How much of the text before its end is searched, in bytes.
  private static let reach = 20_000

  static func check(_ text: Text, _ context: RuleContext) {
    guard let end = context.end(of: text), !end.word.isEmpty else { return }
    let bytes = text.bytes
    let word = end.word
    let before = bytes.byte(word.lowerBound - 1)
    guard word.count >= 2, word.count <= 40, !bytes[word.lowerBound].isDigit,
      before.isBlank || before == 0x0A || before.isOne(of: "(\"'.=$/")
    else { return }
    guard let whole = whole(word, bytes) else { return }
    let weight = weight(
      word, whole, end,
      isPath: before == UInt8(ascii: ".") && context.layout.block(at: word.lowerBound)?.language.hasBraces != true)
    guard weight > 0 else { return }
    context.report(
      damage: self, in: text, word, weight >= 100 ? .strong : .weak(weight),
      "the \(text.field?.name ?? "text") ends in the middle of a word, perhaps of `\(String(decoding: bytes[whole], as: UTF8.self))`",
      help: "it was cut off: take the rest from its source")
  }

  private static func weight(_ word: Range<Int>, _ whole: Range<Int>, _ end: TextEnd, isPath: Bool) -> Int {
    let rest = word.count + whole.lowerBound..<whole.upperBound
    if rest.count <= 6, endings.contains(end.bytes, rest) { return 20 }
    if isPath || isValue(word, end) { return 40 }
    let isName = end.bytes[word.lowerBound].lowercased != end.bytes[word.lowerBound]
    return isName ? 60 : end.words >= 2 || end.isCode ? 100 : 60
  }

  /// Whether the word is all that stands behind a label in an item of a list: `- Globals: sinon`.
  private static func isValue(_ word: Range<Int>, _ end: TextEnd) -> Bool {
    TextEnd.bullet(of: end.line, end.bytes) != nil
      && end.bytes.byte(end.bytes.skippingBlanks(before: word.lowerBound) - 1) == UInt8(ascii: ":")
  }

  /// A longer word that begins so; nil where the word stands whole elsewhere, or none does.
  private static func whole(_ word: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let first = bytes[word.lowerBound].lowercased
    var found: Range<Int>?
    var index = max(0, word.lowerBound - reach)
    while index < word.lowerBound {
      guard bytes[index].isWordPart else {
        index += 1
        continue
      }
      let start = index
      while index < word.lowerBound, bytes[index].isWordPart { index += 1 }
      guard bytes[start].lowercased == first, index - start >= word.count else { continue }
      var offset = 1
      while offset < word.count, bytes[start + offset].lowercased == bytes[word.lowerBound + offset].lowercased {
        offset += 1
      }
      guard offset == word.count else { continue }
      if index - start == word.count { return nil }
      // A part of a path is part of such a path elsewhere.
      if bytes.byte(word.lowerBound - 1) == UInt8(ascii: "/"), bytes.byte(start - 1) != UInt8(ascii: "/") { continue }
      if found == nil, index - start > word.count { found = start..<index }
    }
    return found
  }

  /// Endings that make another form of a word.
  private static let endings = WordSet([
    "s", "es", "ed", "d", "ing", "ly", "er", "ers", "r", "rs", "n", "al", "ion", "ions", "able", "ity", "ment", "ments",
    "y",
    "ies", "ness", "ful", "less", "est", "ish", "ized", "ize", "ation", "ive", "or", "ors", "ism", "ist", "en", "e",
    "t", "i",
    "и", "і", "а", "у", "ів", "ами", "ах", "ом", "ою", "ам", "ого", "ому", "ий", "на", "не", "ні", "ти", "ть", "ся",
    "о", "ю",
    "я", "є", "ть", "ться", "ем", "ей", "ов", "ы", "ый",
  ])
}

import Diagnostics
import Questions

/// Finds texts that end like a teaser: `…`, `[...]`, `... Read more`.
///
/// A mark of its own (`[…]`, an ellipsis with `Read more` in one of several languages) always tells. A bare ellipsis
/// tells at the end of a sentence of prose; exempt are elided bodies (`...` alone on its line, in a comment, or behind
/// code), lists that go on (`and so on…`), and texts that use ellipses elsewhere.
enum TeaserEnd: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/teaser-end", severity: .error,
    summary: "the text ends with an ellipsis where a page showed the beginning only",
    why: """
      The text was taken from a list of previews, a feed or a search result, which show the first words of a text and \
      a link to the rest. The rest is not in the bank.
      """,
    mend: "Take the text from the page that the preview leads to, and let the importer read pages, not previews.",
    good: [
      RuleExample(
        """
        - id: ellipsis
          question: What does an ellipsis stand for?
          answer: |
            In Python it is a value, and often a body:

            def area(radius):
                ...

        """),
      RuleExample(
        """
        - id: lists
          question: Which protocols are there?
          answer: There are HTTP, FTP, SMTP, IMAP and so on...

        """),
      RuleExample(
        """
        - id: items
          question: What makes a default a good one?
          answer: |
            - It fits most readers.
            - It is a safe value…

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: memory
          question: What is a memory leak?
          answer: A memory leak occurs when allocated memory is not properly« […]»

        """),
      RuleExample(
        """
        - id: memory
          question: What is a memory leak?
          answer: A memory leak occurs when allocated memory is not« ... Read more»

        """),
      RuleExample(
        """
        - id: memory
          question: What is a memory leak?
          answer: A memory leak occurs when allocated memory is not released«...»

        """),
      RuleExample(
        """
        - id: memory
          question: What is a memory leak?
          answer: A memory leak occurs when allocated memory is not released.«...»

        """),
      RuleExample(
        """
        - id: memory
          question: What is a memory leak?
          answer: Memory that is allocated and never released,« [...]»

        """),
    ])

  static let family = DamageFamily.truncated

  static func check(_ text: Text, _ context: RuleContext) {
    guard let end = context.end(of: text), hasEllipsis(end, context.layout.masks) else { return }
    let bytes = text.bytes
    let last = bytes[end.end - 1]
    if last == UInt8(ascii: "]") || last == UInt8(ascii: ")"),
      let start = ellipsis(endingAt: end.end - 1, end),
      bytes.byte(start - 1) == (last == UInt8(ascii: "]") ? UInt8(ascii: "[") : UInt8(ascii: "("))
    {
      let before = bytes.skippingBlanks(before: start - 1)
      // In code it stands for elements that are left out.
      let openers = end.isCode ? "=(,[:{|&" : "=([{|&"
      guard before > end.line.content, before < start - 1, !openers.utf8.contains(bytes[before - 1]) else { return }
      return report(before..<end.end, .strong, text, context)
    }
    if let start = invitation(end) { return report(start..<end.end, .strong, text, context) }
    if isBehindStop(end) { return report(end.end - 3..<end.end, .strong, text, context) }
    guard let start = ellipsis(endingAt: end.end, end) else { return }
    let before = bytes.skippingBlanks(before: start)
    guard before > end.line.content, let confidence = confidence(end, before: before, start, context.layout) else {
      return
    }
    report(before..<end.end, confidence, text, context)
  }

  private static func report(_ range: Range<Int>, _ confidence: Confidence, _ text: Text, _ context: RuleContext) {
    context.report(
      damage: self, in: text, range, confidence, "the \(text.field?.name ?? "text") ends like a teaser",
      help: "a preview was taken for the whole text: take the rest from the page itself")
  }

  /// Where three dots or `…` begin that end at an index; nil for two or four dots.
  private static func ellipsis(endingAt index: Int, _ end: TextEnd) -> Int? {
    if end.hasSuffix("…", before: index) { return index - 3 }
    guard end.hasSuffix("...", before: index), end.bytes.byte(index - 4) != UInt8(ascii: ".") else { return nil }
    return index - 3
  }

  /// Whether three dots follow the stop of a sentence at once, in a text that has no other ellipsis: `are shown....`
  private static func isBehindStop(_ end: TextEnd) -> Bool {
    let before = end.end - 4
    return end.hasSuffix("....", before: end.end) && end.bytes.byte(before - 1).isWordPart
      && end.words >= 6 && !isListEnd(end, before) && !usesEllipses(end)
  }

  /// Where an ellipsis begins with an invitation to read the rest behind it.
  private static func invitation(_ end: TextEnd) -> Int? {
    let bytes = end.bytes
    var stop = end.end
    while stop > end.line.content,
      bytes[stop - 1].isOne(of: ".»>→)] ") || bytes[stop - 1] >= 0x80 && !isLetter(bytes, stop)
    { stop -= 1 }
    for words in invitations where end.hasSuffix(words, before: stop) || ends(with: words, bytes, stop, end) {
      let start = bytes.skippingBlanks(before: stop - words.utf8CodeUnitCount)
      let opener =
        bytes.byte(start - 1) == UInt8(ascii: "(") || bytes.byte(start - 1) == UInt8(ascii: "[") ? start - 1 : start
      guard let first = ellipsis(endingAt: bytes.skippingBlanks(before: opener), end) else { return nil }
      return bytes.skippingBlanks(before: first)
    }
    return nil
  }

  /// Whether dots follow each other, or `…` stands, in the last 60 bytes: the cheap question before the others.
  private static func hasEllipsis(_ end: TextEnd, _ masks: ByteMasks) -> Bool {
    let first = max(0, end.end - 61)
    if masks.hasStops(from: first, before: end.end) { return true }
    var index = masks.nextBeyondASCII(from: first)
    while index < end.end - 1 {
      if end.bytes[index] == 0x80, end.bytes[index + 1] == 0xA6 { return true }
      index += 1
    }
    return false
  }

  /// Letters beyond ASCII are those of two bytes.
  private static func isLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    bytes[index - 1] < 0xC0 && (0xC3...0xDF).contains(bytes.byte(index - 2))
  }

  /// The same, but with the first letter as it is: for scripts whose case `hasSuffix` does not know.
  private static func ends(with words: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ stop: Int, _ end: TextEnd)
    -> Bool
  {
    let length = words.utf8CodeUnitCount
    guard words.utf8Start.pointee >= 0x80, stop - length >= end.line.content else { return false }
    return bytes.hasWord(words, at: stop - length)
  }

  private static let invitations: [StaticString] = [
    "read more", "continue reading", "show more", "see more", "learn more", "read on", "view more", "more", "continued",
    "читати далі", "Читати далі", "детальніше", "Детальніше", "докладніше", "Докладніше", "читать далее",
    "Читать далее",
    "подробнее", "Подробнее", "weiterlesen", "mehr lesen", "lire la suite", "en savoir plus", "leer más",
    "seguir leyendo",
    "leggi tutto", "ler mais", "czytaj dalej",
  ]

  /// Whether a sentence of at most four words ends at an index.
  private static func endsInShortSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var words = 1
    var index = end - 1
    while index > start, words <= 4 {
      if bytes[index].isBlank {
        if bytes[index - 1].isOne(of: ".!?") { return true }
        words += 1
      }
      index -= 1
    }
    return words <= 4
  }

  /// How sure it is that a bare ellipsis is a teaser's.
  private static func confidence(_ end: TextEnd, before: Int, _ start: Int, _ layout: TextLayout) -> Confidence? {
    let bytes = end.bytes
    let last = bytes[before - 1]
    if isListEnd(end, before) { return nil }
    let isGlued = before == start
    if last == UInt8(ascii: "."), !isGlued || bytes[start] != last, end.words >= 6 { return .strong }
    if end.isCode {
      if isInComment(end) { return nil }
      // Behind a whole statement, and not on a line of its own.
      guard last.isOne(of: ")]};") || last.isWordPart, end.words >= 2 || !last.isWordPart else { return nil }
      if last == UInt8(ascii: ")") || last.isWordPart { return isGlued ? .weak(60) : .weak(70) }
      return .strong
    }
    if last == UInt8(ascii: ".") { return isGlued && bytes[start] == last ? nil : .strong }
    guard last.isWordPart || last == UInt8(ascii: ",") || last == UInt8(ascii: ":") || last.isOne(of: ")]};\"'")
    else { return nil }
    // A writer lets a short item of a list trail off.
    if isGlued, end.words < 6, TextEnd.bullet(of: end.line, bytes) != nil { return .weak(60) }
    // Or a short sentence, as one does in speaking.
    if isGlued, endsInShortSentence(bytes, Int(end.line.content), before) { return .weak(60) }
    if usesEllipses(end) { return .weak(60) }
    return end.words >= 2 || last == UInt8(ascii: ":") ? .strong : .weak(60)
  }

  private static func isInComment(_ end: TextEnd) -> Bool {
    end.bytes.contains("//", from: Int(end.line.content), to: end.end)
      || end.bytes.contains("# ", from: Int(end.line.content), to: end.end)
  }

  /// `and so on...`, `etc...`
  private static func isListEnd(_ end: TextEnd, _ before: Int) -> Bool {
    for words in ["so on", "etc", "so forth", "and more", "тощо", "далі", "т.д", "usw", "и т. д", "таке інше"]
      as [StaticString]
    where end.hasSuffix(words, before: before) { return true }
    return false
  }

  /// Whether the text has ellipses between its words, so that they are the writer's.
  private static func usesEllipses(_ end: TextEnd) -> Bool {
    let bytes = end.bytes
    var index = max(0, Int(end.line.start) - 4_000)
    while index + 3 < Int(end.line.start) {
      let isDots =
        bytes[index] == UInt8(ascii: ".") && bytes[index + 1] == bytes[index] && bytes[index + 2] == bytes[index]
      if isDots || bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA6,
        bytes.byte(index - 1).isWordPart, bytes[index + 3] == 0x20 || bytes[index + 3] == 0x0A
      {
        return true
      }
      index += 1
    }
    return false
  }
}

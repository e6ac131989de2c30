/// The holes in the sentences of a text, found line by line.
struct SentenceHoles {
  struct Hole {
    var range: Range<Int>
    /// The word before the hole; empty where none stands there.
    var word: Range<Int>
    var isCertain: Bool
    /// Of a hole that is not certain, in hundredths of what a question needs: 1 to 99.
    var weight: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private let isSource: Bool
  private var line: Range<Int> = 0..<0
  private var indent = 0
  private var found: [Hole] = []
  /// Whether the line is one of a table.
  private var hasColumns = false
  /// Gaps of two blanks in the line.
  private var gaps = 0
  /// Whether the line has blanks within parentheses, as grammars and some code are written; nil: not looked at yet.
  private var isSpaced: Bool?
  /// Whether the line is English, as far as its commonest words tell; nil: not looked at yet.
  private var isEnglish: Bool?
  /// How often two blanks stand between any two words of the text.
  private var wideGaps = 0

  /// - Parameter isSource: Whether the text is as it was typed, where two blanks are a slip more often than in what it is rendered to.
  init(bytes: UnsafeBufferPointer<UInt8>, isSource: Bool) {
    self.bytes = bytes
    self.isSource = isSource
  }

  mutating func begin(_ line: TextLayout.Line) {
    self.line = Int(line.content)..<Int(line.end)
    indent = line.indent
    found.removeAll(keepingCapacity: true)
    hasColumns = false
    gaps = 0
    isSpaced = nil
    isEnglish = nil
    if line.end - line.content == 1, bytes[Int(line.content)] == UInt8(ascii: ",") {
      add(Int(line.content)..<Int(line.end), behind: 0..<0, line.indent == 0 ? 100 : 40)
    }
    lookBehindBullet()
  }

  /// `-  -> an integer`: an item that explains what it no longer names.
  private mutating func lookBehindBullet() {
    let start = line.lowerBound
    // U+2022
    let isDot = bytes[start] == 0xE2 && bytes.byte(start + 1) == 0x80 && bytes.byte(start + 2) == 0xA2
    guard isDot || bytes[start].isOne(of: "-*") else { return }
    let gap = start + (isDot ? 3 : 1)
    let next = bytes.skippingBlanks(from: gap)
    guard next > gap, bytes.byte(next + 2) == 0x20, bytes.byte(next + 1) == UInt8(ascii: ">"),
      bytes[next] == UInt8(ascii: "-") || bytes[next] == UInt8(ascii: "="), bytes.byte(next + 3).isWordPart
    else { return }
    add(start..<next + 2, behind: 0..<0, 100)
  }

  /// Ends the line: gives its holes, those that stand close together as one.
  /// - Parameter isOnlyLine: Whether no other sentence of the text has two blanks anywhere.
  mutating func end(isOnlyLine: @autoclosure () -> Bool) -> [Hole] {
    // Who types two blanks by mistake does so in a short line or more than once.
    if gaps == 1, found.count == 1, !isSource, !found[0].isCertain, found[0].weight >= Self.lone, !hasColumns,
      !found[0].word.isEmpty, found[0].word.lowerBound > line.lowerBound,
      countWords(before: line.upperBound) > Self.sentence,
      countWords(before: found[0].word.upperBound) > 1, isOnlyLine()
    {
      found[0].isCertain = true
    }
    return ended()
  }

  /// The most that a gap weighs in a text as it was typed.
  private static let slip = 60
  /// The weight from which on a gap may be the only one of a text.
  private static let lone = 30
  /// The words that a sentence has at least.
  private static let sentence = 6

  private func ended() -> [Hole] {
    // Three gaps in one line, and none of them sure: a row of a table.
    guard !hasColumns, gaps < 3 || found.contains(where: \.isCertain) else { return [] }
    var result: [Hole] = []
    for hole in found {
      if let last = result.last, hole.range.lowerBound - last.range.upperBound < 40 {
        let range = last.range.lowerBound..<max(last.range.upperBound, hole.range.upperBound)
        result[result.count - 1] = Hole(
          range: range, word: last.word, isCertain: last.isCertain || hole.isCertain,
          weight: min(99, last.weight + hole.weight))
      } else {
        result.append(hole)
      }
    }
    return result
  }

  private mutating func add(_ range: Range<Int>, behind word: Range<Int>, _ weight: Int) {
    guard weight > 0, found.count < 50 else { return }
    found.append(Hole(range: range, word: word, isCertain: weight >= 100, weight: min(99, weight)))
  }

  // MARK: - Blanks

  /// Looks at a blank with another one, or a sign, behind it.
  /// - Returns: Where to look on.
  mutating func look(atBlank blank: Int) -> Int {
    let next = bytes.skippingBlanks(from: blank)
    guard next < line.upperBound, blank > line.lowerBound else { return next }
    // Arrows, bullets and the lines of drawings are set apart so.
    if next - blank == 2, isDrawn(next) || isDrawn(blank - 3) { return next }
    if next == blank + 1, bytes[next].isWordPart {
      lookForConjunction(at: next, blank)
      return next
    }
    if next - blank > 2 {
      hasColumns = true
      return next
    }
    let word = word(before: blank)
    let sign = bytes.byte(next)
    switch sign {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: ":"):
      guard sign == UInt8(ascii: ")") || endsPart(next), !hasSpacedParentheses() else { return next }
      add(word.lowerBound..<next + 1, behind: word, weight(of: sign, at: next, behind: word, before: blank))
      return next + 1
    case UInt8(ascii: "("):
      let inside = bytes.skippingBlanks(from: next + 1)
      guard bytes.byte(inside) == UInt8(ascii: ")"), !word.isEmpty, !beginsBody(inside + 1) else {
        if next - blank == 2, !word.isEmpty, bytes.byte(inside).isWordPart {
          gaps += 1
          add(word.lowerBound..<next + 1, behind: word, Self.lone)
        }
        return next
      }
      add(word.lowerBound..<inside + 1, behind: word, inside > next + 1 ? 60 : weight(ofEmptyParenthesesBehind: word))
      return inside + 1
    default:
      if next - blank == 2 {
        gaps += 1
        let behind = self.word(from: next)
        let weight = weight(ofGapBefore: next, behind: word, blank)
        add(word.lowerBound..<max(next, behind.upperBound), behind: word, isSource ? min(weight, Self.slip) : weight)
      }
      return next
    }
  }

  /// A conjunction right behind a word that a noun has to follow: `both and`, `between and`.
  private mutating func lookForConjunction(at next: Int, _ blank: Int) {
    let behind = word(from: next, limit: 8)
    guard behind.count <= 6, bytes.byte(behind.upperBound) == 0x20,
      FunctionWords.conjunctions.contains(bytes, behind)
    else { return }
    let word = word(before: blank)
    guard FunctionWords.beforeNoun.contains(bytes, word), bytes.byte(word.lowerBound - 1) != UInt8(ascii: "'") else {
      return
    }
    // The names of the operators: the and operator.
    let named = self.word(from: behind.upperBound + 1)
    guard !FunctionWords.kinds.contains(bytes, named), !FunctionWords.afterSign.contains(bytes, named),
      !FunctionWords.contains(bytes, named) || FunctionWords.beforeSign.contains(bytes, named),
      !bytes.hasWord("in ", at: word.lowerBound - 3)
    else { return }
    add(word.lowerBound..<behind.upperBound, behind: word, word.count > 2 ? 100 : 60)
  }

  private mutating func hasSpacedParentheses() -> Bool {
    if let isSpaced { return isSpaced }
    let result = bytes.contains("( ", from: line.lowerBound, to: line.upperBound)
    isSpaced = result
    return result
  }

  private func weight(of sign: UInt8, at place: Int, behind word: Range<Int>, before blank: Int) -> Int {
    let previous = bytes.byte(blank - 1)
    let next = bytes.skippingBlanks(from: place + 1)
    // More of them are an empty list.
    if sign == UInt8(ascii: ","), bytes.byte(next) == sign { return 0 }
    if sign == UInt8(ascii: ".") {
      // A stop that is named, and the folder that a command works on.
      guard isCapital(next) || bytes.byte(next) == 0x0A || bytes.byte(next) == 0x0D else { return 0 }
      let isSmallWord = FunctionWords.contains(bytes, word) || FunctionWords.weaker.contains(bytes, word)
      guard isSmallWord || countWords(before: blank) > 3 && !endsWithCommand(before: blank) else { return 0 }
    }
    if previous == UInt8(ascii: ":"), sign == UInt8(ascii: ".") { return 100 }
    guard !word.isEmpty || previous == UInt8(ascii: ")") || previous.isQuote else { return 0 }
    if FunctionWords.contains(bytes, word) {
      // The comma operator.
      let isNamed = FunctionWords.afterSign.contains(bytes, self.word(from: next))
      if sign == UInt8(ascii: ";") { return isNamed ? 0 : 40 }
      return sign == UInt8(ascii: ":") || isNamed && !FunctionWords.beforeSign.contains(bytes, word) ? 40 : 100
    }
    if isOption(word) { return sign == UInt8(ascii: ":") ? 40 : 70 }
    if sign == UInt8(ascii: ":") || sign == UInt8(ascii: ";") { return 0 }
    if FunctionWords.weaker.contains(bytes, word) { return 70 }
    return endsWithCommand(before: blank) ? 100 : 45
  }

  /// Types that are written so (`the type ()`) follow small words.
  private func weight(ofEmptyParenthesesBehind word: Range<Int>) -> Int {
    if FunctionWords.contains(bytes, word) || FunctionWords.kinds.contains(bytes, word) { return 5 }
    return isCapital(word.lowerBound) || bytes[word.lowerBound] >= 0x80 ? 50 : 20
  }

  /// Words of the line before an index, counted up to seven.
  private func countWords(before end: Int) -> Int {
    var words = 0
    var index = end
    while index > line.lowerBound, words < 7 {
      index = bytes.skippingBlanks(before: index)
      if index > line.lowerBound { words += 1 }
      while index > line.lowerBound, !bytes[index - 1].isBlank { index -= 1 }
    }
    return words
  }

  private mutating func weight(ofGapBefore next: Int, behind word: Range<Int>, _ blank: Int) -> Int {
    let previous = bytes.byte(blank - 1)
    let behind = self.word(from: next)
    if previous == UInt8(ascii: ",") { return FunctionWords.conjunctions.contains(bytes, behind) ? 100 : 40 }
    guard previous.isWordPart || previous == UInt8(ascii: "-") || previous == UInt8(ascii: ")"),
      bytes.byte(next) != UInt8(ascii: "#"), bytes.byte(next) != UInt8(ascii: "/")
    else { return 0 }
    if FunctionWords.kinds.contains(bytes, behind) || endsWithCommand(before: blank) { return 100 }
    // import * as names from 'module'
    if bytes.hasWord("import", at: word.lowerBound), word.count == 6, bytes.hasWord("as ", at: next) { return 100 }
    if FunctionWords.contains(bytes, word) {
      // Both `and  then` and `is  not` are typed by hand.
      let isTyped = FunctionWords.conjunctions.contains(bytes, word) || FunctionWords.contains(bytes, behind)
      return isTyped && !FunctionWords.conjunctions.contains(bytes, behind) ? 60 : 100
    }
    if FunctionWords.weaker.contains(bytes, word) {
      return FunctionWords.named.contains(bytes, word) && FunctionWords.opening.contains(bytes, behind) ? 100 : 80
    }
    if isOption(word) { return FunctionWords.opening.contains(bytes, behind) ? 100 : 70 }
    // Lines of a drawing or a listing have no sentence.
    guard isLetter(bytes.byte(next)) || bytes.byte(next) == 0xE2 || bytes.byte(next).isDigit, !word.isEmpty,
      isLetter(bytes[word.lowerBound]), indent < 4, countWords(before: line.upperBound) > 3
    else { return 0 }
    if bytes.byte(next).isDigit { return Self.lone }
    // Names of commands and what they do, in two columns: `count  Count the lines`.
    if isCapital(next) { return 15 }
    wideGaps += 1
    return wideGaps > 2 ? 1 : 60
  }

  /// Whether a sign ends a sentence or a part of it, and begins nothing: no `.NET`, `...`, `!=`.
  private func endsPart(_ sign: Int) -> Bool {
    let next = bytes.byte(sign + 1)
    return next.isBlank || next == 0x0A || next == 0x0D || next == UInt8(ascii: ")")
  }

  /// Whether empty parentheses are the parameters of a function: `() =>`, `() {`.
  private func beginsBody(_ end: Int) -> Bool {
    let sign = bytes.byte(bytes.skippingBlanks(from: end))
    return sign == UInt8(ascii: "=") || sign == UInt8(ascii: "{") || sign == UInt8(ascii: "-")
  }

  /// Whether a word is the long option of a command, and not the first word of its line: `--output`.
  private func isOption(_ word: Range<Int>) -> Bool {
    word.lowerBound > line.lowerBound && bytes.byte(word.lowerBound) == UInt8(ascii: "-")
      && bytes.byte(word.lowerBound + 1) == UInt8(ascii: "-") && bytes.byte(word.lowerBound + 2).isASCIILetter
      && bytes.byte(word.lowerBound - 1).isBlank
  }

  /// Whether a command that lacks an operand ends here: `git checkout`, `docker logs`.
  private func endsWithCommand(before blank: Int) -> Bool {
    var start = blank
    for _ in 0..<4 {
      start = bytes.skippingBlanks(before: start)
      let stop = start
      while start > line.lowerBound, start > stop - 20, !bytes[start - 1].isBlank, bytes[start - 1] != UInt8(ascii: "(")
      { start -= 1 }
      guard start < stop else { return false }
      if CommandHole.find(bytes, from: start, to: blank) != nil, stop < blank { return true }
    }
    return false
  }

  // MARK: - Stops

  /// Looks at a comma, a stop or a closing parenthesis with no blank before it.
  mutating func look(atStop stop: Int) {
    let previous = bytes.byte(stop - 1)
    // The last letters of ``FunctionWords/neverLast``.
    guard previous == UInt8(ascii: "e") || previous == UInt8(ascii: "n") || previous >= 0x80 else { return }
    let word = word(before: stop)
    guard word.count >= 2, FunctionWords.neverLast.contains(bytes, word), bytes.byte(word.lowerBound - 1).isBlank else {
      return
    }
    // In German `an` is the end of a verb: `er gibt es an.`
    if word.count == 2, previous == UInt8(ascii: "n"), !isEnglishLine() { return }
    let isComma = bytes[stop] == UInt8(ascii: ",")
    guard endsPart(stop), previous < 0x80 || !isComma else { return }
    add(word.lowerBound..<stop + 1, behind: word, 100)
  }

  /// Whether the line has one of the commonest words of English that its neighbours do not share.
  private mutating func isEnglishLine() -> Bool {
    if let isEnglish { return isEnglish }
    let words: [StaticString] = [" the ", " of ", " and ", " is ", " to ", " with "]
    let result =
      bytes.hasWord("the ", at: line.lowerBound)
      || words.contains { bytes.contains($0, from: line.lowerBound, to: line.upperBound) }
    isEnglish = result
    return result
  }

  // MARK: - The line's end

  /// Looks at the end of the line and the beginning of the next one.
  mutating func lookAtEnd(next: TextLayout.Line) {
    let end = bytes.skippingBlanks(before: line.upperBound)
    guard end > line.lowerBound, next.kind != .fence else { return }
    let last = bytes[end - 1]
    // A bullet or an arrow is no word.
    guard last < 0x80 || bytes.byte(end - 3) != 0xE2 else { return }
    let word = word(before: end)
    let first = Int(next.content)
    let sign = bytes.byte(first)
    guard next.kind != .blank else {
      if word.count >= 2, FunctionWords.neverLast.contains(bytes, word) { add(word, behind: word, 60) }
      return
    }
    if last == UInt8(ascii: "("), sign == UInt8(ascii: ")") {
      add(end - 1..<first + 1, behind: self.word(before: end - 1), 100)
    } else if last.isWordPart, sign == UInt8(ascii: ",") || sign == UInt8(ascii: "."), endsPart(first) {
      let isCertain = next.kind == .prose && next.indent == 0 && countWords(before: end) > 2
      add(word.lowerBound..<first + 1, behind: word, isCertain ? 100 : 40)
    } else if next.indent == 1, indent == 0, last.isWordPart, isSmall(sign) {
      let behind = self.word(from: first)
      let isCertain = FunctionWords.contains(bytes, word) || FunctionWords.kinds.contains(bytes, behind)
      let isBullet = bytes[line.lowerBound].isOne(of: "-*+0123456789")
      add(word.lowerBound..<max(first, behind.upperBound), behind: word, isCertain && !isBullet ? 100 : 40)
    }
  }

  // MARK: - Words

  /// The word that ends before `end`: letters of any script, digits and hyphens.
  private func word(before end: Int) -> Range<Int> {
    var start = end
    while start > line.lowerBound, start > end - 40,
      bytes[start - 1].isWordPart || bytes[start - 1] == UInt8(ascii: "-")
    { start -= 1 }
    return start..<end
  }

  private func word(from start: Int, limit: Int = 40) -> Range<Int> {
    var end = start
    while end < start + limit, bytes.byte(end).isWordPart { end += 1 }
    return start..<end
  }

  /// Whether a capital letter of Latin or Cyrillic script stands there.
  private func isCapital(_ index: Int) -> Bool {
    let (first, second) = (bytes.byte(index), bytes.byte(index + 1))
    if first == 0xD0 { return second < 0xB0 }
    return first.isASCIILetter && first != first.lowercased
  }

  /// Whether a bullet, an arrow or a line of a drawing stands there (U+2022, U+2190 to U+2FFF).
  private func isDrawn(_ index: Int) -> Bool {
    guard bytes.byte(index) == 0xE2 else { return false }
    let second = bytes.byte(index + 1)
    return second >= 0x86 || second == 0x80 && bytes.byte(index + 2) == 0xA2
  }

  /// Whether a byte begins a letter of Latin, Greek or Cyrillic script.
  private func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0xC3 && byte <= 0xD4 }

  /// Of ASCII, and all letters beyond it.
  static let smallLetters: ByteSet = .smallLetters | .beyondASCII

  private func isSmall(_ byte: UInt8) -> Bool { Self.smallLetters.contains(byte) }
}

/// Cuts code into tokens, the same way for all languages but for their comments: enough to know strings and comments
/// from code, and an operator from its operands.
struct Tokenizer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let masks: ByteMasks
  private let end: Int
  private let language: Language
  private var index: Int
  /// Quotes of which no more closing one is to be found, so that nothing is searched for twice.
  private var openTriple = false
  private var openBacktick = false
  private var openStar = false
  private var openMarkup = false
  /// The line ends to look at for a quote's partner: for each of the three quotes, up to where there is none.
  private var lonely: (double: Int, single: Int) = (-1, -1)

  /// Appends the tokens of `range`.
  static func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>, _ masks: ByteMasks, _ range: Range<Int>, _ language: Language,
    into tokens: inout TokenBuffer
  ) {
    var tokenizer = Tokenizer(
      bytes: bytes, masks: masks, end: min(range.upperBound, bytes.count), language: language,
      index: max(0, range.lowerBound))
    tokenizer.run(into: &tokens)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, masks: ByteMasks, end: Int, language: Language, index: Int) {
    self.bytes = bytes
    self.masks = masks
    self.end = end
    self.language = language
    self.index = index
  }

  private mutating func run(into tokens: inout TokenBuffer) {
    while index < end {
      let byte = bytes[index]
      let start = index
      if byte.isBlank || byte == 0x0D {
        index += 1
        // Most blanks stand alone.
        if index < end, bytes[index].isBlank { index = masks.nextContent(from: index + 1, before: end) }
        continue
      }
      if byte.isWordPart {
        index = masks.wordEnd(from: index + 1, before: end)
        tokens.append(Token(byte.isDigit ? .number : .word, start, index))
        continue
      }
      if Self.commentSigns.contains(byte), let stop = comment(at: start) {
        index = stop
        tokens.append(Token(.comment, start, stop))
      } else if byte.isQuote {
        tokens.append(quoted(byte, at: start))
      } else {
        index += 1
        tokens.append(Token(TokenKind(rawValue: byte), start, index))
      }
    }
  }

  // MARK: - Comments

  /// What comments begin with.
  private static let commentSigns = ByteSet("#/-<")

  /// The end of a comment that begins here; nil where none does.
  private mutating func comment(at start: Int) -> Int? {
    let next = bytes.byte(start + 1)
    switch bytes[start] {
    case UInt8(ascii: "#"):
      let previous = bytes.byte(start - 1)
      guard language.hasHashComments, previous.isBlank || previous == 0x0A, next != UInt8(ascii: "[") else {
        return nil
      }
      return lineEnd(from: start)
    case UInt8(ascii: "/"):
      if next == UInt8(ascii: "/"), language.hasSlashComments, bytes.byte(start - 1) != UInt8(ascii: ":") {
        return lineEnd(from: start)
      }
      guard next == UInt8(ascii: "*"), language.hasStarComments, !openStar else { return nil }
      let stop = search(from: start + 2) { $0 == UInt8(ascii: "*") && $1 == UInt8(ascii: "/") }
      if stop == nil { openStar = true }
      return stop.map { $0 + 2 }
    case UInt8(ascii: "-"):
      guard language == .sql, next == UInt8(ascii: "-") else { return nil }
      return lineEnd(from: start)
    case UInt8(ascii: "<"):
      guard next == UInt8(ascii: "!"), bytes.byte(start + 2) == UInt8(ascii: "-"), !openMarkup else { return nil }
      let stop = search(from: start + 4) { $0 == UInt8(ascii: "-") && $1 == UInt8(ascii: "-") }
      if stop == nil { openMarkup = true }
      return stop.map { min($0 + 3, end) }
    default:
      return nil
    }
  }

  private func lineEnd(from start: Int) -> Int {
    var index = start
    while index < end, bytes[index] != 0x0A { index += 1 }
    return index
  }

  private func search(from start: Int, _ isEnd: (UInt8, UInt8) -> Bool) -> Int? {
    var index = start
    while index + 1 < end {
      if isEnd(bytes[index], bytes[index + 1]) { return index }
      index += 1
    }
    return nil
  }

  // MARK: - Strings

  private mutating func quoted(_ quote: UInt8, at start: Int) -> Token {
    if let stop = closingQuote(quote, at: start) {
      index = stop
      return Token(.string, start, stop)
    }
    index = start + 1
    return Token(.loneQuote, start, index)
  }

  /// The index behind the quote that closes the string; nil where there is none.
  private mutating func closingQuote(_ quote: UInt8, at start: Int) -> Int? {
    if bytes.byte(start + 1) == quote, bytes.byte(start + 2) == quote, start + 2 < end, quote != UInt8(ascii: "`") {
      if !openTriple, let stop = tripleEnd(quote, from: start + 3) { return stop }
      openTriple = true
    }
    if quote == UInt8(ascii: "`") {
      guard !openBacktick else { return nil }
      var index = start + 1
      while index < end, bytes[index] != quote { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
      if index < end { return index + 1 }
      openBacktick = true
      return nil
    }
    // An apostrophe within a word opens nothing: don't, l'état.
    if quote == UInt8(ascii: "'"), bytes.byte(start - 1).isWordPart, bytes.byte(start + 1).isWordPart,
      !isPrefix(before: start)
    {
      return nil
    }
    let known = quote == UInt8(ascii: "\"") ? lonely.double : lonely.single
    guard start >= known else { return nil }
    var index = start + 1
    while index < end, bytes[index] != 0x0A {
      if bytes[index] == quote { return index + 1 }
      index += bytes[index] == UInt8(ascii: "\\") && bytes.byte(index + 1) != 0x0A ? 2 : 1
    }
    if quote == UInt8(ascii: "\"") { lonely.double = index } else { lonely.single = index }
    return nil
  }

  /// Whether the letters before a quote are a prefix of a string: r'…', b'…', rb'…'.
  private func isPrefix(before start: Int) -> Bool {
    var index = start
    while index > start - 3, bytes.byte(index - 1).isOne(of: "rbfuRBFU") { index -= 1 }
    return index < start && !bytes.byte(index - 1).isWordPart
  }

  private func tripleEnd(_ quote: UInt8, from start: Int) -> Int? {
    var index = start
    while index + 2 < end {
      if bytes[index] == quote, bytes[index + 1] == quote, bytes[index + 2] == quote { return index + 3 }
      index += 1
    }
    return nil
  }
}

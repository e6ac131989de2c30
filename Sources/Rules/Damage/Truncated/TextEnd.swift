import Questions

/// The end of a text, as the rules for texts that were cut off see it.
struct TextEnd {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The index of the last line that is not blank.
  let lineIndex: Int
  let line: TextLayout.Line
  /// Behind the last byte that is no white space.
  let end: Int
  /// The last word, if the text ends with one; empty otherwise.
  let word: Range<Int>

  /// The end of a text; nil for headings, for questions, which are titles, and for texts without content.
  init?(of text: Text, in layout: TextLayout) {
    guard let field = text.field, field == .answer || field == .summary, !layout.lines.isEmpty else { return nil }
    bytes = text.bytes
    lineIndex = max(0, layout.textLine(above: layout.lines.count))
    line = layout.line(lineIndex)
    end = bytes.skippingBlanks(before: Int(line.end))
    guard line.kind == .prose || line.kind == .code, end > line.content else { return nil }
    word = bytes.wordStart(before: end, from: Int(line.content))..<end
  }

  var isCode: Bool { line.kind == .code }

  /// Whether the line stands alone: below a blank line, or as the first.
  func standsAlone(in layout: TextLayout) -> Bool { layout.line(lineIndex - 1).kind == .blank }

  /// Whether the last word is the beginning of a keyword that begins statements, and no word itself: `co`, `fun`.
  var isKeywordStart: Bool {
    guard !word.isEmpty, word.count < 8, !Self.shortWords.contains(bytes, word) else { return false }
    return Self.keywords.contains { bytes.hasWord($0, at: word.lowerBound, count: word.count) }
  }

  private static let keywords: [StaticString] = [
    "const ", "class ", "def ", "import ", "from ", "function ", "func ", "fun ", "public ", "private ", "protected ",
    "static ", "struct ", "enum ", "interface ", "extension ", "protocol ", "export ", "return ", "print", "println",
    "console", "async ", "package ", "namespace ", "include", "impl ", "let ", "val ", "var ", "select ", "insert ",
  ]
  private static let shortWords = WordSet([
    "i", "f", "p", "s", "e", "n", "v", "l", "a", "d", "in", "as", "pack", "name",
    "class", "const", "def", "import", "from", "function", "func", "fun", "public", "private", "protected", "static",
    "struct", "enum", "interface", "extension", "protocol", "export", "return", "print", "println", "console", "async",
    "package", "namespace", "include", "let", "val", "var", "select", "insert", "id", "re", "en",
  ])

  /// The number of words of the line, separated by blanks.
  var words: Int { Self.words(of: line, bytes) }

  /// The number of words of a line, separated by blanks; at most 100.
  static func words(of line: TextLayout.Line, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var index = Int(line.content)
    while index < line.end, count < 100 {
      if bytes[index].isWordPart, !bytes.byte(index - 1).isWordPart,
        index == line.content || bytes[index - 1].isBlank || bytes[index - 1].isQuote
          || bytes[index - 1] == UInt8(ascii: "(")
      {
        count += 1
      }
      index += 1
    }
    return count
  }

  /// Whether bytes end with this ASCII text, in any case; `suffix` is in lower case.
  func hasSuffix(_ suffix: StaticString, before index: Int) -> Bool {
    let length = suffix.utf8CodeUnitCount
    return index - length >= line.content && bytes.hasWord(suffix, at: index - length)
  }
}

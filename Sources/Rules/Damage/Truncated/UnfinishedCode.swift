import Diagnostics

/// Finds texts whose last piece of code breaks off: a bracket is open, a string is not closed, an operator or a keyword
/// waits for what follows.
///
/// Only code at the very end of a text is looked at. Headers shown on purpose, elided bodies (`...`) and code whose
/// brackets do not match for other reasons have no weight, or too little.
enum UnfinishedCode: DamageRule, CodeBlockRule {
  static let metadata = RuleMetadata(
    id: "damage/unfinished-code", severity: .error,
    summary: "the code at the end of the text breaks off",
    why:
      "The text was cut off in the middle of its code. What is left does not compile, and the reader misses the end.",
    mend: "Take the rest from the source of the text, and let the importer fail when a text is longer than its field.",
    good: [
      RuleExample(
        """
        - id: versions
          question: Which versions are supported?
          answer: |
            Normal support | 11+
            Best effort | 8+

        """),
      RuleExample(
        """
        - id: rows
          question: Which systems are tested?
          answer: |
            system 10.15 | | | V | V |
            system 10.14 | | | V | V |

        """),
      RuleExample(
        """
        - id: loops
          question: How is a list printed?
          answer: |
            for (const item of items) {
              console.log(item) // :( or :)
            }

        """),
      RuleExample(
        """
        - id: tables
          question: What does the program print?
          answer: |
            print(table, style: Style.lines)

            +-------+-----+
            | Name  | Age |
            +-------+-----+
            | Alice | 42  |
            +-------+-----+

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: arguments
          question: How does a program of Python read its arguments?
          answer: |
            import sys

            print(sys.argv[1])

            name = «'»An

        """),
      RuleExample(
        """
        - id: loops
          question: How is a list printed?
          answer: |
            A loop goes over its items:

            for (const item of items) «{»
              console.log(item)

        """),
      RuleExample(
        """
        - id: words
          question: How is a variable declared?
          answer: |
            let count = 0;
            let words «=»

        """),
      RuleExample(
        """
        - id: names
          question: How is a constant declared?
          answer: |
            let count = 0;
            «const words»

        """),
    ])

  static let family = DamageFamily.truncated

  /// The deepest bracket that is minded.
  private static let deepest = 200

  /// `(the-name)=`: what a reference of MyST leads to.
  private static func isTarget(_ end: TextEnd) -> Bool {
    end.bytes.byte(Int(end.line.content)) == UInt8(ascii: "(") && end.hasSuffix(")=", before: end.end)
  }

  static func check(_ code: Code, _ context: RuleContext) {
    guard let end = context.end(of: code.text), end.isCode,
      end.lineIndex == code.block.lines.upperBound - 1, code.count > 0, !isTarget(end)
    else { return }
    guard let (range, weight, message) = openKeyword(code, end) ?? openEnd(code, end) ?? openBracket(code, end) else {
      return
    }
    context.report(
      damage: self, in: code.text, range, weight >= 100 ? .strong : .weak(weight), message,
      help: "it was cut off: take the rest from its source")
  }

  private typealias Finding = (range: Range<Int>, weight: Int, message: String)

  /// The beginning of a keyword, alone on its line.
  private static func openKeyword(_ code: Code, _ end: TextEnd) -> Finding? {
    guard end.word.lowerBound == end.line.content, end.isKeywordStart,
      end.word.count > 2 || end.standsAlone(in: code.layout)
    else { return nil }
    return (end.word, 100, "the keyword at the end of the code is cut off")
  }

  /// What the last token says.
  private static func openEnd(_ code: Code, _ end: TextEnd) -> Finding? {
    let last = code.count - 1
    let token = code[last]
    let isAlone = last == 0 || code[last - 1].end <= end.line.start
    switch token.kind {
    case .word:
      if let finding = openDeclaration(code, last) { return finding }
      guard StatementWords.openKeywords.contains(code.bytes, token.range) else { return nil }
      return (
        token.range, isAlone ? 60 : 100,
        "nothing follows `\(String(decoding: code.bytes[token.range], as: UTF8.self))` at the end of the code"
      )
    case "=", "+", "&", "|", ",":
      if code.language == .shell || code.language == .data || isAlone || isRule(end) { return nil }
      if token.kind == "+", code.touches(last - 1, last), code[last - 1].kind == "+" { return nil }
      if token.kind == "|" || token.kind == "+" && code.touches(last - 1, last), isRow(end) { return nil }
      return (token.range, token.kind == "," ? 70 : 100, "nothing follows `\(sign(token))` at the end of the code")
    case ">":
      guard code.touches(last - 1, last), code[last - 1].kind == "=" || code[last - 1].kind == "-", !isAlone else {
        return nil
      }
      return (token.range, 100, "nothing follows the arrow at the end of the code")
    case ":":
      guard BlockHead.strength(of: end.line, code.bytes) != nil else { return nil }
      return (token.range, 100, "the block that begins at the end of the code has no content")
    default:
      return nil
    }
  }

  /// A keyword and a name, behind which all languages want more: `const name`, `func name`.
  private static func openDeclaration(_ code: Code, _ last: Int) -> Finding? {
    guard last > 0, code.isWord(last - 1, in: declarations), !code.touches(last - 1, last) else { return nil }
    let keyword = String(decoding: code.bytes[code[last - 1].range], as: UTF8.self)
    return (
      code[last - 1].range.lowerBound..<code[last].range.upperBound, 100,
      "nothing follows the name behind `\(keyword)` at the end of the code"
    )
  }

  private static let declarations = WordSet(["const", "val", "func", "fun", "fn"])

  /// Whether the line has no letter and no digit: the rule of a table that is drawn with signs.
  private static func isRule(_ end: TextEnd) -> Bool {
    !(Int(end.line.content)..<end.end).contains { end.bytes[$0].isWordPart }
  }

  /// Whether another bar stands in the line: the row of a table may end with one.
  private static func isRow(_ end: TextEnd) -> Bool {
    let line = Int(end.line.content)..<end.end - 1
    return line.contains { end.bytes[$0] == UInt8(ascii: "|") && end.bytes.byte($0 + 1).isBlank }
  }

  private static func sign(_ token: Token) -> String { String(UnicodeScalar(token.kind.rawValue)) }

  /// The innermost bracket or the quote that is open at the end.
  private static func openBracket(_ code: Code, _ end: TextEnd) -> Finding? {
    var open: [Int] = []
    var mismatches = 0
    var nearMismatches = 0
    var quote: Int?
    /// Where a tag is closed for the last time: looked for once, not behind each `<`.
    let lastCloser = code.language == .html ? (0..<code.count).last { code[$0].kind == ">" } ?? -1 : -1
    for index in 0..<code.count {
      switch code[index].kind {
      case "(", "[", "{":
        if open.count < deepest { open.append(index) }
      case ")", "]", "}":
        if let opener = open.last, matches(code[opener].kind, code[index].kind) {
          open.removeLast()
        } else {
          mismatches += 1
          if code[index].start >= end.line.start { nearMismatches += 1 }
        }
      case .loneQuote:
        if opensString(code, index, end) { quote = index }
        if code.bytes[Int(code[index].start)] == UInt8(ascii: "\""), code[index].start >= end.line.start {
          quote = index
        }
      case "<":
        if code.language == .html, index > lastCloser, code[index].start >= end.line.start, beginsTag(code, index) {
          return (code[index].range, 100, "the tag at the end of the code is not closed")
        }
      default:
        break
      }
    }
    if let quote { return (code[quote].range, 100, "the string at the end of the code is not closed") }
    guard let last = open.last else { return nil }
    let token = code[last]
    let isNear = token.start >= end.line.start
    var weight = token.kind == "{" ? 100 : isNear ? 100 : 60
    if mismatches > 0 { weight = isNear ? nearMismatches == 0 ? 100 : 60 : 30 }
    return (token.range, weight, "the bracket `\(sign(token))` is not closed at the end of the code")
  }

  /// Whether a single quote opens a string in the last line, in a language that writes strings so: `gem 'rack`.
  private static func opensString(_ code: Code, _ index: Int, _ end: TextEnd) -> Bool {
    guard code.bytes[Int(code[index].start)] == UInt8(ascii: "'"), code[index].start >= end.line.start else {
      return false
    }
    switch code.language {
    case .python, .ruby, .javascript, .php: break
    default: return false
    }
    let before = code.bytes.byte(Int(code[index].start) - 1)
    return (before.isBlank || before.isOne(of: "([{,=:")) && code[index + 1].kind != .lineBreak
  }

  private static func matches(_ opener: TokenKind, _ closer: TokenKind) -> Bool {
    opener == "(" && closer == ")" || opener == "[" && closer == "]" || opener == "{" && closer == "}"
  }

  private static func beginsTag(_ code: Code, _ index: Int) -> Bool {
    let next = code[index + 1]
    return (next.kind == .word || next.kind == "/") && code.touches(index, index + 1)
  }
}

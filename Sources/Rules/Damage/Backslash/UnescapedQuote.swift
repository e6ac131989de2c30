import Diagnostics

/// Finds quotes inside of a string that have lost their backslash: `"He said "Hello""`.
///
/// A string in double quotes that a name touches, and behind the name, on the same line, another quote that touches
/// what stands before it: no language writes strings so. Also three quotes where one stood between two: `print(""")`,
/// an apostrophe that ends its string (`'I'm here'`), and a backslash that escapes the end of its literal (`'\'`).
///
/// Exempt: the shell and markup where a string is complete, suffixes and prefixes of literals (`"a"s`, `"a" f"b"`),
/// macros between strings (`"%"PRIu64"\n"`), raw strings, strings behind a slash (`/"/g`), strings within an inserted
/// expression (`"${map["a"]}"`).
///
/// The range goes from the quote that should be escaped to the last such quote.
enum UnescapedQuote: DamageRule, CodeRule {
  static let metadata = RuleMetadata(
    id: "damage/unescaped-quote", severity: .error,
    summary: "a quote inside of a string has lost its backslash",
    why: """
      The string ends at the first quote that is not escaped, so the code does not compile. Something on the way into \
      the bank took the backslash for an escape of its own.
      """,
    mend: LostBackslash.mend,
    good: [
      RuleExample(
        #"""
        - id: strings
          question: How does C++ join literals?
          answer: |
            printf("%" PRIu64 "\n", x);
            printf("%"PRIu64"\n", x);
            auto s = "a"s + "b"s;
            auto t = "He said \"Hello\"";
            auto u = "a" "b";
            text.replace(/"/g, "x");
            println("Index of ${numbers.indexOf("two")}")

        """#)
    ],
    bad: [
      RuleExample(
        """
        - id: quotes
          question: How are quotes written within a string?
          answer: |
            fun main() {
                val quote = "Kotlin says, «"Hi"».";
                println("The step is «"$value"»")
                println("Constructing Base(«"hello", "world"»)")
            }

        """),
      RuleExample(
        #"""
        - id: raw-strings
          question: How is a quote printed in Python?
          answer: |
            def show():
                print(«"""»)

        """#),
    ])

  static let family = DamageFamily.backslash
  static let leadTokens = [Lead(tokens: .string, .loneQuote)]

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    let isMarkup = code.language == .shell || code.language == .html || code.language == .css
    if isMarkup { return checkInMarkup(code, at: index, context) }
    if code[index].kind == .loneQuote { return checkCharacter(code, at: index, context) }
    guard let literal = StringLiteral(code, at: index), !literal.isTriple, literal.quote != UInt8(ascii: "`") else {
      return
    }
    if literal.quote == UInt8(ascii: "'") {
      guard hasSingleQuotes(code.language) else { return }
      if checkApostrophe(code, at: index, context) { return }
    }
    if literal.content.isEmpty {
      guard code[index + 1].kind == .loneQuote, code.touches(index, index + 1), code[index - 1].kind == "(",
        code[index + 2].kind == ")", code.touches(index + 1, index + 2)
      else { return }
      return report(code, literal.range.lowerBound..<Int(code[index + 1].end), context)
    }
    guard code.touches(index, index + 1), opensInside(literal), !holdsOpenBrace(literal),
      let last = closing(code, after: index)
    else { return }
    report(code, literal.range.upperBound - 1..<last, context)
  }

  /// An apostrophe that ends its string: `'I'm here'`.
  /// - Returns: Whether one was found.
  private static func checkApostrophe(_ code: Code, at index: Int, _ context: RuleContext) -> Bool {
    let indexBefore = StringLiteral(code, at: index)?.indexBefore ?? index - 1
    let before = code.isWord(indexBefore, in: leading) ? "(" : code[indexBefore].kind
    guard before == "(" || before == "=" || before == "," || before == "+" || before == ":" || before == "[",
      code.touches(index, index + 1), contractions.contains(code.bytes, code[index + 1].range)
    else { return false }
    var next = index + 2
    while next < min(code.count, index + 40), code[next].kind != .lineBreak {
      let token = code[next]
      if token.kind == .loneQuote, code.bytes.byte(Int(token.start)) == UInt8(ascii: "'") {
        report(code, Int(code[index].end) - 1..<Int(code[index + 1].end), context)
        return true
      }
      next += 1
    }
    return false
  }

  private static let leading = WordSet(["return", "echo", "print", "yield", "case", "throw", "puts", "in"])

  private static func hasSingleQuotes(_ language: Language) -> Bool {
    switch language {
    case .python, .javascript, .php, .ruby: true
    default: false
    }
  }

  /// In the shell and in markup strings may touch names; not so where a value has only begun: `"{"name": "x"}"`,
  /// `onclick="alert("hi")"`.
  private static func checkInMarkup(_ code: Code, at index: Int, _ context: RuleContext) {
    guard let literal = StringLiteral(code, at: index), literal.quote == UInt8(ascii: "\""), !literal.content.isEmpty,
      code.touches(index, index + 1), code[index + 1].kind == .word
    else { return }
    let last = literal.bytes[literal.content.upperBound - 1]
    let next = code[index + 2]
    guard next.kind == .string || next.kind == .loneQuote, code.touches(index + 1, index + 2) else { return }
    let isOpen =
      code.language == .shell
      ? last == UInt8(ascii: "{") : last == UInt8(ascii: "(") || last == UInt8(ascii: "=") || last == UInt8(ascii: "{")
    guard isOpen, !literal.contains(UInt8(ascii: "$")), let end = closing(code, after: index) else { return }
    report(code, literal.range.upperBound - 1..<end, context)
  }

  /// What stands behind the apostrophe of a word.
  private static let contractions = WordSet(["s", "m", "t", "re", "ll", "ve", "d"])

  /// A character literal whose backslash escapes its end: `'\'`.
  private static func checkCharacter(_ code: Code, at index: Int, _ context: RuleContext) {
    let start = Int(code[index].start)
    let bytes = code.bytes
    let quote = bytes.byte(start)
    guard quote != UInt8(ascii: "`"), bytes.byte(start + 1) == UInt8(ascii: "\\"), bytes.byte(start + 2) == quote else {
      return
    }
    // Texts about raw strings of Python show such a literal as one that is wrong.
    switch code.language {
    case .c, .csharp, .java, .kotlin, .rust, .go: break
    default: return
    }
    let behind = bytes.byte(start + 3)
    guard behind == UInt8(ascii: ";") || behind == UInt8(ascii: ")") || behind == UInt8(ascii: ",") || behind == 0x0A
    else { return }
    report(code, start..<start + 3, context)
  }

  private static func report(_ code: Code, _ range: Range<Int>, _ context: RuleContext) {
    let text = String(decoding: code.bytes[range], as: UTF8.self)
    context.report(
      damage: self, in: code.text, range, .strong, "the quotes of \(Quotation.of(text)) end the string they stand in",
      help: LostBackslash.help("the quote"))
  }

  /// Whether what touches the string from behind can only be what a quote inside of it stood around.
  private static func opensInside(_ literal: StringLiteral) -> Bool {
    let before = literal.byteBefore
    guard before != UInt8(ascii: "#"), before != UInt8(ascii: "/"), before != UInt8(ascii: "R"),
      before != UInt8(ascii: "@"), !before.isQuote
    else { return false }
    // What closes another string than the one it seems to open.
    guard !before.isASCIILetter || literal.indexBefore < literal.index - 1 else { return false }
    let code = literal.code
    let next = code[literal.index + 1]
    if next.kind == "$" { return code[literal.index + 2].kind == .word || code[literal.index + 2].kind == "{" }
    guard next.kind == .word else { return false }
    let word = next.range
    let bytes = literal.bytes
    // A suffix, the prefix of the next literal, or a macro.
    if word.count <= 2, code[literal.index + 2].kind != .string || !code.touches(literal.index + 1, literal.index + 2) {
      return code[literal.index + 2].kind == .loneQuote && code.touches(literal.index + 1, literal.index + 2)
    }
    if word.count <= 2, word.allSatisfy({ bytes[$0].isOne(of: "rbfuRBFU") }) { return false }
    if bytes.hasWord("pri", at: word.lowerBound) || bytes.hasWord("scn", at: word.lowerBound) { return false }
    return !word.allSatisfy { !bytes[$0].isASCIILetter || bytes[$0] != bytes[$0].lowercased }
  }

  /// Whether an expression is open in the string, so that its quotes are those of a string within: `"${map["a"]}"`.
  private static func holdsOpenBrace(_ literal: StringLiteral) -> Bool {
    let isFormatted = literal.byteBefore == UInt8(ascii: "$") || literal.hasPrefix(UInt8(ascii: "f"))
    var depth = 0
    for index in literal.content {
      let byte = literal.bytes[index]
      let before = literal.bytes[index - 1]
      if byte == UInt8(ascii: "{"), isFormatted || before == UInt8(ascii: "$") || before == UInt8(ascii: "#") {
        depth += 1
      }
      if byte == UInt8(ascii: "}"), depth > 0 { depth -= 1 }
      if byte == UInt8(ascii: "("), before == UInt8(ascii: "\\") { return true }
    }
    return depth > 0
  }

  /// The end of the last quote on the line that touches what stands before it.
  private static func closing(_ code: Code, after index: Int) -> Int? {
    var last: Int?
    var next = index + 2
    while next < min(code.count, index + 40), code[next].kind != .lineBreak {
      let token = code[next]
      if token.kind == .string || token.kind == .loneQuote, code.touches(next - 1, next),
        code.bytes.byte(Int(token.start)) == code.bytes.byte(Int(code[index].start))
      {
        let before = code[next - 1].kind
        if before == .word || before == .number || before == "." || before == "!" || before == "?" || before == "}"
          || before == ")"
        {
          last = Int(token.start) + 1
        }
      }
      next += 1
    }
    return last
  }
}

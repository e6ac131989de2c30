import Diagnostics

/// Finds strings of one line that a line break goes through: `println("Hello⏎")`.
///
/// A quote that opens a string and has no partner on its line, and another without a partner in the next line, or the
/// one after an empty line, in a language whose strings end with the line.
///
/// Exempt: languages whose strings may go over lines (the shell, PHP, Ruby, SQL, Rust, markup), triple quotes and
/// back-quotes, lines that a backslash carries on, raw strings.
///
/// The range goes from the opening quote to the closing one.
enum BrokenString: DamageRule, CodeRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/broken-string", severity: .error,
    summary: "a line break stands in a string where `\\n` stood",
    why: """
      Something on the way into the bank read the escapes of the code as its own and put a line break in. The code \
      does not compile in a language whose strings end with the line.
      """,
    mend: LostBackslash.mend,
    good: [
      RuleExample(
        """
        - id: quoted
          question: What is quoted?
          answer: |
            The writers' word for it is 'line
            feed'. It isn't theirs, and the others'
            ' is a quote.

        """),
      RuleExample(
        #"""
        - id: strings
          question: How are long strings written?
          answer: |
            fun main() {
                println("Hello\n")
                println("it's" + 'a')
                // don't "
                // won't
            }

        """#),
    ],
    bad: [
      RuleExample(
        """
        - id: tables
          question: How does Swift read a table?
          answer: |
            let table = try Table(string: «"name,age
            Ann,18
            Bob,21"»)
            let other = table.rows.map { $0.count }
            print(other)

        """),
      RuleExample(
        """
        - id: separators
          question: What ends a line?
          answer: |
            The reader takes either a carriage return or «'
            '» for its end, and the writer only the latter.

        """),
      RuleExample(
        """
        - id: lines
          question: How are lines joined in Java?
          answer: |
            public static void main(String[] args) {
                String text = lines.replace(«"
            "», " ");
                System.out.println(«"Hello
            "»);
            }

        """),
    ])

  static let family = DamageFamily.backslash
  static let leadTokens = [Lead(tokens: .loneQuote)]

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    let quote = code.bytes.byte(Int(code[index].start))
    guard quote != UInt8(ascii: "`"), let isKnown = endsStrings(code.language) else { return }
    let previous = code[index - 1]
    let opens =
      previous.kind == "(" || previous.kind == "," || previous.kind == "=" || previous.kind == "+"
      || previous.kind == "<" || previous.kind == ":" || previous.kind == "[" || previous.kind == "{"
      || code.isWord(index - 1, in: leading) || code.touches(index - 1, index) && isPrefix(code, index - 1)
    guard opens, endsOpen(code, index),
      let close = partner(code.bytes, quote, after: Int(code[index].end), mustBegin: !isKnown)
    else { return }
    report(code.text, Int(code[index].start)..<close + 1, .strong, context)
  }

  private static func report(_ text: Text, _ range: Range<Int>, _ confidence: Confidence, _ context: RuleContext) {
    context.report(
      damage: self, in: text, range, confidence, "a line break goes through this string",
      help:
        "`\\n` was read as a line break on the way into the bank: write it in again, and keep code as it is when it is "
        + "imported")
  }

  static let leads = [
    Lead("\"'", before: .lineBreaks, behind: .lineBreaks | .blanks | ByteSet(",;:.)]}"))
  ]

  /// Outside of code whose strings are known to end with the line: `the separator is '`, and below it `', or a comma`.
  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let quote = bytes[offset]
    let behind = bytes.byte(offset + 1)
    guard bytes.byte(offset - 1) == 0x0A, behind.isOne(of: ",;:.)]}") || behind == 0x0A || behind == 0x20 else {
      return
    }
    let block = context.layout.block(at: offset) ?? context.layout.block(at: offset - 2)
    switch block?.language {
    case nil, .unknown, .ruby, .php, .html: break
    default: return
    }
    // The quote that the one at the start of this line closes: the only one of the line above without a partner.
    let start = bytes.lineStart(before: offset - 1)
    var open: Int?
    var index = start
    while index < offset - 1 {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 1
      } else if bytes[index] == quote {
        let isApostrophe = open == nil && quote == UInt8(ascii: "'") && bytes.byte(index - 1).isWordPart
        if !isApostrophe { open = open == nil ? index : nil }
      }
      index += 1
    }
    guard let open, open > start, bytes[open - 1].isBlank || bytes[open - 1].isOne(of: "(,=[{:~") else { return }
    // Code of no known language may have strings of several lines.
    let isEmpty = bytes.skippingBlanks(from: open + 1) == offset - 1
    let isSentence = block == nil && (isEmpty || behind != 0x0A)
    report(text, open..<offset + 1, isSentence ? .strong : .weak(60), context)
  }

  private static let leading = WordSet(["return", "print", "yield", "throw", "echo", "case", "in"])

  /// Whether the strings of a language end with the line; false where the language is not known, nil where they may
  /// go on.
  private static func endsStrings(_ language: Language) -> Bool? {
    switch language {
    case .c, .csharp, .java, .kotlin, .swift, .javascript, .go, .python: true
    case .unknown, .data: false
    default: nil
    }
  }

  private static func isPrefix(_ code: Code, _ index: Int) -> Bool {
    let token = code[index]
    if token.kind == "$" { return true }
    return token.kind == .word && token.range.count <= 2
  }

  /// Whether the line goes on to its end without another quote, a comment, or a backslash that carries it on.
  private static func endsOpen(_ code: Code, _ index: Int) -> Bool {
    var next = index + 1
    while next < min(code.count, index + 60) {
      switch code[next].kind {
      case .lineBreak: return code[next - 1].kind != "\\"
      case .loneQuote, .string, .comment: return false
      default: next += 1
      }
    }
    return next >= code.count
  }

  /// The index of the quote that closes the string in the next line that is not empty: one that nothing but the end of
  /// an argument or a statement follows, and that has no partner before it.
  /// - Parameter mustBegin: Whether it must be the first sign of its line.
  private static func partner(
    _ bytes: UnsafeBufferPointer<UInt8>, _ quote: UInt8, after start: Int, mustBegin: Bool
  ) -> Int? {
    var index = bytes.lineEnd(after: start, limit: 200)
    while index < min(bytes.count, start + 204), bytes[index] == 0x0A || bytes[index] == 0x0D { index += 1 }
    guard index > start, bytes.byte(index - 1) == 0x0A else { return nil }
    if mustBegin, bytes.byte(index) != quote { return nil }
    // A string of more lines than two, `"name,age⏎Ann,18⏎"`, is known by its language alone.
    let limit = min(bytes.count, index + (mustBegin ? 160 : 300))
    var lines = 1
    while index < limit {
      if bytes[index] == 0x0A {
        lines += 1
        if mustBegin || lines > 5 { return nil }
      }
      if bytes[index] == UInt8(ascii: "\\") { index += 1 }
      if bytes.byte(index) == quote {
        let behind = bytes.byte(index + 1)
        let ends = behind.isOne(of: ",);:.]}") || lines == 1 && (behind == 0x20 || behind == 0x0A)
        return ends && (lines == 1 || !bytes.byte(index - 1).isBlank) ? index : nil
      }
      index += 1
    }
    return nil
  }
}

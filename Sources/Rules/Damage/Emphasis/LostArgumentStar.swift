import Diagnostics

/// Finds Python's `*args` and `**kwargs` without their stars.
///
/// Strong: in the parameters of a function, and `*kwargs` with one star. Weak: handed on in a call, where a tuple and a
/// dictionary may be meant.
enum LostArgumentStar: DamageRule, CodeRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-argument-star", severity: .error,
    summary: "the stars of `*args` or `**kwargs` are gone",
    why: """
      Markdown takes a pair of stars for emphasis and drops them. A function with `args, kwargs` takes two plain \
      arguments: something else than the text says.
      """,
    mend: """
      Write the stars in again. Keep code between back-quotes or in a code block before the text goes through Markdown.
      """,
    good: [
      RuleExample(
        """
        - id: python-args
          question: What do *args and **kwargs mean?
          answer: |
            def wrapper(*args, **kwargs):
                print(args, kwargs)
                return func(*args, **kwargs)

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: python-decorator
          question: How is a decorator written?
          answer: |
            def wrapper(«args, kwargs»):
                return func(«args, kwargs»)

        """),
      RuleExample(
        """
        - id: python-pairs
          question: How is a decorator written?
          answer: |
            def wrapper(self, «args, *kwargs»):
                return None

        """),
    ])

  static let family = DamageFamily.emphasis
  static let leadWords: [StaticString] = ["kwargs", "kwds"]

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    let next = code[index + 1].kind
    guard next == ")" || next == "," || next == ":", !isDoubleStar(code, before: index) else { return }
    var first = index
    if code[first - 1].kind == "*" { first -= 1 }
    guard code[first - 1].kind == "," || code[first - 1].kind == "(" else { return }
    let hasOneStar = first < index
    var argumentsHaveStar = false
    if code[first - 1].kind == ",", code.isWord(first - 2, "args") {
      argumentsHaveStar = code[first - 3].kind == "*"
      first -= argumentsHaveStar ? 3 : 2
    }
    let range = Int(code[first].start)..<Int(code[index].end)
    let confidence: Confidence
    let isInDefinition = isParameter(code, at: first)
    guard next != ":" || isInDefinition else { return }
    if hasOneStar || isInDefinition || argumentsHaveStar {
      confidence = .strong
    } else {
      guard !isShown(code, before: first) else { return }
      confidence = .weak(50)
    }
    report(code.text, range, confidence, context)
  }

  private static func isDoubleStar(_ code: Code, before index: Int) -> Bool {
    code[index - 1].kind == "*" && code[index - 2].kind == "*"
  }

  /// Whether the parenthesis around belongs to a `def`.
  private static func isParameter(_ code: Code, at index: Int) -> Bool {
    var open = index - 1
    while open > index - 24, open >= 0 {
      let kind = code[open].kind
      if kind == "(" { return code[open - 1].kind == .word && code.isWord(open - 2, "def") }
      if kind == ")" { return false }
      open -= 1
    }
    return false
  }

  /// Whether the values themselves are shown or looked at.
  private static func isShown(_ code: Code, before first: Int) -> Bool {
    code[first - 1].kind != "(" || code.isWord(first - 2, in: shows) || code[first - 2].kind != .word
  }

  private static let shows = WordSet([
    "print", "repr", "str", "len", "format", "log", "debug", "info", "append", "key", "type", "isinstance", "pformat",
    "pprint", "dumps", "sorted", "list", "dict", "in",
  ])

  private static func report(_ text: Text, _ range: Range<Int>, _ confidence: Confidence, _ context: RuleContext) {
    context.report(
      damage: self, in: text, range, confidence,
      "\(Quotation.of(String(decoding: text.bytes[range], as: UTF8.self))) has lost stars of `*args, **kwargs`",
      help: EatenEmphasis.help("`*`", "the stars in again"))
  }

  // MARK: - Prose

  static let leadPhrases: [StaticString] = ["kwargs"]

  /// `func(args, kwargs)` and `*args, *kwargs` in prose.
  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard !bytes.byte(offset + 6).isWordPart else { return }
    var start = offset
    if bytes.byte(start - 1) == UInt8(ascii: "*") { start -= 1 }
    guard bytes.byte(start - 1) != UInt8(ascii: "*"), !context.layout.isCode(at: offset) else { return }
    let hasOneStar = start < offset
    if bytes.hasWord("args, ", at: start - 6) {
      let first = start - 6
      let hasStar = bytes.byte(first - 1) == UInt8(ascii: "*")
      let isCall = bytes.byte(first - 1) == UInt8(ascii: "(") && bytes.byte(first - 2).isNamePart
      if hasOneStar || hasStar || isCall {
        report(text, first - (hasStar ? 1 : 0)..<offset + 6, .strong, context)
      }
    } else if hasOneStar {
      report(text, start..<offset + 6, .strong, context)
    } else if bytes.hasWord("args and ", at: start - 9) || bytes.hasWord("args, and ", at: start - 10)
      || bytes.hasWord("args or ", at: start - 8)
    {
      let first = bytes.hasWord("args and ", at: start - 9) ? start - 9 : start - 10
      guard bytes.byte(first - 1) != UInt8(ascii: "*"), bytes.byte(start - 9) != UInt8(ascii: "*") else { return }
      report(text, first..<offset + 6, .weak(40), context)
    }
  }
}

import Diagnostics

/// Finds generators of JavaScript whose `*` is gone: `function ids() { yield 1; }`.
///
/// Only a generator can `yield` (ECMAScript 2024, 15.5). Exempt: Scala's and C#'s `yield`, and other languages.
enum LostGeneratorStar: DamageRule, CodeRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-generator-star", severity: .error,
    summary: "a generator of JavaScript has lost its `*`",
    why: """
      Markdown takes a pair of stars for emphasis and drops them. A function without the star is no generator: `yield` \
      is a syntax error in it.
      """,
    mend: """
      Write the star in again. Keep code between back-quotes or in a code block before the text goes through Markdown.
      """,
    good: [
      RuleExample(
        """
        - id: generators
          question: What is a generator?
          answer: |
            function* ids() {
              for (let id = 1; id < 9; id++) {
                yield id;
              }
            }
            const tree = {
              *[Symbol.iterator]() { yield 1; },
            };

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: two-generators
          question: How does a generator hand on to another one?
          answer: |
            «function ids()» {
              for (let id = 1; id < 9; id++) {
                yield id;
              }
            }
            async «function all()» {
              yield await load();
            }

        """),
      RuleExample(
        """
        - id: iterable
          question: How is an object made iterable?
          answer: |
            const tree = {
              «[Symbol.iterator]()» {
                yield 1;
                const last = 2;
              },
            };

        """),
    ])

  static let family = DamageFamily.emphasis
  static let leadWords: [StaticString] = ["yield"]
  /// How far back the head of the function is looked for, in tokens.
  private static let reach = 400
  private static let plain = WordSet(["else", "try", "finally", "do"])
  private static let conditional = WordSet(["for", "if", "while", "switch", "catch", "await"])

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    guard code.language == .javascript, code[index - 1].kind != ".", !code.isWord(index + 1, "return"),
      !code.isWord(index + 1, "break"), code[index + 1].kind != ":", let body = body(code, around: index),
      let head = head(code, before: body), isFirst(code, index, body)
    else { return }
    context.report(
      damage: self, in: code.text, Int(code[head].start)..<Int(code[body - 1].end), .strong,
      "only a generator can `yield`, and this function has no `*`",
      help: EatenEmphasis.help("`*`", "the star in again"))
  }

  /// Whether no other `yield` stands between the start of the body and this one.
  private static func isFirst(_ code: Code, _ index: Int, _ body: Int) -> Bool {
    !(body..<index).contains { code.isWord($0, "yield") }
  }

  /// The brace that opens the body of the function around a token, past those of loops and conditions.
  private static func body(_ code: Code, around index: Int) -> Int? {
    var depth = 0
    var current = index - 1
    while current > max(0, index - reach) {
      let kind = code[current].kind
      if kind == "}" { depth += 1 }
      if kind == "{" {
        if depth > 0 { depth -= 1 } else if !isStatement(code, current) { return current }
      }
      current -= 1
    }
    return nil
  }

  /// Whether a brace opens the block of a statement: `for (…) {`, `try {`.
  private static func isStatement(_ code: Code, _ brace: Int) -> Bool {
    if code.isWord(brace - 1, in: plain) { return true }
    guard let open = opening(code, before: brace) else { return false }
    return code.isWord(open - 1, in: conditional)
  }

  /// The parenthesis that opens what closes right before a token.
  private static func opening(_ code: Code, before index: Int) -> Int? {
    guard code[index - 1].kind == ")" else { return nil }
    var depth = 0
    var current = index - 1
    while current > max(0, index - reach) {
      if code[current].kind == ")" { depth += 1 }
      if code[current].kind == "(" {
        depth -= 1
        if depth == 0 { return current }
      }
      current -= 1
    }
    return nil
  }

  /// The first token of the head of a function that has no star: `function name(`, `[Symbol.iterator](`.
  private static func head(_ code: Code, before body: Int) -> Int? {
    guard let open = opening(code, before: body) else { return nil }
    if code.isWord(open - 1, "function") { return open - 1 }
    if code[open - 1].kind == .word, code.isWord(open - 2, "function") { return open - 2 }
    let isIterator = code[open - 1].kind == "]" && code[open - 3].kind == "." && code.isWord(open - 4, "Symbol")
    return isIterator && code[open - 5].kind == "[" && code[open - 6].kind != "*" ? open - 5 : nil
  }
}

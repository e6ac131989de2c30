import Diagnostics

/// Finds symbols that were made of operators: `→` of `->`, `⇒` of `=>`, `≤` of `<=`, `«` of `<<`, `©` of `(c)`.
enum SymbolInCode: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/symbol-in-code", severity: .error,
    summary: "a symbol (`→`, `⇒`, `≤`, `«`, `©`) stands in code where an operator belongs",
    why: """
      A word processor replaces `->`, `=>`, `<=`, `<<` and `(c)` by one symbol as they are typed. A reader who learns \
      the language from it learns an operator that does not exist.
      """,
    mend: """
      Let qlint put the operators back. To prevent it, switch automatic correction off where code is written (Word: \
      AutoCorrect), and paste code from an editor.
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: grammar
          question: What is an item of an implementation?
          answer: |
            item(name, type) →
                attribute* (name | type)

        """),
      RuleExample(
        """
        - id: arrows
          question: What maps A → B?
          answer: |
            A function f: A → B; x ≤ y ⇒ f(x) ≤ f(y).

            map(items)  // items → keys

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: annotations
          question: How do you annotate what a function returns?
          answer: |
            def create_file(name: str) «→» None:
                Path(name).touch()

        """,
        fixed: """
          - id: annotations
            question: How do you annotate what a function returns?
            answer: |
              def create_file(name: str) -> None:
                  Path(name).touch()

          """),
      RuleExample(
        """
        - id: members
          question: How does PHP reach a member?
          answer: |
            $this«→»name = $configuration['name'] ?? null;
            return $this«→»name;

        """,
        fixed: """
          - id: members
            question: How does PHP reach a member?
            answer: |
              $this->name = $configuration['name'] ?? null;
              return $this->name;

          """),
    ])

  static let family = DamageFamily.typographic
  static let requiredBytes = ByteSet.beyondASCII

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    TypographicSearch.check(
      self, in: text, context, help: "a word processor corrected what was typed; switch that off where code is written",
      name: "the symbol", signs: { operators[$0] != nil }
    ) { scalar, range in
      let place = SignPlace.of(range.lowerBound, in: text, context)
      guard let meant = operators[scalar] else { return nil }
      if place == .comment || place == .string { return Spot(range, meant, weight: 4, isCertain: false) }
      let weight = weight(of: scalar, range, bytes, context.layout.block(at: range.lowerBound)?.language)
      guard weight > 0 else { return nil }
      if isOperator(scalar, range, bytes) { return Spot(range, meant) }
      guard place == .code || weight == Spot.strong else { return nil }
      // Arrows and signs of mathematics may be what the writer has set.
      let isCertain =
        weight > 20 || scalar == 0x21D2 && bytes.byte(bytes.skippingBlanks(before: range.lowerBound) - 1) == 0x29
      return Spot(range, meant, weight: weight, isCertain: isCertain)
    }
  }

  /// Whether only a program has an arrow there: `$this→name`, `'key' ⇒ 'value'`.
  private static func isOperator(
    _ scalar: UInt32, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let end = bytes.skippingBlanks(before: range.lowerBound)
    if scalar == 0x21D2 {
      return isQuote(bytes.scalar(before: end))
        && isQuote(bytes.scalar(at: bytes.skippingBlanks(from: range.upperBound)).value)
    }
    guard scalar == 0x2192, end == range.lowerBound, bytes.byte(range.upperBound).isNamePart else { return false }
    var start = end
    while start > max(0, end - 60), bytes.byte(start - 1).isNamePart { start -= 1 }
    return start < end && bytes.byte(start - 1) == UInt8(ascii: "$")
  }

  private static func isQuote(_ scalar: UInt32) -> Bool {
    scalar == 0x22 || scalar == 0x27 || scalar >= 0x2018 && scalar <= 0x201D
  }

  private static func weight(
    of scalar: UInt32, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ language: Language?
  ) -> Int {
    let end = bytes.skippingBlanks(before: range.lowerBound)
    let before = bytes.byte(end - 1)
    let behind = bytes.byte(bytes.skippingBlanks(from: range.upperBound))
    switch scalar {
    case 0x2192:
      // `Syntax →`: no arrow of code stands at the end of its line.
      guard behind != 0x0A else { return 0 }
      guard before == UInt8(ascii: ")"), opensBehind(behind) else { return 8 }
      return declares(bytes, end) ? Spot.strong : 35
    case 0x21D2:
      return isLambda(bytes, end, language) && opensBehind(behind) ? Spot.strong : 10
    case 0x2190:
      return 10
    case 0xAB, 0xBB:
      return behind == UInt8(ascii: "\"") || before.isNamePart ? 60 : 20
    case 0xA9, 0xAE:
      return bytes.byte(range.lowerBound - 1).isNamePart ? 60 : 15
    default:
      return before.isNamePart && behind.isNamePart ? 50 : 20
    }
  }

  /// Whether a function is declared on the line: `def f()`, `fn f()`, `func f()`, `auto f()`.
  private static func declares(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    let start = bytes.lineStart(before: end)
    return ["def ", "fn ", "func ", "auto "].contains { bytes.contains($0, from: start, to: end) }
  }

  /// Whether the parameters of a lambda end here: `(a, b)`, or a name behind `(`, `,` or `=`.
  private static func isLambda(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ language: Language?) -> Bool {
    // In mathematics too.
    if bytes.byte(end - 1) == UInt8(ascii: ")") { return language == .javascript || language == .csharp }
    guard language != nil else { return false }
    var start = end
    while start > end - 40, bytes.byte(start - 1).isNamePart { start -= 1 }
    guard start < end else { return false }
    let before = bytes.byte(bytes.skippingBlanks(before: start) - 1)
    return before == UInt8(ascii: "(") || before == UInt8(ascii: ",") || before == UInt8(ascii: "=")
  }

  private static func opensBehind(_ byte: UInt8) -> Bool {
    byte.isNamePart || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(")
      || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "'")
  }

  private static let operators: [UInt32: String] = [
    0x2192: "->", 0x21D2: "=>", 0x2190: "<-", 0x2264: "<=", 0x2265: ">=", 0x2260: "!=", 0xAB: "<<", 0xBB: ">>",
    0xA9: "(c)", 0xAE: "(r)",
  ]
}

import Diagnostics

/// Finds the ellipsis character where code has three dots: `[…items]`.
enum EllipsisInCode: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/ellipsis-in-code", severity: .error,
    summary: "the character `…` stands in code where `...` belongs",
    why: """
      Spread, rest and variadic arguments, ranges and Python's `...` are three dots; no compiler takes the one \
      character for them.
      """,
    mend: """
      Let qlint put the dots back. To prevent it, switch smart punctuation off for code (SmartyPants, `smart` of \
      Pandoc, `typographer` of markdown-it, AutoFormat of Word).
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: left-out
          question: What do macros look like?
          answer: |
            name!(…); name![…]
            mod name {…}
            print("…")
            let all = […]

        """),
      RuleExample(
        """
        - id: body
          question: How do you write a loop…?
          answer: |
            for (const item of items) {
              // …
            }

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: spread
          question: How do you copy an array?
          answer: |
            const copy = [«…»items];
            function sum(«…»numbers) { return numbers.length; }

        """,
        fixed: """
          - id: spread
            question: How do you copy an array?
            answer: |
              const copy = [...items];
              function sum(...numbers) { return numbers.length; }

          """),
      RuleExample(
        """
        - id: stubs
          question: How is a method left without a body?
          answer: |
            class Loadable:
                def load(self, name: str) -> None:
                    «…»

        """,
        fixed: """
          - id: stubs
            question: How is a method left without a body?
            answer: |
              class Loadable:
                  def load(self, name: str) -> None:
                      ...

          """),
    ])

  static let family = DamageFamily.typographic
  static let requiredBytes = ByteSet.beyondASCII

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    TypographicSearch.check(
      self, in: text, context,
      help: "a word processor or a filter for smart punctuation changed it; switch that off for code",
      name: "the ellipsis", signs: { $0 == 0x2026 }
    ) { _, range in
      let before = bytes.byte(bytes.skippingBlanks(before: range.lowerBound) - 1)
      let behind = bytes.byte(range.upperBound)
      let opens =
        before == UInt8(ascii: "(") || before == UInt8(ascii: "[") || before == UInt8(ascii: "{")
        || before == UInt8(ascii: ",")
      // Before a word a sentence may begin, or go on.
      let isPause = behind.isBlank && bytes.byte(range.upperBound + 1).isASCIILetter
      // `f(…)`, `[…]`, `"…"`, `… and so on`: something is left out.
      if standsForMore(before, behind) { return Spot(range, "...", weight: 1, isCertain: !isPause) }
      let isSpread = opens && (behind.isNamePart || behind == UInt8(ascii: "[") || behind == UInt8(ascii: "{"))
      switch SignPlace.of(range.lowerBound, in: text, context) {
      case .code:
        // `{ … }` is how some write a body that is left out.
        let isSure = isSpread || isBody(range, text, context)
        return Spot(range, "...", weight: isSure ? Spot.strong : 25, isCertain: isSure || !isPause)
      case .comment, .string: return Spot(range, "...", weight: 4, isCertain: !isPause)
      case .prose:
        if isBody(range, text, context) { return Spot(range, "...") }
        if isSpread, before != UInt8(ascii: ",") { return Spot(range, "...", weight: 60) }
        return namesOperator(bytes, range.lowerBound) ? Spot(range, "...", weight: 70) : nil
      }
    }
  }

  /// Whether nothing stands between the ellipsis and the brackets, quotes or blanks around it.
  private static func standsForMore(_ before: UInt8, _ behind: UInt8) -> Bool {
    switch before {
    case UInt8(ascii: "("): behind == UInt8(ascii: ")")
    case UInt8(ascii: "["): behind == UInt8(ascii: "]")
    case UInt8(ascii: "{"): behind == UInt8(ascii: "}")
    case 0x0A: behind == 0x20
    default: before.isQuote && behind == before
    }
  }

  /// Whether it is all of a line of Python, but for a comment, that goes on with code: only `...` is a body there.
  private static func isBody(_ range: Range<Int>, _ text: Text, _ context: RuleContext) -> Bool {
    let bytes = text.bytes
    let start = bytes.skippingBlanks(before: range.lowerBound)
    let behind = bytes.byte(bytes.skippingBlanks(from: range.upperBound))
    guard start > 1, start < range.lowerBound, bytes.byte(start - 1) == 0x0A, behind == 0x0A || behind == 0x23 else {
      return false
    }
    return context.layout.block(at: start - 2)?.language == .python
  }

  /// Whether the sentence speaks of three dots: `the rest operator …`.
  private static func namesOperator(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    let start = max(bytes.lineStart(before: end), end - 24)
    return ["operator ", "syntax ", "spread ", "ellipsis "].contains { bytes.contains($0, from: start, to: end) }
      && bytes.byte(end - 1).isBlank
  }
}

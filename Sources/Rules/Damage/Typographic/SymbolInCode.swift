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
        - id: arrows
          question: What maps A → B?
          answer: |
            A function f: A → B; x ≤ y ⇒ f(x) ≤ f(y).

            map(items)  // items → keys

        """)
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

          """)
    ])

  static let family = DamageFamily.typographic

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    TypographicSearch.check(
      self, in: text, context, help: "a word processor corrected what was typed; switch that off where code is written",
      name: "the symbol", signs: { operators[$0] != nil }
    ) { scalar, range in
      let before = bytes.byte(bytes.skippingBlanks(before: range.lowerBound) - 1)
      let next = bytes.skippingBlanks(from: range.upperBound)
      let behind = bytes.byte(next)
      let meant = operators[scalar]
      switch SignPlace.of(range.lowerBound, in: text, context) {
      case .prose: return nil
      case .comment, .string: return Spot(range, meant, weight: 4)
      case .code: break
      }
      switch scalar {
      case 0x2192, 0x21D2:
        let isCall = before == UInt8(ascii: ")") && opensBehind(behind)
        return Spot(range, meant, weight: isCall ? Spot.strong : 40)
      case 0x2190:
        return Spot(range, meant, weight: 40)
      case 0xAB, 0xBB:
        return Spot(range, meant, weight: behind == UInt8(ascii: "\"") || before.isNamePart ? 60 : 20)
      case 0xA9, 0xAE:
        return bytes.byte(range.lowerBound - 1).isNamePart ? Spot(range, meant, weight: 60) : nil
      default:
        return Spot(range, meant, weight: before.isNamePart && behind.isNamePart ? 50 : 20)
      }
    }
  }

  private static func opensBehind(_ byte: UInt8) -> Bool {
    byte.isNamePart || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "'")
  }

  private static let operators: [UInt32: String] = [
    0x2192: "->", 0x21D2: "=>", 0x2190: "<-", 0x2264: "<=", 0x2265: ">=", 0x2260: "!=", 0xAB: "<<", 0xBB: ">>",
    0xA9: "(c)", 0xAE: "(r)",
  ]
}

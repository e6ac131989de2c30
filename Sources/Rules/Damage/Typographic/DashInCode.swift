import Diagnostics

/// Finds dashes and typographic hyphens in code: `git log —oneline`, `a − b`.
enum DashInCode: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/dash-in-code", severity: .error,
    summary: "a dash (`—`, `–`) stands in code where `--` or `-` belongs",
    why: """
      Shells and compilers know the hyphen of ASCII only: a command that is copied fails with a message that shows \
      what looks like the right option.
      """,
    mend: """
      Let qlint put the hyphens back. To prevent it, switch smart punctuation off for code (SmartyPants, `smart` of \
      Pandoc, `typographer` of markdown-it, AutoFormat of Word).
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: dashes
          question: When is a dash – or two — right?
          answer: |
            In sentences like this one, from 1914–1918.

            git log  # shows all commits — newest first

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: graph
          question: How do you see the graph of the commits?
          answer: |
            git log «—oneline —graph —all»

        """,
        fixed: """
          - id: graph
            question: How do you see the graph of the commits?
            answer: |
              git log --oneline --graph --all

          """)
    ])

  static let family = DamageFamily.typographic

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    TypographicSearch.check(
      self, in: text, context,
      help: "a word processor or a filter for smart punctuation changed it; switch that off for code",
      name: "the dash", signs: { $0 >= 0x2010 && $0 <= 0x2015 || $0 == 0x2212 }
    ) { scalar, range in
      let behind = bytes.byte(range.upperBound)
      let opensOption = isBoundary(bytes.byte(range.lowerBound - 1)) && behind.isASCIILetter
      let isDash = scalar >= 0x2013 && scalar <= 0x2015
      let meant = isDash && (opensOption || scalar == 0x2014) ? "--" : "-"
      switch SignPlace.of(range.lowerBound, in: text, context) {
      case .code:
        // Beside words it may be a line of prose that was taken for code.
        if opensOption || !isDash || !behind.isBlank { return Spot(range, meant) }
        return Spot(range, meant, weight: 40)
      case .comment, .string:
        return Spot(range, meant, weight: isDash ? 8 : 40)
      case .prose:
        if scalar == 0x2010 || scalar == 0x2011 { return Spot(range, meant, weight: opensOption ? Spot.strong : 40) }
        if scalar == 0x2212 { return Spot(range, meant, weight: 15) }
        guard opensOption, !bytes.byte(range.lowerBound - 1).isLineBreak else { return nil }
        return Spot(range, meant, weight: 45)
      }
    }
  }

  private static func isBoundary(_ byte: UInt8) -> Bool {
    byte.isBlank || byte == 0x0A || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") || byte.isQuote
  }
}

extension UInt8 {
  fileprivate var isLineBreak: Bool { self == 0x0A || self == 0x0D }
}

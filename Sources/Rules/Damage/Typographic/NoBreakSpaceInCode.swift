import Diagnostics

/// Finds no-break spaces and other wide or narrow ones in code.
enum NoBreakSpaceInCode: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/no-break-space-in-code", severity: .error,
    summary: "a no-break space (U+00A0) stands in code where a blank belongs",
    why: """
      It looks like a blank and is none: compilers stop at a character that nobody sees, and YAML or Python read \
      another indentation. It comes from web pages and PDF files.
      """,
    mend: """
      Let qlint put blanks back. To prevent it, replace U+00A0 when text is imported, at least in code.
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: guillemets
          question: "Comment écrit-on «\u{A0}bonjour\u{A0}»\u{A0}?"
          answer: "Avec 10\u{A0}000 espaces insécables\u{A0}: trois ou quatre\u{A0}!"

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: anonymous
          question: What is an anonymous type?
          answer: |
            var«\u{A0}person\u{A0}=\u{A0}»new { Name = "Ann" };

        """,
        fixed: """
          - id: anonymous
            question: What is an anonymous type?
            answer: |
              var person = new { Name = "Ann" };

          """)
    ])

  static let family = DamageFamily.typographic

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    TypographicSearch.check(
      self, in: text, context, help: "it came from a web page or a PDF file; compilers do not take it for a blank",
      name: "the no-break space", signs: isSpace
    ) { scalar, range in
      let before = bytes.byte(range.lowerBound - 1)
      let behind = bytes.byte(range.upperBound)
      switch SignPlace.of(range.lowerBound, in: text, context) {
      case .code:
        return Spot(range, " ", weight: scalar == 0x3000 ? 20 : Spot.strong)
      case .comment, .string:
        return Spot(range, " ", weight: before >= 0x80 || behind >= 0x80 ? 5 : 40)
      case .prose:
        guard scalar == 0xA0, before < 0x80, behind < 0x80 else { return nil }
        if isCode(behind) && behind != UInt8(ascii: ")") || isCode(before) { return Spot(range, " ") }
        let joinsWords = before.isASCIILetter && behind.isASCIILetter
        return Spot(range, " ", weight: joinsWords ? 40 : 5)
      }
    }
  }

  private static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0xA0 || scalar >= 0x2000 && scalar <= 0x200A || scalar == 0x202F || scalar == 0x205F || scalar == 0x3000
  }

  /// A sign that sentences do not set a no-break space beside.
  private static func isCode(_ byte: UInt8) -> Bool { "=<>{}[]()_\\|+*&^~`$@#\"'".utf8.contains(byte) }
}

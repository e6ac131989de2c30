import Diagnostics

/// Finds control characters in the values of texts: what the file writes as an escape (`"\\x08"`).
enum ControlCharacterInText: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/control-character", severity: .error,
    summary: "a text has a control character in it (U+0008, U+000B, U+001B, ...)",
    why: """
      It has no shape, and programs that show the text drop it, stumble over it, or stop there. It comes from PDF \
      files, word processors (U+000B is their line break), terminals, and bytes of other encodings.
      """,
    mend: """
      Let qlint delete it, and see whether a blank or a line break is missing there. To prevent it, strip control \
      characters on import.
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: bell
          question: Which control characters can a terminal show?
          answer: "None; a bell (\\x07) rings."

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: contribute
          question: "How do you«\\x02» contribute?"
          answer: "Run «\\e[1mgit clone\\e[0m» first."

        """,
        fixed: """
          - id: contribute
            question: "How do you contribute?"
            answer: "Run git clone first."

          """)
    ])

  static let family = DamageFamily.invisible
  static let requiredBytes = ByteSet(0x00...0x08) | ByteSet(0x0E...0x1F) | ByteSet([0x0B, 0x0C, 0x7F, 0xC2])

  static func check(_ text: Text, _ context: RuleContext) {
    guard let first = text.bytes.indices.first(where: { begins(in: text.bytes, at: $0) }) else { return }
    InvisibleSearch.check(
      self, [.control], in: text, context, from: first,
      subjects: ["control char", "printable", "form feed", "vertical tab", "escape sequence", "ansi code", "керуюч"],
      help: "it has no shape and came with the text from a document, a terminal or another encoding; delete it")
  }

  /// Whether a control character of ASCII or of Latin-1 begins here.
  private static func begins(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch bytes[index] {
    case 0x09, 0x0A, 0x0D: false
    case 0xC2: bytes.byte(index + 1) < 0xA0
    case let byte: byte < 0x20 || byte == 0x7F
    }
  }
}

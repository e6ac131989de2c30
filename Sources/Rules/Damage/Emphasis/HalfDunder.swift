import Diagnostics

/// Finds `init__` and `__init`: names of Python that kept the underscores of one side only.
///
/// Strong: the name is one of Python's special names, and the side that is left is one that no other language has. Weak:
/// two underscores in front of a name that PHP, Lua or C write so too (`__get`, `__index`).
enum HalfDunder: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/half-dunder", severity: .error,
    summary: "a special name of Python has kept the underscores of one side only",
    why: """
      Markdown takes two underscores for the beginning of bold text. A name such as `__init__` that goes through it \
      loses them, often on one side only; what is left is another name, and code that does not run.
      """,
    mend: """
      Write the underscores in again on both sides. Keep code between back-quotes or in a code block before the text \
      goes through Markdown.
      """,
    good: [
      RuleExample(
        """
        - id: python-dunder
          question: What does __init__ do, and what is __name mangling?
          answer: |
            class User:
                def __init__(self):
                    self.__secret = 1

        """),
      RuleExample(
        """
        - id: lua-metatables
          question: What is a metatable?
          answer: The key __index is looked up where a table has no such key.

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: python-init
          question: What is «init__» used for?
          answer: It sets up a new object.

        """),
      RuleExample(
        """
        - id: python-str
          question: Which method makes an object printable?
          answer: |
            class User:
                def «__repr»(self):
                    return "User"

        """),
    ])

  static let family = DamageFamily.emphasis
  static let leads = [Lead("_", before: !ByteSet("_"), behind: ByteSet("_"))]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard bytes.byte(offset + 2) != UInt8(ascii: "_") else { return }
    if bytes.byte(offset - 1).isNamePart {
      trailing(text, at: offset, context)
    } else if bytes.byte(offset + 2).isNamePart {
      leading(text, at: offset, context)
    }
  }

  /// `init__`
  private static func trailing(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard !bytes.byte(offset + 2).isWordPart else { return }
    var start = offset
    while start > offset - 24, bytes.byte(start - 1).isNamePart { start -= 1 }
    guard !bytes.byte(start - 1).isWordPart, bytes.byte(start) != UInt8(ascii: "_"),
      DunderNames.contains(bytes, start..<offset)
    else { return }
    report(text, start..<offset + 2, name: start..<offset, .strong, context)
  }

  /// `__init`
  private static func leading(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard !bytes.byte(offset - 1).isWordPart else { return }
    var end = offset + 2
    while end < offset + 26, bytes.byte(end).isNamePart { end += 1 }
    let name = offset + 2..<end
    guard !bytes.byte(end).isWordPart, bytes.byte(end - 1) != UInt8(ascii: "_"), DunderNames.contains(bytes, name)
    else { return }
    report(text, offset..<end, name: name, DunderNames.isHalfElsewhere(bytes, name) ? .weak(60) : .strong, context)
  }

  private static func report(
    _ text: Text, _ range: Range<Int>, name: Range<Int>, _ confidence: Confidence, _ context: RuleContext
  ) {
    if case .strong = confidence { context.leave(.lostDunder) }
    let whole = String(decoding: text.bytes[name], as: UTF8.self)
    context.report(
      damage: self, in: text, range, confidence,
      "\(Quotation.of(String(decoding: text.bytes[range], as: UTF8.self))) has lost two underscores of `__\(whole)__`",
      help: "Markdown took `__` for bold text: write the underscores in again, and keep code between back-quotes")
  }
}

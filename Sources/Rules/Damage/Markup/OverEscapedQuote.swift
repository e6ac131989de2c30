import Diagnostics

/// Finds quotes that are escaped where no string is around them: `loading=\"lazy\"`.
enum OverEscapedQuote: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/over-escaped-quote", severity: .error,
    summary: #"quotes are escaped (`\"`) where no string is around them"#,
    why: #"""
      The text was kept in a string of a program or in JSON, and escaped once more than it was unescaped. In code the \
      backslash changes the meaning: in HTML the value of `loading=\"lazy\"` begins with a backslash.
      """#,
    mend: #"""
      Take the backslashes away. To prevent it, let a program write and read the strings (`JSON.stringify`, \
      `json.loads`, a YAML library), and escape nothing by hand.
      """#,
    fix: .unsafe,
    good: [
      RuleExample(
        #"""
        - id: strings
          question: How do you put a quote into a string?
          answer: |
            print("class=\"card\"")
            console.log('<a href=\"x\">');
            In a string, \" is a quote.

        """#)
    ],
    bad: [
      RuleExample(
        #"""
        - id: lazy
          question: How do you load an image late?
          answer: |
            Give it loading=«\"lazy\"», and mind scope=«\"col\"» too.

        """#,
        fixed: #"""
          - id: lazy
            question: How do you load an image late?
            answer: |
              Give it loading="lazy", and mind scope="col" too.

          """#)
    ])

  static let family = DamageFamily.markup
  static let leadBytes = [UInt8(ascii: "\\")]

  /// The longest value that is looked at, in bytes.
  private static let longest = 120

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard bytes.byte(offset + 1) == UInt8(ascii: "\""), bytes.byte(offset - 1) == UInt8(ascii: "="),
      bytes.byte(offset - 2).isNamePart, let close = closing(bytes, from: offset + 2)
    else { return }
    guard !isInString(bytes, offset, isCode: context.layout.isCode(at: offset)), !isToken(text, at: offset, context)
    else { return }
    let value = String(decoding: bytes[offset..<close + 2], as: UTF8.self)
    context.report(
      damage: self, in: text, offset..<close + 2, .strong, "the quotes of \(Quotation.of(value)) are escaped",
      help: "no string is around them: they were escaped once more than unescaped"
    ) {
      Replacement(
        "take the backslashes away", .unsafe, [(offset..<offset + 1, ""), (close..<close + 1, "")])
    }
  }

  /// The index of the next `\"` on the line, if no quote without a backslash stands before it.
  private static func closing(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < start + longest {
      switch bytes.byte(index) {
      case UInt8(ascii: "\\"):
        if bytes.byte(index + 1) == UInt8(ascii: "\"") { return index }
        index += 2
      case UInt8(ascii: "\""), 0x0A: return nil
      default: index += 1
      }
    }
    return nil
  }

  /// Whether a quote is open on the line before an index. In prose a single one is an apostrophe as often.
  private static func isInString(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, isCode: Bool) -> Bool {
    var quote: UInt8?
    // A sentence in quotes is long, and no string.
    var index = bytes.lineStart(before: offset, limit: isCode ? 400 : 60)
    while index < offset {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      let isApostrophe =
        byte == UInt8(ascii: "'") && (!isCode || bytes.byte(index - 1).isWordPart && bytes.byte(index + 1).isWordPart)
      if byte.isQuote, !isApostrophe {
        if quote == nil { quote = byte } else if quote == byte { quote = nil }
      }
      index += 1
    }
    return quote != nil
  }

  /// Whether it stands in a string or a comment of code, of several lines perhaps.
  private static func isToken(_ text: Text, at offset: Int, _ context: RuleContext) -> Bool {
    guard let block = context.layout.blockIndex(at: offset) else { return false }
    let code = context.layout.code(block, in: text)
    guard let token = code.index(at: offset) else { return false }
    return code[token].kind == .string || code[token].kind == .comment
  }
}

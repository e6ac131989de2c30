import Diagnostics

/// Finds options that are shown in brackets, with `=` or where they are declared, and lack their value: `[--file ]`,
/// `[-o ]`, `[--name=]`, `--to=`, `.option('--port ', …)`.
///
/// Certain: a reader is told that something stands behind the option, by the blank or by `=`. Exempt: options without
/// a blank (`[-h]`), sets of characters in regular expressions (`[-a-z ]`), and tests of a shell (`[ -f x ]`).
enum OptionWithoutValue: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/option-without-value", severity: .error,
    summary: "an option in brackets has lost its value (`[--file ]`)",
    why: """
      The value was a placeholder (`<file>`), which looks like a tag, and an HTML parser or a sanitizer took it out on \
      the way into the bank. What is left shows another command than the one that is meant.
      """,
    mend: EatenTag.mend,
    good: [
      RuleExample(
        """
        - id: prefix
          question: Which options are read?
          answer: |
            Each that begins with --with= is read, if it is set as in --with=name or --with="a name".

        """),
      RuleExample(
        """
        - id: usage
          question: What does `usage: tool [-h] [--file FILE]` mean?
          answer: |
            Options in brackets may be left out. The set [-a-z ] and the test [ -n ] are something else.

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: options
          question: Which options are there?
          answer: |
            - -o, «--output=»
              Write to another file.
            - «--max-size=»
              Stop when a file is larger.

        """),
      RuleExample(
        """
        - id: usage
          question: How is the tool called?
          answer: |
            usage: tool [-h] «[--output ]» «[-n ]» «[--format=]» path

        """),
      RuleExample(
        """
        - id: declarations
          question: How is an option declared?
          answer: |
            program.option('-p, «--port» ', 'the port')
              .option("«--host» ", "the host")
              .command('«get  »[proxy]', "asks a server")

        """),
    ])

  static let family = DamageFamily.angle
  static let leads = [
    Lead("]", before: .blanks | ByteSet("=")),
    Lead("=", before: .nameParts, behind: .lineBreaks | ByteSet(" ,)|;")),
    Lead("'\"", before: ByteSet(" "), behind: ByteSet(",)")), Lead("[", before: ByteSet(" "), behind: .letters),
  ]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    if bytes[offset] == UInt8(ascii: "=") { return checkAssigned(text, at: offset, context) }
    if bytes[offset] == UInt8(ascii: "[") { return checkUsage(text, at: offset, context) }
    if bytes[offset].isQuote { return checkDeclared(text, at: offset, context) }
    let isAssigned = bytes.byte(offset - 1) == UInt8(ascii: "=")
    let end = isAssigned ? offset - 1 : bytes.skippingBlanks(before: offset)
    guard end < offset, bytes.byte(end - 1).isNamePart else { return }
    var start = end
    while start > end - 40, bytes.byte(start - 1).isNamePart || bytes.byte(start - 1) == UInt8(ascii: "-") {
      start -= 1
    }
    guard bytes.byte(start - 1) == UInt8(ascii: "["), bytes.byte(start) == UInt8(ascii: "-") else { return }
    // Of one letter, or long.
    let isLong = bytes.byte(start + 1) == UInt8(ascii: "-") && bytes.byte(start + 2).isASCIILetter
    guard isLong || end - start == 2 && !isAssigned && bytes.byte(start + 1).isASCIILetter else { return }
    let option = String(decoding: bytes[start..<end], as: UTF8.self)
    context.report(
      damage: self, in: text, start - 1..<offset + 1, .strong, "the option \(Quotation.of(option)) lacks its value",
      help: EatenTag.help("a placeholder in angle brackets, such as `<value>`,"))
  }

  /// `--output=` with nothing behind it, outside of brackets. One may be named so, several in a question hardly.
  private static func checkAssigned(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let next = bytes.byte(offset + 1)
    guard next == 0x0A || next.isOne(of: ",)|;") || next == 0x20 && bytes.byte(offset + 2).isOne(of: " |(") else {
      return
    }
    var start = offset
    while start > offset - 40, bytes.byte(start - 1).isNamePart || bytes.byte(start - 1) == UInt8(ascii: "-") {
      start -= 1
    }
    let before = bytes.byte(start - 1)
    guard offset - start > 3, bytes.byte(start) == UInt8(ascii: "-"), bytes.byte(start + 1) == UInt8(ascii: "-"),
      bytes.byte(start + 2).isASCIILetter, before.isBlank || before == 0x0A || before.isOne(of: "(,|")
    else { return }
    let option = String(decoding: bytes[start..<offset + 1], as: UTF8.self)
    context.report(
      damage: self, in: text, start..<offset + 1, .weak(60), "the option \(Quotation.of(option)) lacks its value",
      help: EatenTag.help("a placeholder in angle brackets, such as `<value>`,"))
  }

  /// `.command('get  [proxy]', …)`: two blanks around what stood before an optional argument.
  private static func checkUsage(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let gap = offset - 2
    guard bytes.byte(gap) == 0x20, bytes.byte(gap - 1).isNamePart else { return }
    var start = gap
    while start > gap - 60, bytes.byte(start - 1).isNamePart || bytes.byte(start - 1).isOne(of: "-: ") {
      start -= 1
      if bytes[start] == 0x20, bytes[start + 1] == 0x20, start < gap { return }
    }
    guard bytes.byte(start - 1).isQuote, bytes[start] != 0x20 else { return }
    context.report(
      damage: self, in: text, start..<offset, .strong,
      "an argument is missing behind \(Quotation.of(String(decoding: bytes[start..<gap], as: UTF8.self)))",
      help: EatenTag.help("a placeholder in angle brackets, such as `<value>`,"))
  }

  /// `.option('-p, --port ', …)`: the blank that stood before a placeholder ends the string.
  private static func checkDeclared(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let end = offset - 1
    var start = end
    while start > end - 40, bytes.byte(start - 1).isNamePart || bytes.byte(start - 1) == UInt8(ascii: "-") {
      start -= 1
    }
    guard end - start > 3, bytes.byte(start) == UInt8(ascii: "-"), bytes.byte(start + 1) == UInt8(ascii: "-"),
      bytes.byte(start + 2).isASCIILetter
    else { return }
    // `'--port '` or `'-p, --port '`.
    var quote = start - 1
    if bytes.byte(quote) == 0x20 {
      if bytes.byte(quote - 1) == UInt8(ascii: ",") { quote -= 1 }
      guard bytes.byte(quote - 1).isASCIILetter, bytes.byte(quote - 2) == UInt8(ascii: "-") else { return }
      quote -= 3
    }
    guard bytes.byte(quote) == bytes[offset] else { return }
    let option = String(decoding: bytes[start..<end], as: UTF8.self)
    context.report(
      damage: self, in: text, start..<end, .strong, "the option \(Quotation.of(option)) lacks its value",
      help: EatenTag.help("a placeholder in angle brackets, such as `<value>`,"))
  }
}

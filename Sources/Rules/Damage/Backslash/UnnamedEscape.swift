import Diagnostics

/// Finds prose that explains an escape without its backslash: `n (newline)`, `t (tab)`, `a backslash ()`.
///
/// A letter by itself before the name of what it stands for in parentheses or in parentheses behind that name, or
/// nothing in parentheses behind the name of the backslash.
///
/// Exempt: letters as names of numbers (`n (the number of lines)`).
///
/// The range goes over the letter and the parentheses.
enum UnnamedEscape: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/unnamed-escape", severity: .error,
    summary: "prose explains an escape that has lost its backslash",
    why: """
      The text teaches how special characters are written, and shows a plain letter. Something on the way into the \
      bank took the backslash for an escape of its own.
      """,
    mend: LostBackslash.mend,
    good: [
      RuleExample(
        #"""
        - id: escapes
          question: Which escapes are there?
          answer: |
            There are \n (newline), \t (tab) and the backslash (\) itself.
            It takes n (the number of lines) and t (time).

        """#)
    ],
    bad: [
      RuleExample(
        """
        - id: escapes
          question: Which escapes are there?
          answer: |
            There are «n (newline»), «t (tab)» and the «backslash ()» itself, or a «newline (n)».

        """)
    ])

  static let family = DamageFamily.backslash
  static let leads = [
    Lead(
      "(", before: ByteSet(" "),
      behind: ByteSet(")ntrb0") | ByteSet(names.flatMap { [$0.utf8Start.pointee, $0.utf8Start.pointee &- 0x20] }))
  ]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    if bytes.byte(offset + 1) == UInt8(ascii: ")") {
      guard bytes.hasWord("backslash", at: offset - 10) || bytes.hasWord("escape character", at: offset - 17) else {
        return
      }
      var start = offset - 1
      while bytes.byte(start - 1).isWordPart { start -= 1 }
      return report(text, start..<offset + 2, context)
    }
    if bytes.byte(offset + 2) == UInt8(ascii: ")"), bytes.byte(offset + 1).isOne(of: "ntrb0") {
      guard let start = nameStart(bytes, before: offset - 1) else { return }
      return report(text, start..<offset + 3, context)
    }
    let letter = bytes.byte(offset - 2)
    guard letter.isOne(of: "ntrbfv0") else { return }
    let before = bytes.byte(offset - 3)
    guard before.isBlank || before == 0x0A || before == UInt8(ascii: "("),
      let end = names.lazy.compactMap({ bytes.hasWord($0, at: offset + 1) ? offset + 1 + $0.utf8CodeUnitCount : nil })
        .first
    else { return }
    report(text, offset - 2..<end, context)
  }

  private static func report(_ text: Text, _ range: Range<Int>, _ context: RuleContext) {
    let quoted = String(decoding: text.bytes[range], as: UTF8.self)
    context.report(
      damage: self, in: text, range, .strong, "\(Quotation.of(quoted)) explains an escape that is no escape",
      help: LostBackslash.help("the escape"))
  }

  /// The start of the name of what an escape stands for, before an index: `newline`, `tab character`.
  private static func nameStart(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
    let end = bytes.hasWord(" character", at: end - 10) ? end - 10 : end
    for name in ["newline", "line feed", "line break", "carriage return", "tab", "backspace"] as [StaticString] {
      let start = end - name.utf8CodeUnitCount
      if bytes.hasWord(name, at: start), !bytes.byte(start - 1).isWordPart { return start }
    }
    return nil
  }

  private static let names: [StaticString] = [
    "newline", "new line", "line feed", "line break", "linefeed", "tab)", "tabulation", "horizontal tab",
    "carriage return",
    "null", "backspace", "form feed", "vertical tab",
  ]
}

import Diagnostics

/// Finds comments that have lost the stars of `/* … */`: `/ Firefox /`, `{/ … /}`, and halves that have no partner.
enum LostCommentStar: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-comment-star", severity: .error,
    summary: "a comment has lost the star of its `/*` or `*/`",
    why: """
      Markdown takes a pair of stars for emphasis and drops them. What is left is no comment any more, and the code \
      around it does not run.
      """,
    mend: """
      Write `/*` and `*/` in again. Keep code between back-quotes or in a code block before the text goes through \
      Markdown.
      """,
    good: [
      RuleExample(
        """
        - id: css-comments
          question: How is a comment written?
          answer: |
            a { color: red; /* red / green */ }
            const half = width / 2 / scale;
            ls src/*/main

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: css-placeholder
          question: How is a placeholder styled?
          answer: |
            input::placeholder {
              «/ Chrome, Firefox /»
              color: black; «/ like the text /»
            }

            «/ see https://example.com/styles
            and the text below /»
            a { color: red; }

        """),
      RuleExample(
        """
        - id: jsx-comments
          question: How is a comment written in JSX?
          answer: |
            <div>
              {«/ Comment */»}
              <p>Text</p>
            </div>

        """),
    ])

  static let family = DamageFamily.emphasis
  static let leads = [
    Lead(
      "/", before: .blanks | ByteSet("\n{(,;"), behind: .blanks | .nameParts | ByteSet("\n*"))
  ]
  private static let longest = 200

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let next = bytes.byte(offset + 1)
    if isAlone(bytes, offset) {
      // A comment over several lines: its first or last line.
      if context.layout.isCode(at: offset) { report(text, offset..<offset + 1, .weak(60), context) }
      return
    }
    // The opening sign: `/ `, `/*`, with a blank, a bracket or the line's start before it.
    let previous = bytes.byte(offset - 1)
    guard previous.isBlank || previous == 0x0A || previous.isOne(of: "{(,;") else { return }
    let hasStar = next == UInt8(ascii: "*")
    guard hasStar || next == 0x20 || next.isNamePart, bytes.byte(offset + 2) != 0x0A else { return }
    if hasStar, bytes.byte(offset + 2) == UInt8(ascii: "*") { return }
    if hasStar ? hasFullEnd(bytes, from: offset + 2) : isInComment(bytes, offset) { return }
    guard let end = closing(bytes, from: offset + (hasStar ? 2 : 1)) else {
      if !hasStar, next == 0x20, previous == 0x0A, let end = distantEnd(bytes, from: offset + 2) {
        report(text, offset..<end + 1, .strong, context)
      }
      return
    }
    let closesWithStar = bytes.byte(end - 1) == UInt8(ascii: "*")
    if hasStar && closesWithStar { return }
    guard hasStar || closesWithStar || isCommentLike(bytes, offset, end) else { return }
    guard context.layout.isCode(at: offset) || closesWithStar || hasStar else { return }
    report(text, offset..<end + 1, .strong, context)
  }

  private static func report(_ text: Text, _ range: Range<Int>, _ confidence: Confidence, _ context: RuleContext) {
    context.report(
      damage: self, in: text, range, confidence,
      "the comment \(Quotation.of(String(decoding: text.bytes[range], as: UTF8.self))) has lost a star",
      help: EatenEmphasis.help("`*`", "`/* … */` again"))
  }

  /// Whether the slash is all that stands on its line, or ends or begins a line of words.
  private static func isAlone(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    let ahead = bytes.byte(bytes.skippingBlanks(before: offset) - 1)
    let behind = bytes.byte(bytes.skippingBlanks(from: offset + 1))
    return ahead == 0x0A && behind == 0x0A
  }

  /// The slash that ends the comment on the same line: behind it stands nothing that a path or a division has there.
  private static func closing(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < start + longest, bytes.byte(index) != 0x0A {
      if bytes.byte(index) == UInt8(ascii: "/") {
        let before = bytes.byte(index - 1)
        let after = bytes.byte(index + 1)
        let isFree = after == 0x0A || after.isBlank || after.isOne(of: "}),;")
        guard isFree, before == 0x20 || before == UInt8(ascii: "*") else { return nil }
        return index
      }
      index += 1
    }
    return nil
  }

  /// The slash that ends a line a little further down, with a blank before it, where no other sign of a comment stands
  /// between: of `/ words` at the margin and `words /` at the end of a line.
  private static func distantEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard bytes.byte(start).isASCIILetter else { return nil }
    for index in start..<min(bytes.count, start + 2 * longest) where bytes[index] == UInt8(ascii: "/") {
      if bytes.byte(index - 1) == UInt8(ascii: "*") || bytes.byte(index + 1) == UInt8(ascii: "*") { return nil }
      let after = bytes.byte(index + 1)
      if bytes.byte(index - 1) == 0x20, after == 0x0A || after == 0x0D { return index }
      // Another line that begins so.
      if bytes.byte(index - 1) == 0x0A { return nil }
    }
    return nil
  }

  /// Whether a comment is open here that began on the same line.
  private static func isInComment(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    var index = offset - 1
    while index > offset - longest, bytes.byte(index) != 0x0A {
      if bytes.byte(index) == UInt8(ascii: "*") {
        if bytes.byte(index + 1) == UInt8(ascii: "/") { return false }
        if bytes.byte(index - 1) == UInt8(ascii: "/") { return true }
      }
      index -= 1
    }
    return false
  }

  /// Whether the comment ends as it should on the same line.
  private static func hasFullEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var index = start
    while index < start + longest, bytes.byte(index) != 0x0A {
      if bytes.byte(index) == UInt8(ascii: "*"), bytes.byte(index + 1) == UInt8(ascii: "/") { return true }
      index += 1
    }
    return false
  }

  /// `/ words /`: a blank on both insides, words between, and an end of the line or of a statement behind.
  private static func isCommentLike(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard bytes.byte(start + 1) == 0x20, bytes.byte(end - 1) == 0x20, end - start > 3 else { return false }
    let behind = bytes.byte(bytes.skippingBlanks(from: end + 1))
    guard behind == 0x0A || behind == UInt8(ascii: "}") || behind == UInt8(ascii: ")") else { return false }
    // A division has an operand before it.
    let ahead = bytes.byte(bytes.skippingBlanks(before: start) - 1)
    guard ahead == 0x0A || ahead.isOne(of: "{};,([") else { return false }
    return true
  }
}

import Diagnostics

/// Finds inline code that has lost all of itself: ``the `` tag`` of ``the `<div>` tag``.
///
/// Two back-quotes with nothing between them are no code span in Markdown (CommonMark 0.31, 6.1). Those that mark a span with
/// back-quotes in it have one between them, and reStructuredText's touch what they mark.
enum EmptyCodeSpan: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/empty-code-span", severity: .error,
    summary: "nothing stands between the back-quotes of inline code",
    why: """
      What stood there was a tag (`<div>`), a placeholder (`<name>`) or an expression of a template (`{{ name }}`). A \
      sanitizer or a template engine ran over the source of the text and took it out; the back-quotes stayed. The \
      sentence no longer says what it is about.
      """,
    mend: """
      Write the code in again. Run Markdown first and the sanitizer over its result, and keep a template engine from \
      texts (`{% raw %}`).
      """,
    good: [
      RuleExample(
        """
        - id: quotes
          question: How is a back-quote shown?
          answer: |
            Write `` ` `` or `` `code` `` with two of them, and ``literal`` in other formats; ``quoted'' in TeX.

            It is installed under the `` $(root)/versions/ `` directory. Parse ``"Hello, World!"`` and others.

            Template literals stand between back-quotes (``).

            ```js
            let text = ``;
            ```

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: tags
          question: Which tag holds a paragraph?
          answer: |
            Put the text into a «``» tag.

            The element («``») is closed by «``», and not by «``»: see the list.

        """)
    ])

  static let family = DamageFamily.angle
  static let leads = [Lead("`", before: .blanks | .lineBreaks | ByteSet("(["), behind: ByteSet("`"))]
  private static let ends: ByteSet = .blanks | .lineBreaks | ByteSet(".,;:!?)]")

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let layout = context.layout
    let line = layout.line(layout.lineIndex(at: offset))
    guard ends.contains(bytes.byte(offset + 2)), line.kind == .prose, isAmongWords(bytes, offset, line) else { return }
    let (pairs, others) = quotes(bytes, line)
    if pairs > 1, others > 0 { return }
    // Where back-quotes are the subject, a writer shows two of them; and two pairs may hold a span with blanks at its ends.
    let isSubject = context.recordSpeaks(of: [
      "back-quote", "backquote", "backtick", "back tick", "back-tick", "template literal",
    ])
    context.report(
      damage: self, in: text, offset..<offset + 2, isSubject ? .weak(30) : pairs == 2 ? .weak(40) : .strong,
      "nothing stands between these back-quotes",
      help: "a sanitizer or a template engine took the code out: write it in again, and keep both away from the source")
  }

  /// Whether a word stands right before or behind, so that it is no drawing and no cell of a table.
  private static func isAmongWords(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ line: TextLayout.Line) -> Bool
  {
    let before = bytes.byte(offset - 1) == 0x20 ? offset - 2 : offset - 1
    let behind = bytes.byte(offset + 2) == 0x20 ? offset + 3 : offset + 2
    let isBefore = before >= line.content && (bytes.byte(before).isWordPart || bytes.byte(before).isOne(of: ",;:.(["))
    return isBefore || bytes.byte(behind).isWordPart
  }

  /// How many runs of two back-quotes stand in a line, and how many others: a span that has back-quotes in it stands between two
  /// of the former and has one of the latter.
  private static func quotes(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLayout.Line) -> (pairs: Int, others: Int)
  {
    var pairs = 0
    var others = 0
    var index = Int(line.content)
    let end = min(Int(line.end), index + reach)
    while index < end {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let start = index
      while index < end, bytes[index] == UInt8(ascii: "`") { index += 1 }
      if index - start == 2 { pairs += 1 } else { others += 1 }
    }
    return (pairs, others)
  }

  /// How much of a line is looked at, in bytes.
  private static let reach = 1_000
}

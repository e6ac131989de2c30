import Diagnostics

/// Finds links of Markdown that have lost their address: `[the guide]()`.
enum EmptyLink: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/empty-link", severity: .error,
    summary: "a link has no address",
    why: """
      The address was an expression of a template (`{{ url }}`, a shortcode) that was filled in with nothing, or stood \
      in angle brackets that a sanitizer took for a tag. A reader sees the name of the link and cannot follow it.
      """,
    mend: """
      Write the address in again, or take the brackets away. Let the importer put addresses in itself, not leave them to \
      the template of the site.
      """,
    good: [
      RuleExample(
        """
        - id: links
          question: How is a link written?
          answer: |
            See [the guide](guide.md), [another one](#more) or `[text]()`. Call handlers[name]() or list[0]().

            ```cpp
            auto call = [this]() { return size; };
            ```

        """),
      RuleExample(
        """
        - id: captures
          question: What does a lambda capture?
          answer: Write [this]() to capture the object, or [copy]() for a copy.

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: pages
          question: Where is that described?
          answer: See «[the guide]()» and «[Tooltips]()». The picture «![a tree]()» shows it.

        """)
    ])

  static let family = DamageFamily.template
  static let leads = [Lead("]", behind: ByteSet("("))]
  /// The longest name of a link, in bytes.
  private static let longest = 200
  private static let ends: ByteSet = .blanks | .lineBreaks | ByteSet(".,;:!?)|\"'*_")

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard bytes.byte(offset + 2) == UInt8(ascii: ")"), ends.contains(bytes.byte(offset + 3)),
      bytes.byte(offset + 3) != UInt8(ascii: ".") || bytes.byte(offset + 4).isBlank || bytes.byte(offset + 4) == 0x0A,
      let open = opening(bytes, before: offset), isName(bytes, open + 1..<offset), !context.layout.isCode(at: offset)
    else { return }
    let start = bytes.byte(open - 1) == UInt8(ascii: "!") ? open - 1 : open
    let before = bytes.byte(start - 1)
    guard !before.isWordPart, !before.isOne(of: ")]`"), !isInCode(bytes, start) else { return }
    // A capture of C++ looks like it.
    let isWord = bytes[open + 1..<offset].allSatisfy(\.isNamePart)
    if isWord, context.recordSpeaks(of: ["lambda", "capture"]) { return }
    let isSubject = context.recordSpeaks(of: ["markdown"])
    context.report(
      damage: self, in: text, start..<offset + 3, isSubject ? .weak(20) : .strong,
      "this link has no address", help: "it was dropped on the way: write it in again, or take the brackets away")
  }

  /// The bracket that the one at an index closes, in its line.
  private static func opening(_ bytes: UnsafeBufferPointer<UInt8>, before offset: Int) -> Int? {
    var depth = 0
    var index = offset - 1
    while index >= max(0, offset - longest), bytes[index] != 0x0A {
      if bytes[index] == UInt8(ascii: "]") { depth += 1 }
      if bytes[index] == UInt8(ascii: "[") {
        if depth == 0 { return index }
        depth -= 1
      }
      index -= 1
    }
    return nil
  }

  /// Whether a reader would take the text for the name of a link: words of three letters or more.
  private static func isName(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var letters = 0
    for index in range where bytes[index].isASCIILetter || bytes[index] >= 0x80 { letters += 1 }
    return letters >= 3
  }

  /// Whether an odd number of back-quotes stands before it in its line.
  private static func isInCode(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    let quotes = bytes[bytes.lineStart(before: offset)..<offset].reduce(0) { $0 + ($1 == UInt8(ascii: "`") ? 1 : 0) }
    return !quotes.isMultiple(of: 2)
  }
}

import Diagnostics

/// Finds text of elements with a hole in it: `<h1>Hello !</h1>`, `<button>Count: </button>`.
///
/// The text before a closing tag, in its line or, where the tag stands alone, in the line above: a label and a blank at
/// its end, two blanks between words, a blank before punctuation, a separator behind a separator, quotes or brackets
/// with nothing in them. Strong in texts about templates, weak in others.
///
/// Exempt: labels by themselves (`<b>Name: </b>`), and text that still has a template's marks or an expression in it.
///
/// The range is the hole.
enum HoleInMarkup: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/hole-in-markup", severity: .warning,
    summary: "the text of an element of markup has lost the value that a template puts into it",
    why: """
      A template engine on the way into the bank took `{{ … }}` for its own and put in nothing. The template that a \
      reader sees prints the words around the value and not the value.
      """,
    mend: """
      Look the expression up in the source of the text. Keep code from the template engine: wrap it in `{% raw %}` or \
      `{% verbatim %}` (`v-pre` in Vue and VitePress), or hand it over as data.
      """,
    good: [
      RuleExample(
        """
        - id: comments
          question: How is a module described?
          answer: |
            {{ title }}
            ##      <p>
            ##      The name of the module
            ## </p>
            # <b>{{ name }}</b>

        """),
      RuleExample(
        """
        - id: text
          question: How does a Vue template show text?
          answer: |
            <p>Hello {{ name }} !</p>
            <b>Name: </b>{{ name }}
            <label>Name:</label>
            <p>One, two.</p>

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: counters
          question: How does a Vue component count clicks?
          answer: |
            <button @click="count++">You clicked me«  »times.</button>
            <button @click="count++">Count:« »</button>
            <h1>Hello« !»</h1>
            <p>
              Mouse is at«: ,»
            </p>

        """)
    ])

  static let family = DamageFamily.template
  static let leads = [Lead("/", before: ByteSet("<"), behind: .letters)]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard let content = content(bytes, endingAt: offset - 1), context.layout.isCode(at: offset) else { return }
    guard let (range, isSure) = hole(bytes, content, closing: offset + 1) else { return }
    let isTemplate = context.isAboutTemplates
    let confidence: Confidence = isTemplate ? (isSure ? .strong : .weak(60)) : .weak(isSure ? 40 : 15)
    context.report(
      damage: self, in: text, range, confidence, "the text of this element has a hole in it",
      help:
        "a template engine took `{{ … }}` for its own and put in nothing: look the expression up in the source, and "
        + "keep code from the engine (`{% raw %}`, `v-pre`)")
  }

  /// The text before a closing tag: from the tag before it in its line, or the line above where the tag stands alone.
  private static func content(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Range<Int>? {
    var end = end
    var lowest = max(0, end - Hole.reach)
    let lineStart = bytes.skippingBlanks(before: end)
    if bytes.byte(lineStart - 1) == 0x0A {
      end = lineStart - 1
      lowest = max(0, end - Hole.reach)
    }
    var start = end
    while start > lowest {
      let byte = bytes[start - 1]
      if byte == 0x0A || byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { return nil }
      if byte == UInt8(ascii: "=") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "$") { return nil }
      start -= 1
    }
    guard start > lowest, end > start else { return nil }
    if bytes[start - 1] == UInt8(ascii: ">"), bytes.byte(start - 2) == UInt8(ascii: "=") { return nil }
    // The comment or the arrow that a `>` may also end is no text.
    if bytes[start - 1] == UInt8(ascii: ">"), bytes.byte(start - 2) == UInt8(ascii: "-") { return nil }
    return start..<end
  }

  private static func hole(
    _ bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>, closing: Int
  ) -> (range: Range<Int>, isSure: Bool)? {
    if let (hole, range) = Hole.inside(bytes, content) { return (range, hole != .betweenWords || range.count > 2) }
    let end = content.upperBound
    guard bytes[end - 1] == 0x20, content.count >= 2 else { return nil }
    // `## </p>` is markup in a comment.
    let first = bytes.skippingBlanks(from: content.lowerBound)
    if first + 2 >= bytes.skippingBlanks(before: end), !bytes[first].isWordPart,
      bytes.byte(content.lowerBound - 1) == 0x0A
    {
      return nil
    }
    let before = bytes.byte(bytes.skippingBlanks(before: end) - 1)
    let isLabel = before == UInt8(ascii: ":") || before == UInt8(ascii: "#") || before == UInt8(ascii: "=")
    var nameEnd = closing
    while bytes.byte(nameEnd).isNamePart { nameEnd += 1 }
    let range = end - 1..<end
    if labels.contains(bytes, closing..<nameEnd) { return nil }
    // A heading that ends in a blank goes on with what it is about.
    let isHeading = headings.contains(bytes, closing..<nameEnd)
    return isLabel ? (range, true) : before.isWordPart ? (range, isHeading) : nil
  }

  private static let headings = WordSet(["title", "h1", "h2", "h3", "h4", "h5", "h6", "button"])
  /// Elements that stand around labels, so that what is labelled stands outside of them.
  private static let labels = WordSet(["b", "strong", "label", "em", "i", "span", "dt", "th", "u", "legend"])
}

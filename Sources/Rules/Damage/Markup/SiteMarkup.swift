import Diagnostics

/// Finds markup that only the generator of the site knows from which a text was taken.
enum SiteMarkup: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/site-markup", severity: .error,
    summary: "markup of a site generator is left in the text (`{{< note >}}`, `{: .note}`, `:::tip`)",
    why: """
      The text was taken from the source of a site, and what its generator makes of the mark was not made. Readers see \
      the mark.
      """,
    mend: """
      Take the mark out, or write what it stood for. To prevent it, take the text from the page that was made, or take \
      the marks of that generator out on import.
      """,
    good: [
      RuleExample(
        """
        - id: marks
          question: How does a shortcode of Hugo look?
          answer: "Like this: {{< note >}}."

        """),
      RuleExample(
        """
        - id: formats
          question: How do you format a number?
          answer: |
            Rust: println!("{:#x} {:.2}", 255, 1.5);
            Go: {{.Name}} and {{ .Title }}; Svelte: {#if open}…{/if}; C++: std::cout
            R: stats:::fn is not exported. A regular expression: [!a-z]

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: note
          question: What must you know of defaults?
          answer: |
            Defaults are made once.
            «{{< note >}}»
            «:::tip» Use None.
            See «:ref:`defaults`».

            Mind this. «{: .warning}»

        """),
      RuleExample(
        """
        - id: headings
          question: Which parts has it?
          answer: |
            Installation «{#install}»

            «.. code-block:: python»
            «!!! warning»
            > «[!NOTE]»
            Read this first.

        """),
    ])

  static let family = DamageFamily.markup
  static let leads = [
    Lead("{", before: !ByteSet("{"), behind: ByteSet("{:.#")),
    Lead(":", before: .blanks | .lineBreaks | ByteSet("("), behind: .letters | ByteSet(":")),
    Lead("[", before: .blanks | .lineBreaks | ByteSet(">"), behind: ByteSet("!/[tT")),
    Lead("!", before: .blanks | .lineBreaks, behind: ByteSet("!")),
    Lead(".", before: .blanks | .lineBreaks, behind: ByteSet(".")),
  ]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard let end = end(bytes, offset) else { return }
    let isShortcode = bytes.byte(offset + 1) == UInt8(ascii: "{")
    guard isShortcode || !isCode(text, offset, context) else { return }
    let isSubject = context.recordSpeaks(of: generators)
    let mark = Quotation.of(String(decoding: bytes[offset..<end], as: UTF8.self))
    context.report(
      damage: self, in: text, offset..<end, isSubject ? .weak(10) : .strong,
      "\(mark) is markup of a site generator, which was not run",
      help: "take it out, or write what it stood for; take texts from the page that was made")
  }

  /// Whether it stands in code: marks make a line look like code themselves, so only strings, comments and, for braces,
  /// blocks whose language is known count.
  private static func isCode(_ text: Text, _ offset: Int, _ context: RuleContext) -> Bool {
    guard let index = context.layout.blockIndex(at: offset) else { return false }
    let code = context.layout.code(index, in: text)
    if text.bytes[offset] == UInt8(ascii: "{"), code.language != .unknown, code.language != .html { return true }
    guard let token = code.index(at: offset) else { return false }
    return code[token].kind == .string || code[token].kind == .comment
  }

  private static let generators: [StaticString] = [
    "hugo", "jekyll", "docusaurus", "mkdocs", "sphinx", "restructuredtext", "gitbook", "vitepress", "vuepress",
    "liquid",
    "kramdown", "pandoc", "shortcode", "docutils", "docstring", "markdown", "admonition", "eleventy",
  ]

  /// The end of the mark that begins at an index.
  private static func end(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
    switch bytes[offset] {
    case UInt8(ascii: "{"): return brace(bytes, offset)
    case UInt8(ascii: ":"): return role(bytes, offset) ?? container(bytes, offset)
    case UInt8(ascii: "["): return bracket(bytes, offset)
    case UInt8(ascii: "!"):
      // MkDocs: `!!! note`.
      guard startsLine(bytes, offset), bytes.hasWord("!!! ", at: offset) else { return nil }
      let end = name(bytes, offset + 4)
      return end > offset + 6 && endsLine(bytes, end) ? end : nil
    default:
      // reStructuredText: `.. note::`.
      guard startsLine(bytes, offset), bytes.byte(offset + 1) == UInt8(ascii: "."), bytes.byte(offset + 2) == 0x20
      else {
        return nil
      }
      let end = name(bytes, offset + 3)
      guard end > offset + 4, bytes.hasWord("::", at: end) else { return nil }
      return bytes.skippingBlanks(before: bytes.lineEnd(after: end, limit: 80))
    }
  }

  /// Hugo's `{{< … >}}` and `{{% … %}}`; kramdown's `{: .name}`; Pandoc's `{.name}` and `{#name}` at the end of a line.
  private static func brace(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
    let next = bytes.byte(offset + 1)
    guard bytes.byte(offset - 1) != UInt8(ascii: "{") else { return nil }
    if next == UInt8(ascii: "{") {
      let sign = bytes.byte(offset + 2)
      guard sign == UInt8(ascii: "<") || sign == UInt8(ascii: "%") else { return nil }
      let last = sign == UInt8(ascii: "<") ? UInt8(ascii: ">") : sign
      var index = offset + 3
      while index < offset + 200, bytes.byte(index) != 0x0A {
        if bytes[index] == last, bytes.hasWord("}}", at: index + 1) { return index + 3 }
        index += 1
      }
      return nil
    }
    var index = offset + 1
    if next == UInt8(ascii: ":") { index = bytes.skippingBlanks(from: index + 1) }
    let sign = bytes.byte(index)
    guard sign == UInt8(ascii: ".") || sign == UInt8(ascii: "#"), bytes.byte(index + 1).isASCIILetter else {
      return nil
    }
    var end = name(bytes, index + 1)
    while bytes.byte(end) == 0x20, bytes.byte(end + 1) == UInt8(ascii: ".") || bytes.byte(end + 1) == UInt8(ascii: "#")
    {
      end = name(bytes, end + 2)
    }
    guard end > index + 2, bytes.byte(end) == UInt8(ascii: "}"), endsLine(bytes, end + 1) else { return nil }
    return end + 1
  }

  /// A role of reStructuredText: :ref:`name`.
  private static func role(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
    let before = bytes.byte(offset - 1)
    guard before.isBlank || before == 0x0A || before == UInt8(ascii: "("), bytes.byte(offset + 1).isASCIILetter else {
      return nil
    }
    var end = name(bytes, offset + 1)
    if bytes.byte(end) == UInt8(ascii: ":"), bytes.byte(end + 1).isASCIILetter { end = name(bytes, end + 1) }
    guard bytes.hasWord(":`", at: end) else { return nil }
    var index = end + 2
    while index < end + 100, bytes.byte(index) != 0x0A {
      if bytes[index] == UInt8(ascii: "`") { return index + 1 }
      index += 1
    }
    return nil
  }

  /// A container of VitePress, Docusaurus or Pandoc: `:::tip`, and its end.
  private static func container(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
    guard startsLine(bytes, offset), bytes.hasWord(":::", at: offset) else { return nil }
    let start = bytes.skippingBlanks(from: offset + 3)
    let end = name(bytes, start)
    if end == start { return endsLine(bytes, start) ? offset + 3 : nil }
    return end
  }

  /// GitHub's `[!NOTE]`; tables of contents; the end of a shortcode of WordPress.
  private static func bracket(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
    let start = bytes.skippingBlanks(before: offset)
    let before = bytes.byte(start - 1)
    guard before == 0x0A || before == UInt8(ascii: ">") else { return nil }
    for mark: StaticString in [
      "[!note]", "[!tip]", "[!warning]", "[!important]", "[!caution]", "[toc]", "[[toc]]", "[[_toc_]]", "[/code]",
      "[/sourcecode]", "[/caption]",
    ] where bytes.hasWord(mark, at: offset) { return offset + mark.utf8CodeUnitCount }
    return nil
  }

  // MARK: - Lines and names

  private static func startsLine(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    bytes.byte(bytes.skippingBlanks(before: offset) - 1) == 0x0A
  }

  private static func endsLine(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    let next = bytes.byte(bytes.skippingBlanks(from: end))
    return next == 0x0A || next == 0x0D
  }

  /// The end of a name of letters, digits and hyphens.
  private static func name(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < start + 40, bytes.byte(end).isNamePart || bytes.byte(end) == UInt8(ascii: "-") { end += 1 }
    return end
  }
}

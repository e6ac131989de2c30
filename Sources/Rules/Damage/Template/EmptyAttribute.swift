import Diagnostics

/// Finds attributes of markup whose value was one of a template: `href=""`, `:key=""`, `style=>`.
///
/// Strong are a bound attribute or a directive without an expression (`:key=""`, `v-if=""`, `[src]=""`), an attribute
/// without quotes and value (`style=>`), and, in texts about templates, attributes that mean nothing when they are
/// empty (`href`, `src`, `content`). Weak are those that may be empty (`value`, `class`, `name`, `action`), and all of
/// them in texts that do not speak of templates.
///
/// Exempt: `alt=""`, `value=""` of an `<option>`, and all that is no attribute of a tag.
///
/// The range is the attribute with its value.
enum EmptyAttribute: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/empty-attribute", severity: .warning,
    summary: "an attribute of markup has lost the value that a template puts into it",
    why: """
      A template engine on the way into the bank took `{{ … }}` for its own and put in nothing. A reader sees links \
      that lead nowhere and does not learn how they are made.
      """,
    mend: """
      Look the expression up in the source of the text. Keep code from the template engine: wrap it in `{% raw %}` or \
      `{% verbatim %}` (`v-pre` in Vue and VitePress), or hand it over as data.
      """,
    good: [
      RuleExample(
        """
        - id: attributes
          question: Which attributes may be empty in a template?
          answer: |
            <img src="{{ url }}" alt="">
            <option value="">none</option>
            <a href="#top">up</a>
            href = ""

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: links
          question: How does a Jinja template link to a page?
          answer: |
            <a «href=""»>Log in</a>
            <li v-for="item in items" «:key=""»>item</li>
            <input name="title" «value=""» required>

        """),
      RuleExample(
        """
        - id: styles
          question: How are styles given in JSX?
          answer: |
            return <div «style=»>red</div>;

        """),
      RuleExample(
        """
        - id: named
          question: Which attributes take objects?
          answer: |
            Two of them do: there is «style=», which takes the styles, and there is another (see «value=»).

        """),
    ])

  static let family = DamageFamily.template
  static let leads = [Lead("=", before: .nameParts | ByteSet("]"), behind: ByteSet(">\"' \n,)"))]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let quote = bytes.byte(offset + 1)
    guard bytes.byte(offset - 1).isNamePart || bytes.byte(offset - 1) == UInt8(ascii: "]") else { return }
    if quote == UInt8(ascii: ",") || quote == UInt8(ascii: ")") { return checkNamed(text, at: offset, context) }
    let isBare = isEnd(bytes, offset + 1)
    if !isBare {
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), bytes.byte(offset + 2) == quote else { return }
      let behind = bytes.byte(offset + 3)
      guard behind == 0x20 || behind == 0x0A || behind == UInt8(ascii: ">") || behind == UInt8(ascii: "/") else {
        return
      }
    }
    var start = offset
    while start > offset - 40, isAttributePart(bytes.byte(start - 1)) { start -= 1 }
    let before = bytes.byte(start - 1)
    guard start < offset, before == 0x20 || before == 0x0A || before == 0x09 else { return }
    guard let tag = Markup.tag(bytes, around: start), context.layout.isCode(at: offset) else { return }
    guard let confidence = confidence(bytes, start..<offset, isBare: isBare, tag, context) else { return }
    let range = start..<offset + (isBare ? 1 : 3)
    context.report(
      damage: self, in: text, range, confidence,
      "the attribute `\(String(decoding: bytes[start..<offset], as: UTF8.self))` has no value",
      help:
        "a template engine took `{{ … }}` for its own and put in nothing: look the expression up in the source, and "
        + "keep code from the engine (`{% raw %}`, `v-pre`)")
  }

  /// `style=, which`: an attribute that a sentence names with its value. Prose has other things that end so.
  private static func checkNamed(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    var start = offset
    while start > offset - 40, bytes.byte(start - 1).isASCIILetter { start -= 1 }
    guard offset - start > 2, bytes.byte(start - 1) == 0x20 || bytes.byte(start - 1) == UInt8(ascii: "("),
      bytes[start] == bytes[start].lowercased, context.layout.kind(at: offset) == .prose
    else { return }
    context.report(
      damage: self, in: text, start..<offset + 1, .weak(60),
      "the attribute `\(String(decoding: bytes[start..<offset], as: UTF8.self))` has no value",
      help: "a template engine took `{{ … }}` for its own and put in nothing: look the expression up in the source")
  }

  /// Whether the tag ends or goes on behind an equals sign without a value.
  private static func isEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let byte = bytes.byte(index)
    // Not `/>`, which may be a path: <a href=/>.
    if byte == UInt8(ascii: ">") { return true }
    guard byte == 0x20 || byte == 0x0A else { return false }
    var next = bytes.skippingBlanks(from: index)
    if bytes.byte(next) == 0x0A { next = bytes.skippingBlanks(from: next + 1) }
    if bytes.byte(next) == UInt8(ascii: ">") || bytes.byte(next) == UInt8(ascii: "/") { return true }
    // The next attribute.
    guard bytes.byte(next).isASCIILetter else { return false }
    while bytes.byte(next).isNamePart || bytes.byte(next) == UInt8(ascii: "-") { next += 1 }
    return bytes.byte(next) == UInt8(ascii: "=") && bytes.byte(next + 1) != UInt8(ascii: "=")
      && bytes.byte(next + 1) != UInt8(ascii: ">")
  }

  private static func isAttributePart(_ byte: UInt8) -> Bool {
    byte.isNamePart || byte.isOne(of: ":@#.-[]()*")
  }

  private static func confidence(
    _ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>, isBare: Bool, _ tag: Int, _ context: RuleContext
  ) -> Confidence? {
    switch bytes[name.lowerBound] {
    case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "#"):
      return .strong
    default:
      break
    }
    if isBare { return bareValues.contains(bytes, name) ? .strong : .weak(30) }
    if needed.contains(bytes, name) || bytes.hasWord("v-", at: name.lowerBound) && !isFlag(bytes, name) {
      return context.isAboutTemplates ? .strong : .weak(40)
    }
    guard often.contains(bytes, name) || bytes.hasWord("data-", at: name.lowerBound) else { return nil }
    if bytes.hasWord("option", at: tag + 1) { return nil }
    return context.isAboutTemplates ? .weak(60) : .weak(15)
  }

  /// Directives that take no expression.
  private static func isFlag(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
    flags.contains(bytes, name)
  }

  private static let flags = WordSet(["v-else", "v-cloak", "v-pre", "v-once"])
  private static let needed = WordSet([
    "href", "src", "srcset", "content", "datetime", "key", "for", "xlink:href", "poster", "cite", "style",
  ])
  private static let often = WordSet([
    "action", "value", "class", "name", "id", "title", "placeholder", "type", "className", "width", "height",
  ])
  /// Attributes that are often given an object between two braces.
  private static let bareValues = WordSet([
    "style", "value", "href", "src", "options", "initialValues", "config", "sx", "css", "props", "data", "state", "key",
    "class", "className", "dangerouslySetInnerHTML", "classes", "params", "variables", "animate", "initial", "exit",
    "transition", "contentContainerStyle", "source", "navigationOptions", "action", "name", "id", "title",
  ])
}

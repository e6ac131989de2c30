import Diagnostics

/// Finds elements of markup whose text was a value of a template: `<li v-for="item in items"></li>`, `<h1></h1>`.
///
/// An element that is there for its text (headings, paragraphs, items, cells, buttons, links, labels, options) has
/// none, in a text about templates. Strong is an element that a directive fills or shows (`v-for`, `*ngFor`, `v-if`,
/// `@click`), and a heading, paragraph, item or button without any attribute that would fill it; weak are the others,
/// and all of them in texts that do not speak of templates. Strong everywhere is an empty `<version>` of a build file.
///
/// Exempt: containers, icons, custom and void elements, what a script or a directive fills (`id`, `ref`, `v-html`,
/// `v-text`, `ng-bind`, `innerHTML`, `data-…`, `aria-label`), and the second of two empty siblings, a skeleton.
///
/// The range is the element from its opening to its closing tag.
enum EmptyElement: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/empty-element", severity: .warning,
    summary: "an element of markup has lost the value that a template puts into it",
    why: """
      A template engine on the way into the bank took `{{ … }}` for its own and put in nothing. A reader sees a \
      template that shows nothing.
      """,
    mend: """
      Look the expression up in the source of the text. Keep code from the template engine: wrap it in `{% raw %}` or \
      `{% verbatim %}` (`v-pre` in Vue and VitePress), or hand it over as data.
      """,
    good: [
      RuleExample(
        """
        - id: mounting
          question: Where does Vue render a template?
          answer: |
            <div id="app"></div>
            <p v-text="message"></p>
            <li v-for="item in items">{{ item }}</li>
            <td></td><td></td>
            <router-view></router-view>

        """),
      RuleExample(
        """
        - id: paragraphs
          question: How is a paragraph written in HTML?
          answer: |
            <p></p>

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: lists
          question: How does Vue render a list?
          answer: |
            <ul>
              «<li v-for="item in items" :key="item.id"></li>»
            </ul>

        """),
      RuleExample(
        """
        - id: headings
          question: How does a Jinja template show a title?
          answer: |
            <header>
              «<h1></h1>»
              <div class="about">now</div>
              «<span></span>»
            </header>

        """),
    ])

  static let family = DamageFamily.template
  static let leads = [Lead("/", before: ByteSet("<"), behind: .letters)]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let tagEnd = bytes.skippingBlanks(before: offset - 1)
    guard bytes.byte(tagEnd - 1) == UInt8(ascii: ">") else { return }
    var nameEnd = offset + 1
    while bytes.byte(nameEnd).isNamePart, nameEnd < offset + 12 { nameEnd += 1 }
    let name = offset + 1..<nameEnd
    guard bytes.byte(nameEnd) == UInt8(ascii: ">"), let kind = kinds.index(of: bytes, name) else { return }
    guard let opening = Markup.opening(bytes, name, endingAt: tagEnd - 1) else { return }
    let attributes = opening + 1 + name.count..<tagEnd - 1
    guard !isFilled(bytes, attributes), !isSkeleton(bytes, opening, name), !isQuoted(bytes, opening, nameEnd) else {
      return
    }
    // Of build files, which have properties to insert.
    if kind >= 19, kind <= 21 {
      return report(text, opening..<nameEnd + 1, name, isBare(bytes, attributes) ? .strong : .weak(50), context)
    }
    guard context.isAboutTemplates else {
      if isBare(bytes, attributes), kind < sure || isCell(bytes, name), context.layout.isCode(at: offset) {
        // Tables have empty cells.
        report(text, opening..<nameEnd + 1, name, .weak(isCell(bytes, name) ? 2 : 40), context)
      }
      return
    }
    let isDirected = isDirected(bytes, attributes)
    guard context.layout.isCode(at: offset) else { return }
    let isSure = isDirected || kind < sure
    let confidence: Confidence = isSure ? .strong : .weak(isCell(bytes, name) ? 70 : kind < likely ? 50 : 30)
    report(text, opening..<nameEnd + 1, name, confidence, context)
  }

  private static func report(
    _ text: Text, _ range: Range<Int>, _ name: Range<Int>, _ confidence: Confidence, _ context: RuleContext
  ) {
    context.report(
      damage: self, in: text, range, confidence,
      "nothing stands in this `<\(String(decoding: text.bytes[name], as: UTF8.self))>` element",
      help:
        "a template engine took `{{ … }}` for its own and put in nothing: look the expression up in the source, and "
        + "keep code from the engine (`{% raw %}`, `v-pre`)")
  }

  private static let kinds = WordSet(elements)
  /// Elements that are there for their text: those up to `sure` nearly always, those up to `likely` mostly.
  private static let elements: [StaticString] = [
    "title", "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "button", "strong", "dt", "dd", "label", "option", "th",
    "caption", "legend", "summary", "version", "artifactId", "groupId", "textarea", "a", "em", "b", "td", "span",
    "code", "small", "time", "pre",
    "blockquote", "style", "template", "div", "main", "footer", "header",
  ]
  private static let sure = 16
  private static let likely = 29

  private static func isCell(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
    name.count == 2 && bytes.hasWord("td", at: name.lowerBound)
  }

  /// Whether a directive repeats or shows the element, or it answers to clicks.
  private static func isDirected(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    bytes.contains("v-for", from: range.lowerBound, to: range.upperBound)
      || bytes.contains("ngfor", from: range.lowerBound, to: range.upperBound)
      || bytes.contains("@click", from: range.lowerBound, to: range.upperBound)
      || bytes.contains("(click)", from: range.lowerBound, to: range.upperBound)
  }

  private static func isBare(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    bytes.skippingBlanks(from: range.lowerBound) >= range.upperBound
  }

  /// Whether an attribute, a script or a style sheet gives the element what it shows.
  private static func isFilled(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index].lowercased
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "#") { return true }
      if !bytes.byte(index - 1).isNamePart, filling(bytes, index) { return true }
      index += 1
    }
    return false
  }

  private static func filling(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index].lowercased {
    case UInt8(ascii: "i"):
      return bytes.hasWord("id=", at: index) && bytes.byte(index - 1) != UInt8(ascii: ":")
        || bytes.hasWord("innerhtml", at: index) || bytes.hasWord("icon", at: index)
    case UInt8(ascii: "r"): return bytes.hasWord("ref=", at: index) || bytes.hasWord("role=", at: index)
    case UInt8(ascii: "v"): return bytes.hasWord("v-html", at: index) || bytes.hasWord("v-text", at: index)
    case UInt8(ascii: "t"): return bytes.hasWord("textcontent", at: index) || bytes.hasWord("th:", at: index)
    case UInt8(ascii: "x"): return bytes.hasWord("x-text", at: index)
    case UInt8(ascii: "n"): return bytes.hasWord("ng-bind", at: index) || bytes.hasWord("name=", at: index)
    case UInt8(ascii: "a"): return bytes.hasWord("aria-", at: index)
    case UInt8(ascii: "d"): return bytes.hasWord("data-", at: index) || bytes.hasWord("divider", at: index)
    case UInt8(ascii: "f"): return bytes.hasWord("fa-", at: index)
    case UInt8(ascii: "c"): return bytes.hasWord("close", at: index)
    default: return false
    }
  }

  /// Whether an empty element of the same name stands right before it.
  private static func isSkeleton(_ bytes: UnsafeBufferPointer<UInt8>, _ opening: Int, _ name: Range<Int>) -> Bool {
    let end = bytes.skippingBlanks(before: opening)
    let length = name.count
    guard bytes.byte(end - 1) == UInt8(ascii: ">"), bytes.byte(end - length - 3) == UInt8(ascii: "<"),
      bytes.byte(end - length - 4) == UInt8(ascii: ">")
    else { return false }
    return (0..<length).allSatisfy { bytes.byte(end - length - 1 + $0) == bytes[name.lowerBound + $0] }
  }

  /// Whether it stands between quotes of its own, as a thing that is spoken of.
  private static func isQuoted(_ bytes: UnsafeBufferPointer<UInt8>, _ opening: Int, _ nameEnd: Int) -> Bool {
    bytes.byte(opening - 1).isQuote && bytes.byte(nameEnd + 1) == bytes.byte(opening - 1)
      && !bytes.hasWord("template: ", at: opening - 11)
  }
}

import Diagnostics

/// Finds quotes with nothing between them where something has to stand: `File "", line 1`, `f''`,
/// `document.createElement("")`.
///
/// Certain: the file of a Python traceback (`<stdin>`), a formatted string without text (`f""`, `$""`) in code, a
/// selector, tag or id that is asked for by an empty name, an empty string between two `+`. Weak: a string that is all
/// that is written out (`print("")`), empty quotes behind a word that announces a name (`the syntax ""`). Exempt: empty
/// strings everywhere else, which are as good as any other, and prose that calls them empty.
enum EmptyLiteral: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/empty-literal", severity: .error,
    summary: "quotes have lost what stood between them",
    why: """
      What stood there began with `<` (`<stdin>`, `<div>`, `<b>…</b>`), so an HTML parser or a sanitizer took it for a \
      tag. The code runs, and does nothing that the text speaks of.
      """,
    mend: EatenTag.mend,
    good: [
      RuleExample(
        """
        - id: doubled
          question: How is a quote written in SQL?
          answer: |
            CREATE FUNCTION hide(int) RETURNS text
            AS 'SELECT regexp_replace(card, ''-[0-9]+$'', ''-xxxx'') FROM cards';

        """),
      RuleExample(
        """
        - id: empty-strings
          question: What is an empty string good for?
          answer: |
            The empty string "" is false. A sum of strings begins with it:

            result = ""
            text = "" + name
            element.innerHTML = ""
            parts = "".join(items)

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: tracebacks
          question: What does Python print for a wrong expression?
          answer: |
            >>> 1 +
              File «""», line 1
            SyntaxError: invalid syntax

            def __repr__(self):
                return «f''»

            document.createElement(«""»);

        """),
      RuleExample(
        """
        - id: weak-signs
          question: How is text written out?
          answer: |
            response.send(«""»);
            response.write(«''»);

        """),
      RuleExample(
        """
        - id: characters
          question: How is a star written?
          answer: |
            public class Star {
                public static void main(String[] args) {
                    char star = «''»;
                    System.out.println(star);
                }
            }

            Everything is left out by this:

            aws s3 cp . s3://bucket/ --recursive --exclude «""»

        """),
    ])

  static let family = DamageFamily.angle
  static let leads = [
    Lead("\"", before: !ByteSet("\"\\"), behind: ByteSet("\"")),
    Lead("'", before: !ByteSet("'\\"), behind: ByteSet("'")),
  ]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let quote = bytes[offset]
    guard bytes.byte(offset + 2) != quote else { return }
    if quote == UInt8(ascii: "'"), let confidence = confidence(ofCharacter: text, offset, context) {
      return report(text, offset..<offset + 2, confidence, context)
    }
    guard let (start, confidence) = place(text, offset, context) else { return }
    report(text, start..<offset + 2, confidence, context)
  }

  private static func report(_ text: Text, _ range: Range<Int>, _ confidence: Confidence, _ context: RuleContext) {
    context.report(
      damage: self, in: text, range, confidence, "nothing stands between these quotes",
      help: EatenTag.help("what stood between them"))
  }

  /// A character literal of C, C# or Java, which cannot be empty; the other languages that are taken for them have
  /// strings between these quotes.
  private static func confidence(ofCharacter text: Text, _ offset: Int, _ context: RuleContext) -> Confidence? {
    // Elsewhere they are the ditto marks of a table.
    let before = text.bytes.byte(text.bytes.skippingBlanks(before: offset) - 1)
    guard before.isOne(of: "(="), text.bytes.byte(offset + 2).isOne(of: "),;"),
      let index = context.layout.blockIndex(at: offset)
    else { return nil }
    switch context.layout.blocks[index].language {
    case .c, .csharp, .java: break
    default: return nil
    }
    let code = context.layout.code(index, in: text)
    guard let token = code.index(at: offset), code[token].kind == .string, code[token].range == offset..<offset + 2
    else { return nil }
    let start = text.bytes.lineStart(before: offset)
    return text.bytes.contains("char", from: start, to: offset) ? .strong : .weak(60)
  }

  /// Where the literal begins, and how sure it is that it held something.
  private static func place(_ text: Text, _ offset: Int, _ context: RuleContext) -> (Int, Confidence)? {
    let bytes = text.bytes
    let quote = bytes[offset]
    let previous = bytes.byte(offset - 1)
    switch previous {
    case UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "$"):
      // A doubled quote within a string of SQL: `$''` behind `[0-9]+`.
      guard !bytes.byte(offset - 2).isNamePart,
        quote == UInt8(ascii: "\"") || !bytes.byte(offset - 2).isOne(of: "+*]?)"),
        context.layout.isCode(at: offset)
      else { return nil }
      return (offset - 1, .strong)
    case UInt8(ascii: "("):
      return confidence(ofArgument: bytes, offset).map { (offset, $0) }
    case UInt8(ascii: "{"):
      // {{''}}: what an interpolation was quoted for.
      return bytes.byte(offset - 2) == previous && bytes.byte(offset + 2) == UInt8(ascii: "}") ? (offset, .strong) : nil
    case 0x20:
      break
    default:
      return nil
    }
    let end = bytes.skippingBlanks(before: offset)
    if bytes.byte(end - 1) == UInt8(ascii: "+") {
      let next = bytes.skippingBlanks(from: offset + 2)
      return bytes.byte(next) == UInt8(ascii: "+") && bytes.byte(next + 1) != UInt8(ascii: "+")
        ? (offset, .strong) : nil
    }
    let word = word(bytes, before: end)
    if equals(bytes, word, "File") { return (offset, .strong) }
    // find -name "": a pattern that nothing matches.
    if equals(bytes, word, "name") || equals(bytes, word, "iname"),
      bytes.byte(word.lowerBound - 1) == UInt8(ascii: "-"),
      bytes.byte(word.lowerBound - 2).isBlank
    {
      return (offset, .strong)
    }
    // --exclude "": a pattern, too.
    if patterns.contains(bytes, word), bytes.byte(word.lowerBound - 1) == UInt8(ascii: "-"),
      bytes.byte(word.lowerBound - 2) == UInt8(ascii: "-")
    {
      return (offset, .strong)
    }
    guard announcing.contains(bytes, word), !context.layout.isCode(at: offset) else { return nil }
    let speaksOfBrackets = bytes.contains("bracket", from: offset - 40, to: offset)
    return (offset, speaksOfBrackets ? .strong : .weak(60))
  }

  /// A first argument.
  private static func confidence(ofArgument bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Confidence? {
    let word = word(bytes, before: offset - 1)
    guard !word.isEmpty else {
      return bytes.byte(offset - 2) == UInt8(ascii: "$") && bytes.byte(offset + 2) == UInt8(ascii: ")") ? .strong : nil
    }
    if named.contains(bytes, word) { return .strong }
    guard bytes.byte(offset + 2) == UInt8(ascii: ")") else { return nil }
    return written.contains(bytes, word) ? .weak(50) : nil
  }

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Range<Int> {
    var start = end
    while start > end - 30, bytes.byte(start - 1).isNamePart { start -= 1 }
    return start..<end
  }

  private static func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ known: StaticString) -> Bool {
    word.count == known.utf8CodeUnitCount && known.withUTF8Buffer { $0.elementsEqual(bytes[word]) }
  }

  /// Functions that ask for something by its name.
  private static let named = WordSet([
    "createElement", "querySelector", "querySelectorAll", "getElementById", "getElementsByTagName",
    "getElementsByClassName", "findViewById", "parseFromString", "argument", "positional", "requiredOption",
  ])
  /// Functions that write out what they are given, and mostly something.
  private static let written = WordSet([
    "send", "write", "writeln", "append", "prepend", "insertAdjacentHTML", "render_template_string", "end",
    "HttpResponse", "HTMLResponse", "Markup", "html", "echo",
  ])
  /// Options that are given a pattern.
  private static let patterns = WordSet(["include", "exclude", "pattern", "glob", "filter"])
  private static let announcing = WordSet([
    "syntax", "brackets", "tag", "tags", "element", "elements", "placeholder", "symbol", "operator", "notation",
    "named", "called", "type",
  ])
}

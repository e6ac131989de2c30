import Diagnostics

/// Finds the values of YAML, of settings and of images that have lost a part or all of themselves: `image: app/web:`, `name: `.
///
/// Certain: a reference that ends in the colon of its tag, as neither YAML nor Docker reads it. A blank behind a key with nothing
/// below it is weak: some write one.
enum HoleInData: DamageRule, LineRule {
  static let metadata = RuleMetadata(
    id: "damage/hole-in-data", severity: .error,
    summary: "a value in data or settings lacks what was put in",
    why: """
      What stood there was an expression of a template (`{{ .Values.tag }}`, `${TAG}`) that was filled in with nothing, or \
      a placeholder in angle brackets that an HTML parser took for a tag. The rest of the line does not work, or means \
      something else.
      """,
    mend: """
      Write the value in again. Keep a template engine from texts (`{% raw %}`), and escape `<` before a text goes through \
      HTML.
      """,
    good: [
      RuleExample(
        """
        - id: manifests
          question: How is a container described?
          answer: |
            ```yaml
            metadata:
              name: web
            spec:
              containers:
              - image: "app/web:1.0"
                command:
                - run
            ```

            ```dockerfile
            FROM python:3.12
            ```

            ```python
            class Name:
                value = 1
                def find(self):
                    return None
            ```

            ```text
            == Heading ==
            ==
            =
            ::
            ```

            ```cpp
            1: #include <map>
            2: using namespace std;
            ```

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: images
          question: Which image runs?
          answer: |
            ```yaml
            spec:
              containers:
                - image: «app/web:»
                - image: «:»
            ```

            ```dockerfile
            FROM «python:»
            COPY . /app
            ```

        """),
      RuleExample(
        """
        - id: settings
          question: Which settings are needed?
          answer: "```yaml\\nmetadata:\\n  «name: »\\n  «namespace: »\\n  «uid: »\\nspec: {}\\n```\\n"

        """),
    ])

  static let family = DamageFamily.template
  static let leadLines = [LineLead(.code, last: ByteSet(":="))]

  static func check(_ text: Text, line index: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let layout = context.layout
    let line = layout.line(index)
    let end = bytes.skippingBlanks(before: Int(line.end))
    let content = Int(line.content)
    // The item of a list: - image: a/b:
    let start = bytes.hasWord("- ", at: content) ? bytes.skippingBlanks(from: content + 2) : content
    guard end - start >= 2, end - start <= 200 else { return }
    var last = end
    while last > start, !bytes[last - 1].isBlank { last -= 1 }
    if last > start, line.last == UInt8(ascii: ":") {
      if isReference(bytes, line: start, last..<end) { report(text, last..<end, .strong, context) }
      return
    }
    // A blank behind a key or a name, and nothing more: `name: `, `name = `.
    let isSetting = line.last == UInt8(ascii: "=")
    guard bytes.byte(end) == 0x20, !isSetting || last == end - 1 && last > start else { return }
    let key = start..<(isSetting ? bytes.skippingBlanks(before: last) : end - 1)
    guard isKey(bytes, key), isData(index, layout), !isContinued(index, bytes, layout) else { return }
    report(text, start..<end + 1, .weak(isSetting ? 60 : 40), context)
  }

  private static func report(_ text: Text, _ range: Range<Int>, _ confidence: Confidence, _ context: RuleContext) {
    let value = String(decoding: text.bytes[range], as: UTF8.self)
    context.report(
      damage: self, in: text, range, confidence, "\(Quotation.of(value)) lacks the value that was put in",
      help: "a template engine or an HTML parser dropped it: write it in again as the source has it")
  }

  private static func isData(_ line: Int, _ layout: TextLayout) -> Bool {
    switch layout.block(at: Int(layout.line(line).content))?.language {
    case .data, .shell, .unknown: true
    default: false
    }
  }

  private static func isKey(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    bytes.byte(range.lowerBound).isASCIILetter && !range.isEmpty
      && bytes[range].allSatisfy { $0.isNamePart || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
  }

  /// Whether the value stands below: deeper, or as a list.
  private static func isContinued(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ layout: TextLayout) -> Bool {
    var next = index + 1
    while next < layout.lines.count, layout.line(next).kind == .blank { next += 1 }
    let below = layout.line(next)
    guard below.kind == .code else { return false }
    return below.indent > layout.line(index).indent || bytes.hasWord("- ", at: Int(below.content))
  }

  /// Whether the last word of a line is an image without its tag, the only value of a key or of an instruction.
  private static func isReference(_ bytes: UnsafeBufferPointer<UInt8>, line start: Int, _ last: Range<Int>) -> Bool {
    let name = start..<bytes.skippingBlanks(before: last.lowerBound)
    guard !bytes[name].contains(0x20) else { return false }
    if bytes.begins(with: "FROM", at: start), name.count == 4 { return true }
    guard bytes[name.upperBound - 1] == UInt8(ascii: ":"), isKey(bytes, start..<name.upperBound - 1) else {
      return false
    }
    return last.count == 1
      || bytes[last].contains(UInt8(ascii: "/")) && bytes[last.lowerBound].isNamePart
        && !bytes[last].contains(UInt8(ascii: "("))
        && !bytes.contains("://", from: last.lowerBound, to: last.upperBound)
  }
}

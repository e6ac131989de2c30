import Diagnostics

/// Finds code of Python whose lines all begin at the margin: what follows `def f():` is not indented.
///
/// A line that opens a block (``BlockHead``) must have a deeper one behind it, blank lines and comments aside. One such
/// line with a `def` or a `class` is enough, or two others. A header alone, an elided body and prose that ends with a
/// colon are exempt.
enum LostIndentation: DamageRule, LineRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-indentation", severity: .error,
    summary: "the block of a Python statement is not indented",
    why: """
      Blanks at the start of lines were removed: by a trim of each line, by HTML without `<pre>`, by a wiki. In Python \
      indentation is the syntax, so the code does not run and its structure is lost.
      """,
    mend: "Take the code from its source again; do not trim the lines of code, and keep them in a literal block (`|`).",
    good: [
      RuleExample(
        """
        - id: blocks
          question: How does Python mark a block?
          answer: |
            def area(radius: float) -> float:
                # the body is deeper
                return 3.14 * radius ** 2

            if radius > 3:
                print(radius)
            else:

                print("small")

            For each of these cases:
            while is a statement; for another.

        """),
      RuleExample(
        """
        - id: labels
          question: How are labels of a switch indented?
          answer: |
            switch word.lowercased() {
            case "true":
            return true
            default:
            return false
            }

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: blocks
          question: How does Python mark a block?
          answer: |
            «def area(radius):»
            return 3.14 * radius ** 2

        """)
    ])

  static let family = DamageFamily.collapsed

  static let leadLines = [LineLead(.prose, .code, .fence, first: .smallLetters, last: ByteSet(":"))]

  static func check(_ text: Text, line index: Int, _ context: RuleContext) {
    let lines = context.layout.lines
    let line = lines[index]
    guard let strength = BlockHead.strength(of: line, text.bytes) else { return }
    var next = index + 1
    while next < lines.count, next < index + 4, lines[next].kind == .blank { next += 1 }
    guard next < lines.count, lines[next].kind != .blank, lines[next].kind != .fence,
      lines[next].indent <= line.indent, next == index + 1 || lines[next].kind == .code
    else { return }
    let range = Int(line.content)..<text.bytes.skippingBlanks(before: Int(line.end))
    context.report(
      damage: self, in: text, range,
      strength == .certain || line.kind == .code && lines[next].kind == .code ? .strong : .weak(60),
      "the block below `\(head(range, of: text.bytes))` is not indented",
      help: LostLineBreaks.help(indented: "code"))
  }

  private static func head(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> String {
    let limit = 60
    guard range.count > limit else { return String(decoding: bytes[range], as: UTF8.self) }
    let stop = StatementShape.wordEnd(from: range.lowerBound, before: range.upperBound, of: bytes)
    return String(decoding: bytes[range.lowerBound..<stop], as: UTF8.self) + " … :"
  }
}

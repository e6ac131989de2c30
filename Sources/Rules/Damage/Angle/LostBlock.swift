import Diagnostics

/// Finds runs of blank lines where lines of markup stood: an example that is gone but for its line breaks.
///
/// Certain: three or more blank lines with prose before or behind them, or with code that is or goes with markup (HTML,
/// JavaScript); two between a line that ends with a colon and prose. Weak: three or more within other code; two between
/// paragraphs, or between a colon and code. Exempt: the two blank lines that Python and other code has between
/// definitions, and texts all of whose paragraphs are set apart by the same number of blank lines.
///
/// The range goes from the line break above the blank lines to the start of the line below them.
enum LostBlock: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-block", severity: .error,
    summary: "blank lines stand where an example was",
    why: """
      All lines of the example looked like tags, and an HTML parser or a sanitizer took them out on the way into the \
      bank. The text says "for example" and shows nothing.
      """,
    mend: EatenTag.mend,
    good: [
      RuleExample(
        """
        - id: two-lines
          question: How far apart are functions in Python?
          answer: |
            PEP 8 wants two blank lines:

            def f():
                return 1


            def g():
                return 2

            It is checked by linters.

        """),
      RuleExample(
        """
        - id: airy
          question: How may paragraphs be set apart?
          answer: |
            This text has three blank lines between paragraphs.



            All of its paragraphs are set so.



            It is a matter of taste.

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: slots
          question: What is a slot?
          answer: |
            A slot is a place that the parent component fills. For example:«



        »    Fallback content is shown where the parent gives none.

            Named slots have a name:«


        »    A slot without a name is called default.

        """),
      RuleExample(
        """
        - id: weak-signs
          question: What is a fragment?
          answer: |
            A fragment groups children without a node of its own.

            It is short to write.«


        »    It was added in version 16.

            A key can be given to it.«


        »    Other attributes are not allowed.

        """),
    ])

  static let family = DamageFamily.angle

  static func check(_ text: Text, _ context: RuleContext) {
    let layout = context.layout
    guard layout.lines.count > 3 else { return }
    var habit: Habit?
    var index = 1
    while index < layout.lines.count {
      guard layout.lines[index].kind == .blank else {
        index += 1
        continue
      }
      let first = index
      while index < layout.lines.count, layout.lines[index].kind == .blank { index += 1 }
      guard index - first >= 2, index < layout.lines.count else { continue }
      if habit == nil { habit = Habit(of: layout) }
      guard habit != .wide, let confidence = confidence(first..<index, layout, text.bytes) else { continue }
      let range = Int(layout.lines[first - 1].end)..<Int(layout.lines[index].start)
      context.report(
        damage: self, in: text, range, confidence,
        "\(index - first) blank lines stand where something was shown",
        help: EatenTag.help("each line of the example"))
    }
  }

  /// How a text sets its paragraphs apart.
  private enum Habit {
    case narrow
    /// Two or more times by the same number of blank lines, which is not one, and never otherwise.
    case wide

    init(of layout: TextLayout) {
      var counts: Set<Int> = []
      var gaps = 0
      var run = 0
      for line in layout.lines {
        if line.kind == .blank {
          run += 1
          continue
        }
        if run > 0 {
          gaps += 1
          if counts.count < 3 { counts.insert(run) }
        }
        run = 0
      }
      self = gaps >= 2 && counts.count == 1 && counts.first != 1 ? .wide : .narrow
    }
  }

  /// - Parameter blank: The blank lines; a line that is not blank stands above and below them.
  private static func confidence(
    _ blank: Range<Int>, _ layout: TextLayout, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Confidence? {
    let above = layout.line(blank.lowerBound - 1)
    let below = layout.line(blank.upperBound)
    guard above.kind != .fence || below.kind != .fence else { return .weak(60) }
    let isProseAbove = isProse(above, bytes)
    let isProseBelow = isProse(below, bytes)
    if blank.count >= 3 {
      guard !isProseAbove, !isProseBelow else { return .strong }
      let language = layout.block(at: Int(above.start))?.language ?? .unknown
      return language == .html || language == .javascript ? .strong : .weak(40)
    }
    guard isProseAbove, isProseBelow else { return isProseAbove && above.last == UInt8(ascii: ":") ? .weak(50) : nil }
    if above.last == UInt8(ascii: ":") { return .strong }
    return above.last == UInt8(ascii: ".") ? .weak(50) : nil
  }

  /// Whether a line is prose, and no comment.
  private static func isProse(_ line: TextLayout.Line, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let first = bytes.byte(Int(line.content))
    return line.kind == .prose && line.indent < 2 && first != UInt8(ascii: "/") && first != UInt8(ascii: "#")
  }
}

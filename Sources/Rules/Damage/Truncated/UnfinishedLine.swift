import Diagnostics
import Questions

/// Finds texts whose last line is only the beginning of one: a single letter, the sign of a comment or a prompt, a
/// bullet with a letter or two, a quote that opens and never closes.
///
/// Exempt: texts of one line, lists of letters, the last line of a frame of `#`, quotes behind a letter or a digit
/// (they close, or mean inches).
///
/// The range is that line, or the rest of it from the quote on.
enum UnfinishedLine: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/unfinished-line", severity: .error,
    summary: "the last line is only the beginning of one",
    why: """
      The text was cut off at a number of bytes or characters. The reader misses the end.
      """,
    mend: "Take the rest from the source of the text, and let the importer fail when a text is longer than its field.",
    good: [
      RuleExample(
        """
        - id: letters
          question: Which letters are there?
          answer: |
            a
            b

        """),
      RuleExample(
        """
        - id: comments
          question: How is a comment framed?
          answer: |
            #
            # This one is called "frame", and it is 5" wide.
            #

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: modules
          question: How is a module taken in?
          answer: |
            const assert = require('assert');

            «/»

        """),
      RuleExample(
        """
        - id: routes
          question: How is a route written?
          answer: |
            get '/' do
              render :index
            end

            «g»

        """),
      RuleExample(
        """
        - id: lists
          question: Which types are there?
          answer: |
            - numbers, which can be added
            - «te»

        """),
      RuleExample(
        """
        - id: keys
          question: How is a key counted?
          answer: |
            pipeline.set "first", "one"
            pipeline.incr «"sec»

        """),
    ])

  static let family = DamageFamily.truncated

  static func check(_ text: Text, _ context: RuleContext) {
    guard let end = context.end(of: text), end.lineIndex > 0 else { return }
    let layout = context.layout
    let above = layout.line(layout.textLine(above: end.lineIndex))
    guard let start = start(end, above: above, layout.masks) else { return }
    context.report(
      damage: self, in: text, start..<end.end, .strong, "the last line is only the beginning of one",
      help: "it was cut off: take the rest from its source")
  }

  /// Where the beginning of a line that is no line begins; nil where the text ends with a whole one.
  private static func start(_ end: TextEnd, above: TextLayout.Line, _ masks: ByteMasks) -> Int? {
    let bytes = end.bytes
    let first = Int(end.line.content)
    let count = end.end - first
    guard above.end - above.content > 2 else { return nil }
    if count == 1, bytes[first].isASCIILetter { return first }
    if count <= 2 {
      let isSign = opening.contains(bytes, first..<end.end)
      return isSign && bytes[first] != bytes[Int(above.content)] ? first : nil
    }
    // A bullet and the beginning of a word, below another item.
    if count <= 4, bytes[first].isOne(of: "-*+"), bytes[first] == bytes[Int(above.content)], bytes[first + 1] == 0x20,
      (first + 2..<end.end).allSatisfy({ bytes[$0].isSmallLetter })
    {
      return first + 2
    }
    return openQuote(end, masks)
  }

  private static let quotes = ByteSet("\"")
  private static let opening = WordSet(["/", "//", "#", "##", "$", "@", "<", "</", "&"])

  /// The only double quote of the last line without a partner, where it opens a string.
  private static func openQuote(_ end: TextEnd, _ masks: ByteMasks) -> Int? {
    let bytes = end.bytes
    let first = Int(end.line.content)
    guard end.end - first <= 400 else { return nil }
    var open: Int?
    var next = masks.nextSign(of: quotes, in: bytes, from: first, before: end.end)
    while next < end.end {
      open = open == nil ? next : nil
      next = masks.nextSign(of: quotes, in: bytes, from: next + 1, before: end.end)
    }
    guard let open, open > first, open + 1 < end.end, !bytes[open + 1].isBlank else { return nil }
    let before = bytes[open - 1]
    guard before.isBlank || before.isOne(of: "([=,"), bytes[end.end - 1].isWordPart else { return nil }
    return open
  }
}

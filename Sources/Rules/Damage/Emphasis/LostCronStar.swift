import Diagnostics

/// Finds lines of a crontab whose stars are gone: `0 3    /usr/bin/backup`.
///
/// A line has five fields before its command (crontab(5)). Each lost star leaves a blank more: where the numbers that
/// are left and those blanks make five, the line is one. Weak where the command is no path and no text of the question
/// speaks of cron. Exempt: lines with all five fields.
///
/// The range goes from the first field to the command.
enum LostCronStar: DamageRule, LineRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-cron-star", severity: .error,
    summary: "a line of a crontab has lost its stars",
    why: """
      Markdown takes a pair of stars for emphasis and drops them. What is left is no line of a crontab, and nobody can \
      tell when the command runs.
      """,
    mend: """
      Write the stars in again. Keep code between back-quotes or in a code block before the text goes through Markdown.
      """,
    good: [
      RuleExample(
        """
        - id: cron
          question: How does cron run a command every night?
          answer: |
            0 3 * * * /usr/bin/backup
            10   three   columns
            1    one

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: cron
          question: How is a command run every night?
          answer: |
            «0 3    »/usr/bin/backup

            «30 4   1 »/usr/bin/report

        """)
    ])

  static let family = DamageFamily.emphasis
  private static let fields = 5

  static let leadLines = [LineLead(.prose, .code, first: .digits, needsGaps: true)]

  static func check(_ text: Text, line index: Int, _ context: RuleContext) {
    let line = context.layout.line(index)
    guard let command = command(text.bytes, line) else { return }
    let isCertain = text.bytes[command] == UInt8(ascii: "/") || context.recordSpeaks(of: ["cron"])
    context.report(
      damage: self, in: text, Int(line.content)..<command, isCertain ? .strong : .weak(50),
      "stars of this line of a crontab are gone",
      help: EatenEmphasis.help("`*`", "the stars in again"))
  }

  /// Where the command begins; nil where the line is none of a crontab, or a whole one.
  private static func command(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLayout.Line) -> Int? {
    var index = Int(line.content)
    let end = Int(line.end)
    var numbers = 0
    var stars = 0
    while index < end, bytes[index].isDigit, numbers + stars <= fields {
      let start = index
      while index < end, bytes[index].isDigit || bytes[index].isOne(of: "-,/") { index += 1 }
      guard index - start <= 8, bytes.byte(index) == 0x20 else { return nil }
      numbers += 1
      let next = bytes.skippingBlanks(from: index)
      stars += next - index - 1
      index = next
    }
    guard stars > 0, numbers + stars == fields, index < end else { return nil }
    return bytes[index] == UInt8(ascii: "/") || bytes[index].isASCIILetter ? index : nil
  }
}

import Diagnostics
import Questions
import YAML

/// Finds blanks at the start or the end of a quoted text.
enum SurroundingWhiteSpace: WholeTextRule {
  static let metadata = RuleMetadata(
    id: "text/surrounding-white-space", severity: .hint,
    summary: "a quoted text begins or ends with a blank",
    why: """
      The blank is invisible on most pages, and still makes two texts differ, shifts a list, or counts as a \
      character. Block scalars, where YAML itself puts the last line break, are not looked at.
      """,
    mend: "Remove the blank.", fix: .safe,
    good: [
      RuleExample(
        """
        - id: iteration
          question: "When does the loop end?"
          answer: |
            When the sentinel is met.

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: iteration
          question: "«  »When does the loop end?"

        """,
        fixed: """
          - id: iteration
            question: "When does the loop end?"

          """),
      RuleExample(
        """
        - id: iteration
          question: 'When does the loop end?« »'

        """,
        fixed: """
          - id: iteration
            question: 'When does the loop end?'

          """),
    ])

  static let readsLayout = false

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    guard let first = bytes.first, let last = bytes.last, isSpace(first) || isSpace(last) else { return }
    switch context.tree.style(of: text.node) {
    case .singleQuoted, .doubleQuoted: break
    default: return
    }
    // A text of nothing but blanks is the schema's business.
    guard let start = bytes.firstIndex(where: { !isSpace($0) }),
      let end = bytes.lastIndex(where: { !isSpace($0) })
    else { return }
    if start > 0 { report(0..<start, "begins", in: text, context) }
    if end + 1 < bytes.count { report(end + 1..<bytes.count, "ends", in: text, context) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte.isBlank || byte == 0x0A }

  private static func report(_ range: Range<Int>, _ verb: String, in text: Text, _ context: RuleContext) {
    let name = text.field?.name ?? "text"
    context.report(
      self, in: text, range, "the \(name) \(verb) with white space", help: "remove it: nobody can see it",
      replacement: { Replacement("remove the white space", .safe, "") })
  }
}

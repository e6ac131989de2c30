import Diagnostics

/// Finds signs that the shell takes for itself, where a backslash kept them for `find`: `-exec rm {} ;`,
/// `find . ( -name a -o -name b )`.
///
/// A `;` behind `{}` and a blank on a line with `-exec`, and an opening parenthesis between blanks before an option
/// on a line that begins with `find`.
///
/// Exempt: quoted signs (`';'`), `-exec … +`.
///
/// The range is the sign.
enum LostShellEscape: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-shell-escape", severity: .error,
    summary: "a `;` or a parenthesis that `find` must see has lost its backslash",
    why: """
      Without its backslash the shell takes the sign for itself: the command ends there, or does not parse. Who copies \
      it gets an error that the text does not speak of.
      """,
    mend: LostBackslash.mend,
    good: [
      RuleExample(
        #"""
        - id: find
          question: How does find run a command?
          answer: |
            find . -type f -exec chmod 644 {} \;
            find . -type f -exec chmod 644 {} +
            find . \( -name a -o -name b \) -exec rm {} ';'
            for (i = 0; i < n; i++) {} ;

        """#)
    ],
    bad: [
      RuleExample(
        """
        - id: find
          question: How does find run a command?
          answer: |
            find . -type f -exec chmod 644 {} «;»
            find . «(» -name a -o -name b ) -print

        """)
    ])

  static let family = DamageFamily.backslash
  static let leadBytes = [UInt8(ascii: ";"), UInt8(ascii: "(")]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard bytes.byte(offset - 1) == 0x20 else { return }
    if bytes[offset] == UInt8(ascii: ";") {
      guard bytes.byte(offset - 2) == UInt8(ascii: "}"), bytes.byte(offset - 3) == UInt8(ascii: "{"),
        bytes.contains("-exec", from: bytes.lineStart(before: offset), to: offset)
      else { return }
    } else {
      guard bytes.byte(offset + 1) == 0x20,
        bytes.byte(offset + 2) == UInt8(ascii: "-") || bytes.byte(offset + 2) == UInt8(ascii: "!"),
        bytes.contains("find ", from: bytes.lineStart(before: offset, limit: 80), to: offset),
        context.layout.isCode(at: offset)
      else { return }
    }
    context.report(
      damage: self, in: text, offset..<offset + 1, .strong,
      "the shell takes this `\(bytes[offset] == UInt8(ascii: ";") ? ";" : "(")` for itself",
      help: LostBackslash.help("the sign"))
  }
}

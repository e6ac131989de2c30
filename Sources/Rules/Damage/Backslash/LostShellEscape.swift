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
    fix: .unsafe,
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

        """,
        fixed: #"""
          - id: find
            question: How does find run a command?
            answer: |
              find . -type f -exec chmod 644 {} \;

          """#),
      RuleExample(
        """
        - id: groups
          question: How does find group its tests?
          answer: |
            find . «(» -name a -o -name b ) -print

        """),
    ])

  static let family = DamageFamily.backslash
  static let leads = [Lead(";", before: ByteSet(" ")), Lead("(", before: ByteSet(" "), behind: ByteSet(" "))]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    if bytes[offset] == UInt8(ascii: ";") {
      guard bytes.byte(offset - 2) == UInt8(ascii: "}"), bytes.byte(offset - 3) == UInt8(ascii: "{"),
        bytes.contains("-exec", from: bytes.lineStart(before: offset), to: offset)
      else { return }
    } else {
      guard
        bytes.byte(offset + 2) == UInt8(ascii: "-") || bytes.byte(offset + 2) == UInt8(ascii: "!"),
        startsWithFind(bytes, bytes.skippingBlanks(from: bytes.lineStart(before: offset)))
      else { return }
    }
    context.report(
      damage: self, in: text, offset..<offset + 1, .strong,
      "the shell takes this `\(bytes[offset] == UInt8(ascii: ";") ? ";" : "(")` for itself",
      help: LostBackslash.help("the sign"),
      replacement: {
        bytes[offset] == UInt8(ascii: ";") ? Replacement("escape the `;`", .unsafe, "\\;") : nil
      })
  }

  /// Whether a line begins with `find`, perhaps behind a prompt or `sudo`.
  private static func startsWithFind(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var start = start
    if bytes.hasWord("$ ", at: start) || bytes.hasWord("# ", at: start) { start += 2 }
    if bytes.hasWord("sudo ", at: start) { start += 5 }
    return bytes.hasWord("find ", at: start)
  }
}

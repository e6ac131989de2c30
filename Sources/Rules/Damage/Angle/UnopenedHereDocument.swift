import Diagnostics

/// Finds the end of a here-document of the shell whose beginning is gone: a line `EOF`, and no `<<` before it.
///
/// An HTML parser takes `<<EOF > file` for a tag. Exempt: texts that have a `<<` anywhere before the line, escaped or
/// not.
enum UnopenedHereDocument: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/unopened-here-document", severity: .error,
    summary: "a here-document of the shell ends and has never begun",
    why: """
      `<<EOF > file` looks like a tag, and an HTML parser or a sanitizer took it out on the way into the bank. The \
      command does not write the file, and the shell runs its lines.
      """,
    mend: EatenTag.mend,
    good: [
      RuleExample(
        """
        - id: here-documents
          question: How is a file written from the shell?
          answer: |
            cat <<EOF > app.conf
            listen 80;
            EOF

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: here-documents
          question: How is a file written from the shell?
          answer: |
            cat app.conf
            listen 80;
            «EOF»

        """)
    ])

  static let family = DamageFamily.angle

  static func check(_ text: Text, _ context: RuleContext) {
    for line in context.layout.lines where line.end - line.content == 3 && line.kind != .blank {
      let start = Int(line.content)
      guard words.contains(text.bytes, start..<start + 3) else { continue }
      guard !text.bytes.contains("<<", from: 0, to: start), !text.bytes.contains("&lt;", from: 0, to: start) else {
        return
      }
      context.report(
        damage: self, in: text, start..<start + 3, .strong, "this here-document ends and has never begun",
        help: EatenTag.help("`<<EOF` and what followed it"))
      // One for each text is enough to look for the others, too.
      return
    }
  }

  private static let words = WordSet(["EOF", "EOT", "EOL"])
}

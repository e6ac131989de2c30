import Diagnostics

/// Finds YAML whose lines all begin at the margin: the keys of a list's item stand where its hyphen does.
///
///     - hosts: web
///     roles:
///     - common
///
/// A block sequence that begins a block of lines has no parent, so that a key at the column of its hyphens cannot be
/// (YAML 1.2.2, 8.2.1). Exempt: keys that a list below them belongs to (`roles:` and `- common` at the same column),
/// and words of prose.
///
/// The range is the key.
enum LostNesting: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-nesting", severity: .error,
    summary: "the keys of a list item of YAML are not indented",
    why: """
      Blanks at the start of lines were removed: by a trim of each line, by HTML without `<pre>`, by a wiki. In YAML \
      indentation is the syntax, so the file cannot be read and its structure is lost.
      """,
    mend: "Take the file from its source again; do not trim its lines, and keep them in a literal block (`|`).",
    good: [
      RuleExample(
        """
        - id: playbooks
          question: What does a playbook look like?
          answer: |
            - hosts: web
              roles:
                - role: common
              vars:
                port: 80

            hosts:
            - name: web
            roles:
            - name: common

            - First: the item of a list
            Then:
            - another one

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: playbooks
          question: What does a playbook look like?
          answer: |
            - hosts: web
            «roles:»
            - role: common
            vars:
            port: 80

        """)
    ])

  static let family = DamageFamily.collapsed
  static let leads = [Lead(":", before: .nameParts, behind: .lineBreaks)]
  /// How many lines above are looked at.
  private static let reach = 12

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let layout = context.layout
    let number = layout.lineIndex(at: offset)
    let line = layout.line(number)
    let start = Int(line.content)
    guard line.end == offset + 1 || bytes.byte(offset + 1) == 0x0D, isKey(bytes, start..<offset) else { return }
    let below = layout.line(number + 1)
    guard below.kind != .blank, below.indent == line.indent else { return }
    var index = number - 1
    while index >= 0, index > number - reach {
      let above = layout.line(index)
      guard above.kind != .blank, above.indent == line.indent else { return }
      let content = Int(above.content)
      if bytes[content] == UInt8(ascii: "-"), bytes.byte(content + 1) == 0x20 {
        guard pairColon(bytes, above, from: content + 2) else { return }
        let top = layout.line(index - 1)
        // Above the list there is nothing that it could belong to.
        guard top.kind == .blank || top.kind == .fence || bytes.hasWord("---", at: Int(top.content)) else { return }
        return context.report(
          damage: self, in: text, start..<offset + 1, .strong,
          "\(Quotation.of(String(decoding: bytes[start..<offset], as: UTF8.self))) stands at the column of the list's hyphen",
          help: LostLineBreaks.help(indented: "file"))
      }
      guard pairColon(bytes, above, from: content) else { return }
      index -= 1
    }
  }

  /// Whether a line is a key with its value from an index on.
  private static func pairColon(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLayout.Line, from start: Int) -> Bool {
    var colon = start
    while colon < start + 60, bytes.byte(colon).isNamePart || bytes.byte(colon) == UInt8(ascii: "-") { colon += 1 }
    guard bytes.byte(colon) == UInt8(ascii: ":"), isKey(bytes, start..<colon) else { return false }
    return colon + 1 >= line.end || bytes.byte(colon + 1).isBlank || bytes.byte(colon + 1) == 0x0D
  }

  /// Whether it is a name in small letters, as the keys of YAML mostly are.
  private static func isKey(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= 60, bytes[range.lowerBound].isSmallLetter else { return false }
    return range.allSatisfy { bytes[$0].isNamePart || bytes[$0] == UInt8(ascii: "-") }
  }
}

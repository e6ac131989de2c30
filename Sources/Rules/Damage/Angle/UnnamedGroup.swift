import Diagnostics

/// Finds groups of regular expressions that have lost their names: `(?P[0-9]{4})`, `(?\d+)`.
///
/// Behind `(?P` only `<`, `=` and `>` may stand, and no class or escape right behind `(?`. Exempt: Perl's `(?[ … ])`,
/// which has a blank, and prose.
enum UnnamedGroup: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/unnamed-group", severity: .error,
    summary: "a group of a regular expression has lost its name",
    why: """
      The name of the group, `<year>`, looks like a tag, and an HTML parser or a sanitizer took it out on the way into \
      the bank. The expression does not compile.
      """,
    mend: EatenTag.mend,
    good: [
      RuleExample(
        """
        - id: groups
          question: How are groups named?
          answer: |
            re_path(r"^articles/(?P<year>[0-9]{4})/$", views.year)
            const date = /(?<year>\\d{4})-(?:\\d{2})/;
            What is it for (?), and is (?P...) Python's own?

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: groups
          question: How are groups named?
          answer: |
            re_path(r"^articles/«(?P»[0-9]{4})/$", views.year)
            const date = /«(?»\\d{4})-(?:\\d{2})/;

        """)
    ])

  static let family = DamageFamily.angle
  static let leads = [Lead("?", before: ByteSet("("), behind: ByteSet("P\\["))]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard bytes.byte(offset - 2) != UInt8(ascii: "\\") else { return }
    let isPython = bytes.byte(offset + 1) == UInt8(ascii: "P")
    let next = offset + (isPython ? 2 : 1)
    switch bytes.byte(next) {
    case UInt8(ascii: "\\"):
      guard bytes.byte(next + 1).isOne(of: "dwsDWSpbB.") else { return }
    case UInt8(ascii: "["):
      guard !bytes.byte(next + 1).isBlank, let end = closing(bytes, from: next + 1) else { return }
      let behind = bytes.byte(end + 1)
      guard behind.isOne(of: "+*{)?") else { return }
    default:
      return
    }
    context.report(
      damage: self, in: text, offset - 1..<next, .strong, "this group of a regular expression has lost its name",
      help: EatenTag.help("the name of the group in angle brackets"))
  }

  /// The bracket that closes a class, within 60 bytes.
  private static func closing(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < start + 60, bytes.byte(index) != 0x0A {
      if bytes.byte(index) == UInt8(ascii: "]") { return index }
      index += bytes.byte(index) == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }
}

import Diagnostics

/// Finds addresses that have lost their host: `http://:`, `https:///users`.
///
/// Certain: a colon or a slash right behind the `://` of a scheme that
/// needs a host, such as `http`, `wss`, `ssh` or `s3`. Exempt: local files (`file:///`), databases
/// (`sqlite:///app.db`), ports alone that servers listen on (`http://:8080`), and schemes that are only named.
enum URLWithoutHost: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/url-without-host", severity: .error,
    summary: "an address has lost its host",
    why: """
      The host was a placeholder (`<node-ip>`), which looks like a tag, and an HTML parser or a sanitizer took it out \
      on the way into the bank. A reader is told to go to nowhere.
      """,
    mend: EatenTag.mend,
    good: [
      RuleExample(
        """
        - id: addresses
          question: Which addresses are there?
          answer: |
            Addresses begin with http:// or https://, as in http://localhost:8080/users and file:///etc/hosts.
            The database is at sqlite:///app.db, and the server at http://:8080.

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: addresses
          question: How is a service reached?
          answer: |
            Open «http://:» in a browser, or «https:///users». The pictures are in «s3:///photos/».

        """)
    ])

  static let family = DamageFamily.angle
  static let leads = [Lead(":", before: .nameParts, behind: ByteSet("/"))]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard bytes.byte(offset + 2) == UInt8(ascii: "/") else { return }
    let next = bytes.byte(offset + 3)
    let isPort = next == UInt8(ascii: ":") && !bytes.byte(offset + 4).isDigit
    let isPath = next == UInt8(ascii: "/") && bytes.byte(offset + 4) != next
    guard isPort || isPath else { return }
    var start = offset
    while start > offset - 8, bytes.byte(start - 1).isNamePart { start -= 1 }
    guard schemes.contains(bytes, start..<offset) else { return }
    var end = offset + 4
    while end < offset + 80, bytes.byte(end).isNamePart || bytes.byte(end).isOne(of: "/-.:") { end += 1 }
    while end > offset + 4, bytes.byte(end - 1) == UInt8(ascii: ".") { end -= 1 }
    let address = String(decoding: bytes[start..<end], as: UTF8.self)
    context.report(
      damage: self, in: text, start..<end, .strong, "the address \(Quotation.of(address)) names no host",
      help: EatenTag.help("a placeholder in angle brackets, such as `<host>`,"))
  }

  private static let schemes = WordSet([
    "http", "https", "ws", "wss", "ftp", "ftps", "sftp", "ssh", "s3", "gs", "mongodb", "rtsp", "rtmp",
  ])
}

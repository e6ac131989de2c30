import Diagnostics

/// Finds addresses that have lost their host, or what stands before or behind it: `http://:`, `https:///users`,
/// `http://localhost:/`, `https://@example.com`.
///
/// Certain: a colon, a slash, an `@` or a full stop right behind the `://` of a scheme that needs a host, such as `http`, `wss`,
/// `ssh` or `s3`, and the colon of a port with a slash right behind it. Exempt: local files (`file:///`), databases
/// (`sqlite:///app.db`), ports alone that servers listen on (`http://:8080`), and schemes that are only named.
enum URLWithoutHost: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/url-without-host", severity: .error,
    summary: "an address has lost its host, or a part of it",
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
            A key is at redis://:secret@example.com and redis:///0, and a page at 'http://localhost:' + port + '/'.

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: addresses
          question: How is a service reached?
          answer: |
            Open «http://:» in a browser, or «https:///users». The pictures are in «s3:///photos/».
            It answers at «http://localhost:/», and clones from «https://@example.com/a.git» or «https://.example.com».
            The data is in «postgres://:@localhost/app».

        """)
    ])

  static let family = DamageFamily.angle
  static let leads = [Lead(":", before: .nameParts, behind: ByteSet("/"))]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard bytes.byte(offset + 2) == UInt8(ascii: "/") else { return }
    var start = offset
    while start > offset - 12, bytes.byte(start - 1).isNamePart { start -= 1 }
    let scheme = start..<offset
    guard let lost = lostPart(bytes, behind: offset + 3, isDatabase: databases.contains(bytes, scheme)),
      schemes.contains(bytes, scheme) || databases.contains(bytes, scheme)
    else { return }
    var end = offset + 4
    while end < offset + 80, bytes.byte(end).isNamePart || bytes.byte(end).isOne(of: "/-.:@") { end += 1 }
    while end > offset + 4, bytes.byte(end - 1) == UInt8(ascii: ".") { end -= 1 }
    let address = String(decoding: bytes[start..<end], as: UTF8.self)
    context.report(
      damage: self, in: text, start..<end, .strong, "the address \(Quotation.of(address)) names no \(lost)",
      help: EatenTag.help("a placeholder in angle brackets, such as `<\(lost)>`,"))
  }

  /// What is missing in the address whose host should begin at an index.
  /// - Parameter isDatabase: Whether a password may stand there behind a colon, without a user.
  private static func lostPart(_ bytes: UnsafeBufferPointer<UInt8>, behind start: Int, isDatabase: Bool)
    -> StaticString?
  {
    let next = bytes.byte(start + 1)
    switch bytes.byte(start) {
    case UInt8(ascii: ":"):
      if isDatabase { return next == UInt8(ascii: "@") ? "user" : nil }
      return next.isDigit ? nil : "host"
    case UInt8(ascii: "/"): return next == UInt8(ascii: "/") || isDatabase ? nil : "host"
    case UInt8(ascii: "@"): return next.isNamePart ? "user" : nil
    // https://.example.com
    case UInt8(ascii: "."): return next.isASCIILetter ? "subdomain" : nil
    default:
      var end = start
      while end < start + 80, bytes.byte(end).isNamePart || bytes.byte(end).isOne(of: "-.") { end += 1 }
      let isEmptyPort = bytes.byte(end) == UInt8(ascii: ":") && bytes.byte(end + 1) == UInt8(ascii: "/")
      return end > start && isEmptyPort ? "port" : nil
    }
  }

  private static let schemes = WordSet([
    "http", "https", "ws", "wss", "ftp", "ftps", "sftp", "ssh", "s3", "gs", "mongodb", "rtsp", "rtmp",
  ])
  private static let databases = WordSet(["postgres", "postgresql", "mysql", "redis", "rediss", "amqp", "amqps"])
}

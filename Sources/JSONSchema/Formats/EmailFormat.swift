/// `email` (RFC 5321, section 4.1.2, `Mailbox`) and `idn-email` (RFC 6531, section 3.3).
enum EmailFormat {
  static func isMailbox(_ bytes: UnsafeBufferPointer<UInt8>, allowsUnicode: Bool) -> Bool {
    if allowsUnicode, !UTF8Text.isValid(bytes) { return false }
    var cursor = ByteCursor(bytes)
    let hasLocalPart =
      cursor.peek == 0x22
      ? takeQuotedString(&cursor, allowsUnicode)
      : takeDotString(&cursor, allowsUnicode)
    // 64 octets at most (section 4.5.3.1.1).
    guard hasLocalPart, cursor.position <= 64, cursor.take(0x40), !cursor.isAtEnd else { return false }
    let domain = bytes.part(cursor.position..<bytes.count)
    if domain[0] == 0x5B { return isAddressLiteral(domain) }
    return domain.count <= 255 && domain.parts(separatedBy: 0x2E).allSatisfy { isDomainLabel($0, allowsUnicode) }
  }

  private static func takeDotString(_ cursor: inout ByteCursor, _ allowsUnicode: Bool) -> Bool {
    repeat {
      if cursor.skip(while: { isAtomText($0) || (allowsUnicode && $0 >= 0x80) }) == 0 { return false }
    } while cursor.take(0x2E)
    return true
  }

  private static func isAtomText(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: true
    default: ASCII.isLetterOrDigit(byte)
    }
  }

  private static func takeQuotedString(_ cursor: inout ByteCursor, _ allowsUnicode: Bool) -> Bool {
    guard cursor.take(0x22) else { return false }
    while let byte = cursor.next() {
      switch byte {
      case 0x22: return true
      case 0x5C: guard let escaped = cursor.next(), 0x20...0x7E ~= escaped else { return false }
      case 0x20...0x7E: break
      default: guard allowsUnicode, byte >= 0x80 else { return false }
      }
    }
    return false
  }

  /// A label of a domain: letters, digits and inner hyphens. The rules of IDNA are not applied, as RFC 6531 wants
  /// mail to be passed on whatever the domain.
  private static func isDomainLabel(_ bytes: UnsafeBufferPointer<UInt8>, _ allowsUnicode: Bool) -> Bool {
    guard let first = bytes.first, let last = bytes.last, first != 0x2D, last != 0x2D else { return false }
    // The limit of a label with other letters is that of its punycode, which is not known here.
    guard bytes.count <= 63 || (allowsUnicode && bytes.contains { $0 >= 0x80 }) else { return false }
    return bytes.allSatisfy { ASCII.isLetterOrDigit($0) || $0 == 0x2D || (allowsUnicode && $0 >= 0x80) }
  }

  /// `[127.0.0.1]`, `[IPv6:::1]` or `[tag:content]` (section 4.1.3).
  private static func isAddressLiteral(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 2, bytes[bytes.count - 1] == 0x5D else { return false }
    let content = bytes.part(1..<(bytes.count - 1))
    guard let colon = content.firstIndex(of: 0x3A) else { return IPAddressFormat.isIPv4(content) }
    let tag = content.part(0..<colon)
    let rest = content.part((colon + 1)..<content.count)
    if tag.map(ASCII.lowercased).elementsEqual("ipv6".utf8) { return IPAddressFormat.isIPv6(rest) }
    guard let last = tag.last, last != 0x2D, !rest.isEmpty else { return false }
    return tag.allSatisfy { ASCII.isLetterOrDigit($0) || $0 == 0x2D }
      && rest.allSatisfy { 0x21...0x5A ~= $0 || 0x5E...0x7E ~= $0 }
  }
}

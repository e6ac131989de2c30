/// `ipv4` (RFC 2673, section 3.2) and `ipv6` (RFC 4291, section 2.2).
enum IPAddressFormat {
  /// Four decimal numbers up to 255, without leading zeros.
  static func isIPv4(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= 15 else { return false }
    let parts = bytes.parts(separatedBy: 0x2E)
    return parts.count == 4 && parts.allSatisfy(isOctet)
  }

  private static func isOctet(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard 1...3 ~= bytes.count, bytes.allSatisfy(ASCII.isDigit), bytes.count == 1 || bytes[0] != 0x30 else {
      return false
    }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
  }

  /// Eight groups of up to four hexadecimal digits, of which `::` may stand for one or more, and an IPv4 address for
  /// the last two. Without zone.
  static func isIPv6(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard 2...45 ~= bytes.count else { return false }
    var parts = bytes.parts(separatedBy: 0x3A)
    guard parts.count >= 3 else { return false }
    // A colon at an end must be one of two.
    if parts[0].isEmpty {
      guard parts[1].isEmpty else { return false }
      parts.removeFirst()
    }
    if let last = parts.last, last.isEmpty {
      guard parts.count >= 2, parts[parts.count - 2].isEmpty else { return false }
      parts.removeLast()
    }
    var groups = 0
    var gaps = 0
    for (index, part) in parts.enumerated() {
      if part.isEmpty {
        gaps += 1
      } else if part.count <= 4, part.allSatisfy(ASCII.isHexDigit) {
        groups += 1
      } else if index == parts.count - 1, isIPv4(part) {
        groups += 2
      } else {
        return false
      }
    }
    return gaps == 0 ? groups == 8 : gaps == 1 && groups <= 7
  }
}

/// `hostname` (RFC 1123, section 2.1; labels that begin with `xn--` are those of RFC 5891) and `idn-hostname`
/// (RFC 5890).
enum HostnameFormat {
  /// The most bytes of a name, dots included (RFC 1035, section 2.3.4, without the root).
  private static let maximumLength = 253
  private static let maximumLabelLength = 63

  static func isHostname(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= maximumLength else { return false }
    var labels: [[Unicode.Scalar]] = []
    for part in bytes.parts(separatedBy: 0x2E) {
      guard let label = asciiLabel(part.map(ASCII.lowercased)) else { return false }
      labels.append(label)
    }
    return BidiRule.holds(for: labels)
  }

  static func isInternationalHostname(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // A scalar of four bytes is at least one byte of the name as it is looked up.
    guard bytes.count <= 4 * maximumLength, let text = scalars(of: bytes) else { return false }
    var labels: [[Unicode.Scalar]] = []
    var length = -1
    for part in text.split(omittingEmptySubsequences: false, whereSeparator: isDot) {
      guard part.count <= maximumLabelLength, let label = label(Array(part)) else { return false }
      labels.append(label.scalars)
      length += label.length + 1
    }
    return length <= maximumLength && BidiRule.holds(for: labels)
  }

  /// The dots of RFC 3490, section 3.1.
  private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "\u{3002}" || scalar == "\u{FF0E}" || scalar == "\u{FF61}"
  }

  private static func scalars(of bytes: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar]? {
    var cursor = ByteCursor(bytes)
    var scalars: [Unicode.Scalar] = []
    while let scalar = cursor.scalar() { scalars.append(scalar) }
    return cursor.isAtEnd ? scalars : nil
  }

  /// A label as it is read and the bytes of its ASCII form; nil where it is not valid.
  private static func label(_ scalars: [Unicode.Scalar]) -> (scalars: [Unicode.Scalar], length: Int)? {
    guard !scalars.allSatisfy(\.isASCII) else {
      let bytes = scalars.map { ASCII.lowercased(UInt8(truncatingIfNeeded: $0.value)) }
      // Hyphens in the third and fourth place are kept for other encodings.
      if !bytes.starts(with: Punycode.prefix), bytes.dropFirst(2).starts(with: [0x2D, 0x2D]) { return nil }
      return asciiLabel(bytes).map { ($0, bytes.count) }
    }
    guard IDNALabel.isValid(scalars), let encoded = Punycode.encode(scalars) else { return nil }
    let length = Punycode.prefix.count + encoded.count
    return length <= maximumLabelLength ? (scalars, length) : nil
  }

  /// A label of lower case ASCII, decoded where it begins with `xn--`; nil where it is not valid.
  private static func asciiLabel(_ bytes: [UInt8]) -> [Unicode.Scalar]? {
    guard let first = bytes.first, let last = bytes.last, bytes.count <= maximumLabelLength, first != 0x2D,
      bytes.allSatisfy({ ASCII.isLetterOrDigit($0) || $0 == 0x2D })
    else { return nil }
    guard bytes.starts(with: Punycode.prefix) else {
      return last == 0x2D ? nil : bytes.map { Unicode.Scalar($0) }
    }
    let encoded = bytes.dropFirst(Punycode.prefix.count)
    // What is encoded must be what encoding gives, and must have needed it (RFC 5891, section 5.4).
    guard let decoded = Punycode.decode(encoded), !decoded.allSatisfy(\.isASCII),
      Punycode.encode(decoded)?.elementsEqual(encoded) == true, IDNALabel.isValid(decoded)
    else { return nil }
    return decoded
  }
}

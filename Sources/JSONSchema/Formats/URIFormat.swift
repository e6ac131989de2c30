/// `uri` and `uri-reference` (RFC 3986, appendix A), `iri` and `iri-reference` (RFC 3987, section 2.2).
enum URIFormat {
  /// Whether the bytes are a reference, or, with `needsScheme`, a URI (which may have a fragment).
  static func isReference(_ bytes: UnsafeBufferPointer<UInt8>, needsScheme: Bool, allowsUnicode: Bool) -> Bool {
    if allowsUnicode, !UTF8Text.isValid(bytes) { return false }
    var text = Text(ByteCursor(bytes), allowsUnicode: allowsUnicode)
    let schemeLength = lengthOfScheme(bytes)
    if let schemeLength {
      for _ in 0...schemeLength { _ = text.cursor.next() }
    } else if needsScheme {
      return false
    }
    if takeSlashes(&text.cursor, in: bytes) {
      guard text.takeAuthority(), text.cursor.isAtEnd || text.cursor.peek.map(isEndOfAuthority) == true else {
        return false
      }
    } else if schemeLength == nil {
      // The first segment of a relative path cannot have a colon: it would be a scheme.
      text.skip { isUnreservedOrDelimiter($0) || $0 == 0x40 }
      if text.cursor.peek == 0x3A { return false }
    }
    text.skip { isPathByte($0) || $0 == 0x2F }
    if text.cursor.take(0x3F) { text.skip(allowsPrivate: true) { isQueryByte($0) } }
    if text.cursor.take(0x23) { text.skip { isQueryByte($0) } }
    return text.cursor.isAtEnd
  }

  /// The bytes in front of the colon of a scheme; nil where there is none.
  private static func lengthOfScheme(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var cursor = ByteCursor(bytes)
    guard let first = cursor.peek, ASCII.isLetter(first) else { return nil }
    let length = cursor.skip { ASCII.isLetterOrDigit($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
    return cursor.peek == 0x3A ? length : nil
  }

  private static func takeSlashes(_ cursor: inout ByteCursor, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = cursor.position
    guard start + 1 < bytes.count, bytes[start] == 0x2F, bytes[start + 1] == 0x2F else { return false }
    return cursor.take(0x2F) && cursor.take(0x2F)
  }

  private static func isEndOfAuthority(_ byte: UInt8) -> Bool { byte == 0x2F || byte == 0x3F || byte == 0x23 }

  static func isUnreservedOrDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2D, 0x2E, 0x5F, 0x7E: true
    case 0x21, 0x24, 0x26...0x2C, 0x3B, 0x3D: true
    default: ASCII.isLetterOrDigit(byte)
    }
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    isUnreservedOrDelimiter(byte) || byte == 0x3A || byte == 0x40
  }

  private static func isQueryByte(_ byte: UInt8) -> Bool { isPathByte(byte) || byte == 0x2F || byte == 0x3F }

  /// `ucschar` of RFC 3987.
  static func isUniversal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    case 0x10000...0xDFFFF: scalar.value & 0xFFFF < 0xFFFE
    case 0xE1000...0xEFFFD: true
    default: false
    }
  }

  /// `iprivate` of RFC 3987.
  static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
    default: false
    }
  }
}

extension URIFormat {
  /// Reads the parts of a reference.
  private struct Text {
    var cursor: ByteCursor
    let allowsUnicode: Bool

    init(_ cursor: ByteCursor, allowsUnicode: Bool) {
      self.cursor = cursor
      self.allowsUnicode = allowsUnicode
    }

    /// Takes what a part may hold: bytes of a kind, `%` with two hexadecimal digits, and in an IRI other characters.
    /// It stops at what is not allowed, so that the end is not reached.
    mutating func skip(allowsPrivate: Bool = false, while isKind: (UInt8) -> Bool) {
      while let byte = cursor.peek {
        var ahead = cursor
        if byte == 0x25 {
          guard ahead.takeEscape() else { return }
        } else if byte >= 0x80 {
          guard allowsUnicode, let scalar = ahead.scalar(),
            URIFormat.isUniversal(scalar) || (allowsPrivate && URIFormat.isPrivate(scalar))
          else { return }
        } else {
          guard isKind(byte) else { return }
          _ = ahead.next()
        }
        cursor = ahead
      }
    }

    /// `[ userinfo "@" ] host [ ":" port ]`
    mutating func takeAuthority() -> Bool {
      let start = cursor
      skip { URIFormat.isUnreservedOrDelimiter($0) || $0 == 0x3A }
      if !cursor.take(0x40) { cursor = start }
      if cursor.take(0x5B) {
        guard takeLiteral() else { return false }
      } else {
        skip { URIFormat.isUnreservedOrDelimiter($0) }
      }
      if cursor.take(0x3A) { _ = cursor.skip(while: ASCII.isDigit) }
      return true
    }

    /// An IPv6 address or one of a later version, behind its `[`.
    private mutating func takeLiteral() -> Bool {
      let start = cursor.position
      _ = cursor.skip { $0 != 0x5D }
      let content = cursor.bytes.part(start..<cursor.position)
      guard cursor.take(0x5D) else { return false }
      return IPAddressFormat.isIPv6(content) || isFutureAddress(content)
    }

    /// `"v" 1*HEXDIG "." 1*( unreserved / sub-delims / ":" )`
    private func isFutureAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      var cursor = ByteCursor(bytes)
      guard cursor.take(letter: 0x76), cursor.skip(while: ASCII.isHexDigit) > 0, cursor.take(0x2E) else { return false }
      return cursor.skip { URIFormat.isUnreservedOrDelimiter($0) || $0 == 0x3A } > 0 && cursor.isAtEnd
    }
  }
}

extension ByteCursor {
  /// Takes `%` with two hexadecimal digits.
  mutating func takeEscape() -> Bool {
    guard take(0x25), let first = next(), let second = next() else { return false }
    return ASCII.isHexDigit(first) && ASCII.isHexDigit(second)
  }
}

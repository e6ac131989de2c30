/// `uri-template` (RFC 6570, section 2, with erratum 6937: `'` is a literal).
enum URITemplateFormat {
  static func isTemplate(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var cursor = ByteCursor(bytes)
    while let byte = cursor.peek {
      switch byte {
      case 0x7B: guard takeExpression(&cursor) else { return false }
      case 0x25: guard cursor.takeEscape() else { return false }
      case 0x00...0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7C...0x7D, 0x7F: return false
      case 0x80...:
        guard let scalar = cursor.scalar(), URIFormat.isUniversal(scalar) || URIFormat.isPrivate(scalar) else {
          return false
        }
      default: _ = cursor.next()
      }
    }
    return true
  }

  /// `"{" [ operator ] varspec *( "," varspec ) "}"`, the operators that are kept for later included.
  private static func takeExpression(_ cursor: inout ByteCursor) -> Bool {
    guard cursor.take(0x7B) else { return false }
    if let byte = cursor.peek, "+#./;?&=,!@|".utf8.contains(byte) { _ = cursor.next() }
    repeat {
      guard takeVariable(&cursor) else { return false }
    } while cursor.take(0x2C)
    return cursor.take(0x7D)
  }

  /// A name with `:` and a length of 1 to 9999, or with `*`.
  private static func takeVariable(_ cursor: inout ByteCursor) -> Bool {
    repeat {
      guard takeNamePart(&cursor) else { return false }
    } while cursor.take(0x2E)
    if cursor.take(0x2A) { return true }
    guard cursor.take(0x3A) else { return true }
    guard let first = cursor.peek, 0x31...0x39 ~= first else { return false }
    return cursor.skip(while: ASCII.isDigit) <= 4
  }

  private static func takeNamePart(_ cursor: inout ByteCursor) -> Bool {
    let start = cursor.position
    while let byte = cursor.peek {
      if byte == 0x25 {
        guard cursor.takeEscape() else { return false }
      } else if ASCII.isLetterOrDigit(byte) || byte == 0x5F {
        _ = cursor.next()
      } else {
        break
      }
    }
    return cursor.position > start
  }
}

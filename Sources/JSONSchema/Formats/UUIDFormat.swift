/// `uuid` (RFC 4122, section 3): of any version and variant.
enum UUIDFormat {
  static func isUUID(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == 36 else { return false }
    return bytes.indices.allSatisfy { index in
      switch index {
      case 8, 13, 18, 23: bytes[index] == 0x2D
      default: ASCII.isHexDigit(bytes[index])
      }
    }
  }
}

import Diagnostics

extension [UInt8] {
  /// Appends the URI of a file (RFC 3986): relative paths as they are, absolute ones with `file://`; bytes that do not belong
  /// in a path percent-encoded, so that also a path that is not UTF-8 has one.
  mutating func append(uri path: SourcePath) {
    if path.bytes.first == UInt8(ascii: "/") { append(text: "file://") }
    for byte in path.bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        append(byte)
      default:
        append(UInt8(ascii: "%"))
        append(hexadecimal: UInt32(byte), digits: 2)
      }
    }
  }
}

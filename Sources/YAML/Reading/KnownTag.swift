import Diagnostics

/// The tags of YAML's own repository (`tag:yaml.org,2002:…`). Tags never construct, include or read anything.
enum KnownTag {
  private static let prefix: StaticString = "tag:yaml.org,2002:"
  private static let names: [StaticString] = [
    "str", "int", "float", "bool", "null", "seq", "map", "binary", "timestamp", "set", "omap", "pairs", "merge",
    "value",
  ]

  /// Whether a resolved tag is one of YAML's own, or the non-specific `!`.
  static func isKnown(_ tag: UnsafePointer<UInt8>) -> Bool {
    if tag[0] == UInt8(ascii: "!"), tag[1] == 0 { return true }
    guard let name = name(of: tag) else { return false }
    return names.contains { ScalarResolution.equal($0, name) }
  }

  /// What a tag makes of a scalar; unknown tags make text of it.
  static func scalarType(_ tag: UnsafePointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) -> ScalarType {
    guard let name = name(of: tag) else { return .string }
    if ScalarResolution.equal("int", name) { return .integer }
    if ScalarResolution.equal("float", name) { return .float }
    if ScalarResolution.equal("bool", name) { return .boolean }
    if ScalarResolution.equal("null", name) { return .null }
    return .string
  }

  /// What is behind the common prefix, or nil.
  private static func name(of tag: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    let length = prefix.utf8CodeUnitCount
    let matches = prefix.withUTF8Buffer { expected in
      // Stops at the first difference, hence at the NUL of a shorter tag.
      expected.indices.allSatisfy { tag[$0] == expected[$0] }
    }
    guard matches else { return nil }
    var end = length
    // The longest name has nine bytes; a longer one is none of them.
    while end < length + 16, tag[end] != 0 { end += 1 }
    return UnsafeBufferPointer(start: tag + length, count: end - length)
  }

  static func unknown(at range: SourceRange, in bytes: UnsafeRawBufferPointer) -> Diagnostic {
    let text = String(decoding: bytes[range.start..<min(range.end, range.start + 60)], as: UTF8.self)
    return Diagnostic(
      rule: "yaml/unknown-tag", severity: .warning, message: "the tag `\(text)` has no meaning here",
      help:
        "qlint reads the value as it stands and never runs or includes anything; put the value in quotes if the `!` "
        + "belongs to the text",
      range: range)
  }
}

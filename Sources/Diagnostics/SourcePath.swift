/// The path of a file as the system gives it: bytes, which need not be UTF-8.
///
/// Two paths that differ in an invalid byte are two paths; for people there is ``display``.
public struct SourcePath: Hashable, Sendable, Comparable, ExpressibleByStringLiteral {
  /// The bytes, with `/` between the components and no NUL at the end.
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }
  public init(_ text: String) { bytes = Array(text.utf8) }
  public init(stringLiteral text: String) { self.init(text) }

  /// The path as text; every invalid byte becomes U+FFFD.
  public var display: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether ``display`` says all that the bytes say.
  public var isUTF8: Bool { Array(display.utf8) == bytes }

  /// Whether the name says that the file is JSON (RFC 8259), which has escapes that YAML lacks.
  package var isJSON: Bool { bytes.suffix(5).elementsEqual(".json".utf8) }

  public static func < (left: SourcePath, right: SourcePath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

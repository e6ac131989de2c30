/// A file as it was read: its path, and all its bytes.
public struct SourceFile: Sendable {
  public let path: SourcePath
  public let bytes: [UInt8]

  public init(path: SourcePath, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Finds line feeds, faster than a loop over the bytes does.
public enum LineFeed {
  /// The index of the first line feed from `start` on; the number of bytes where there is none.
  public static func index(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    ByteSearch.index(of: 0x0A, in: bytes, from: start) ?? bytes.count
  }
}

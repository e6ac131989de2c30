#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds line feeds, faster than a loop over the bytes does.
public enum LineFeed {
  /// The index of the first line feed from `start` on; the number of bytes where there is none.
  public static func index(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress, start >= 0, start < bytes.count else { return bytes.count }
    let found = memchr(base + start, 0x0A, bytes.count - start)
    return found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
  }
}

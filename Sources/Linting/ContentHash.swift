/// A 64-bit hash of the bytes of a file: tells whether a file is still what was checked. The same on every machine; no
/// protection against someone who wants two files to have the same hash.
package struct ContentHash: Hashable, Sendable {
  package let value: UInt64

  package init(_ bytes: UnsafeRawBufferPointer) {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var index = 0
    // Two words a step, mixed together: one multiplication for sixteen bytes, as in wyhash.
    while index + 16 <= bytes.count {
      let first = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let second = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self))
      hash = Self.mixed(first ^ 0xE703_7ED1_A0B4_28DB, second ^ hash)
      index += 16
    }
    while index < bytes.count {
      hash = Self.mixed(UInt64(bytes[index]) ^ 0xE703_7ED1_A0B4_28DB, hash)
      index += 1
    }
    value = Self.mixed(hash, 0xA076_1D64_78BD_642F)
  }

  /// Multiplies to 128 bits and folds the halves (Wang Yi, wyhash).
  @inline(__always)
  private static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}

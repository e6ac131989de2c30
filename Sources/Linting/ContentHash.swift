/// A 64-bit hash of the bytes of a file: tells whether a file is still what was checked. The same on every machine; no
/// protection against someone who wants two files to have the same hash.
package struct ContentHash: Hashable, Sendable {
  package let value: UInt64

  package init(_ bytes: UnsafeRawBufferPointer) {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var index = 0
    while index + 8 <= bytes.count {
      hash = Self.mixed(hash ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    value = Self.mixed(hash ^ rest)
  }

  /// Multiplies to 128 bits and folds the halves (Wang Yi, wyhash).
  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}

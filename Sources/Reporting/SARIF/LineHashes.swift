import Diagnostics

/// What GitHub knows the lines of an alert by: `primaryLocationLineHash`, exactly as `github/codeql-action` computes it
/// (`src/fingerprints.ts`), so that alerts stay the same whoever makes the fingerprint.
///
/// The hash of a line is taken over 100 UTF-16 units from its start, running on into the lines below: blanks and tabs are
/// left out, each line end is a line feed, the end of the file is 65535, and zeros follow. A line is the how manieth of
/// the file with its hash. To know that, not every line must be hashed: those with another beginning have another hash
/// (but for one in 2^64).
struct LineHashes {
  /// The hash of a line.
  struct Value: Hashable {
    var hash: UInt64
    /// The how manieth line with this hash, from 1.
    var ordinal: Int
  }

  private var values: [Int: Value] = [:]

  private static let window = 100
  private static let base: UInt64 = 37

  /// Computes the hashes of some lines; 1 is the first.
  init(of wanted: [Int], in lines: LineIndex) {
    let wanted = Set(wanted.filter { $0 >= 1 && $0 <= lines.starts.count })
    guard let last = wanted.max() else { return }
    lines.bytes.withUnsafeBufferPointer { bytes in
      var beginnings = BeginningSet()
      for line in wanted {
        let start = lines.starts[line - 1]
        beginnings.insert(Self.beginning(of: bytes, at: start), first: Self.firstCharacters(of: bytes, at: start))
      }
      var counts: [UInt64: Int] = [:]
      for line in 1...last {
        let start = lines.starts[line - 1]
        guard beginnings.mayContain(Self.firstCharacters(of: bytes, at: start)),
          beginnings.contains(Self.beginning(of: bytes, at: start))
        else { continue }
        let hash = Self.hash(of: bytes, at: start)
        let ordinal = counts[hash, default: 0] + 1
        counts[hash] = ordinal
        if wanted.contains(line) { values[line] = Value(hash: hash, ordinal: ordinal) }
      }
    }
  }

  /// The hash of a line that was asked for.
  subscript(line: Int) -> Value? { values[line] }

  /// A hash of the first 16 characters from `start` on.
  private static func beginning(of bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt64 {
    fold(bytes, from: start, length: 16, factor: 0x100_0000_01B3)
  }

  /// The first two characters from `start` on, one a byte.
  private static func firstCharacters(of bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt64 {
    var offset = start
    if offset + 8 <= bytes.count {
      // Most lines begin with a few blanks and two letters.
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      offset += (UInt64(littleEndian: word) ^ 0x2020_2020_2020_2020).trailingZeroBitCount / 8
    }
    if offset + 1 < bytes.count {
      let (first, second) = (bytes[offset], bytes[offset + 1])
      if first > 0x20, first < 0x80, second > 0x20, second < 0x80 { return UInt64(first) << 8 | UInt64(second) }
    }
    return fold(bytes, from: start, length: BeginningSet.firstLength, factor: 1 << 8)
  }

  /// Folds characters, as they are hashed, into one number; behind the first that is not ASCII, none.
  @inline(__always)
  private static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, length: Int, factor: UInt64
  ) -> UInt64 {
    var result: UInt64 = 0
    var count = 0
    var offset = start
    var isBehindCR = false
    while count < length, offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte > 0x20 {
        isBehindCR = false
        result = result &* factor &+ UInt64(min(byte, 0x80))
        if byte >= 0x80 { break }
        count += 1
      } else if byte == 0x20 || byte == 0x09 || (byte == 0x0A && isBehindCR) {
        isBehindCR = false
      } else {
        isBehindCR = byte == 0x0D
        result = result &* factor &+ UInt64(isBehindCR ? 0x0A : byte)
        count += 1
      }
    }
    return result
  }

  private static func hash(of bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt64 {
    var hash: UInt64 = 0
    var count = 0
    var offset = start
    var isBehindCR = false
    func add(_ unit: UInt32) {
      guard count < window else { return }
      hash = hash &* base &+ UInt64(unit)
      count += 1
    }
    while count < window, offset < bytes.count {
      let byte = bytes[offset]
      guard byte < 0x80 else {
        isBehindCR = false
        let (value, length) = UTF8Decoding.scalar(in: bytes, at: offset) ?? (0xFFFD, illFormedLength(bytes, offset))
        if value >= 0x10000 {
          add(0xD800 + (value - 0x10000) >> 10)
          add(0xDC00 + (value & 0x3FF))
        } else {
          add(value)
        }
        offset += length
        continue
      }
      offset += 1
      if byte == 0x20 || byte == 0x09 || (byte == 0x0A && isBehindCR) {
        isBehindCR = false
        continue
      }
      isBehindCR = byte == 0x0D
      add(isBehindCR ? 0x0A : UInt32(byte))
    }
    add(0xFFFF)
    while count < window { add(0) }
    return hash
  }

  /// The number of bytes that become one U+FFFD (Unicode 16, section 3.9, "maximal subparts").
  private static func illFormedLength(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    let second: ClosedRange<UInt8>
    let most: Int
    switch bytes[offset] {
    case 0xE0: (second, most) = (0xA0...0xBF, 2)
    case 0xED: (second, most) = (0x80...0x9F, 2)
    case 0xE1...0xEF: (second, most) = (0x80...0xBF, 2)
    case 0xF0: (second, most) = (0x90...0xBF, 3)
    case 0xF1...0xF3: (second, most) = (0x80...0xBF, 3)
    case 0xF4: (second, most) = (0x80...0x8F, 3)
    default: return 1
    }
    guard offset + 1 < bytes.count, second.contains(bytes[offset + 1]) else { return 1 }
    guard most == 3, offset + 2 < bytes.count, bytes[offset + 2] & 0xC0 == 0x80 else { return 2 }
    return 3
  }

  /// The beginnings of lines; most others are told apart by their first two characters.
  private struct BeginningSet {
    static let firstLength = 2

    /// One bit for each two characters.
    private var bits = [UInt64](repeating: 0, count: 1 << (8 * firstLength - 6))
    private var members: Set<UInt64> = []

    /// - Parameter first: the ``firstLength`` characters that `beginning` begins with.
    mutating func insert(_ beginning: UInt64, first: UInt64) {
      bits[Int(first >> 6)] |= 1 << (first & 63)
      members.insert(beginning)
    }

    /// - Parameter first: a beginning of ``firstLength`` characters.
    func mayContain(_ first: UInt64) -> Bool { bits[Int(first >> 6)] >> (first & 63) & 1 == 1 }

    func contains(_ beginning: UInt64) -> Bool { members.contains(beginning) }
  }
}

/// A set of bytes, as `[a-z]` describes it.
struct ByteSet: Sendable, Equatable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    return word >> UInt64(byte & 63) & 1 == 1
  }

  mutating func insert(_ byte: UInt8) {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  private mutating func invert() { words = (~words.0, ~words.1, ~words.2, ~words.3) }

  private mutating func remove(_ byte: UInt8) {
    guard contains(byte) else { return }
    invert()
    insert(byte)
    invert()
  }

  static func == (left: ByteSet, right: ByteSet) -> Bool { left.words == right.words }

  /// Reads what stands behind a `[`, up to the index behind its `]`; nil where that is missing.
  static func read(_ pattern: [UInt8], from start: Int) -> (set: ByteSet, end: Int)? {
    var set = ByteSet()
    var index = start
    let isInverted =
      index < pattern.count && (pattern[index] == UInt8(ascii: "!") || pattern[index] == UInt8(ascii: "^"))
    if isInverted { index += 1 }
    var isFirst = true
    while index < pattern.count {
      if pattern[index] == UInt8(ascii: "]"), !isFirst {
        if isInverted { set.invert() }
        set.remove(PathBytes.slash)
        return (set, index + 1)
      }
      isFirst = false
      if let (members, end) = namedClass(pattern, at: index) {
        for byte in UInt8.min...UInt8.max where members(byte) { set.insert(byte) }
        index = end
        continue
      }
      guard let (low, afterLow) = literal(pattern, at: index) else { return nil }
      index = afterLow
      if index + 1 < pattern.count, pattern[index] == UInt8(ascii: "-"), pattern[index + 1] != UInt8(ascii: "]") {
        guard let (high, afterHigh) = literal(pattern, at: index + 1) else { return nil }
        index = afterHigh
        if low <= high { for byte in low...high { set.insert(byte) } }
      } else {
        set.insert(low)
      }
    }
    return nil
  }

  private static func literal(_ pattern: [UInt8], at index: Int) -> (byte: UInt8, end: Int)? {
    guard pattern[index] == UInt8(ascii: "\\") else { return (pattern[index], index + 1) }
    return index + 1 < pattern.count ? (pattern[index + 1], index + 2) : nil
  }

  /// `[:name:]` inside of brackets (POSIX, in the C locale).
  private static func namedClass(
    _ pattern: [UInt8], at index: Int
  ) -> (members: (UInt8) -> Bool, end: Int)? {
    guard pattern[index] == UInt8(ascii: "[") else { return nil }
    for (name, members) in classes {
      let text = Array("[:\(name):]".utf8)
      if pattern[index...].starts(with: text) { return (members, index + text.count) }
    }
    return nil
  }

  private static let classes: [(name: String, members: @Sendable (UInt8) -> Bool)] = [
    ("alnum", { isLetter($0) || isDigit($0) }),
    ("alpha", { isLetter($0) }),
    ("blank", { $0 == 0x20 || $0 == 0x09 }),
    ("cntrl", { $0 < 0x20 || $0 == 0x7F }),
    ("digit", { isDigit($0) }),
    ("graph", { $0 > 0x20 && $0 < 0x7F }),
    ("lower", { 0x61...0x7A ~= $0 }),
    ("print", { $0 >= 0x20 && $0 < 0x7F }),
    ("punct", { $0 > 0x20 && $0 < 0x7F && !isLetter($0) && !isDigit($0) }),
    ("space", { $0 == 0x20 || 0x09...0x0D ~= $0 }),
    ("upper", { 0x41...0x5A ~= $0 }),
    ("xdigit", { isDigit($0) || 0x61...0x66 ~= $0 | 0x20 }),
  ]

  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}

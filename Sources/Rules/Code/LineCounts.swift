/// What the bytes of a line are, counted by their masks: every text goes through here.
struct LineCounts {
  /// The longest part of a line that is counted, in bytes.
  static let reach = 500

  /// ASCII letters and bytes beyond ASCII.
  private(set) var letters = 0
  private(set) var blanks = 0
  /// Signs that code has and prose has seldom.
  private(set) var signs = 0
  /// Those of them that join or end statements: `{`, `;`, `=` and their like.
  private(set) var statementSigns = 0
  /// Blanks between two small letters: words of a sentence.
  private(set) var words = 0
  /// Whether a sentence begins behind another one.
  private(set) var hasSentences = false
  /// Whether blanks stand where a sentence has none: before another one, before a stop or a comma, within empty
  /// parentheses.
  private(set) var hasGaps = false

  /// - Parameter range: At most ``reach`` bytes; neither the first nor the last one is a blank.
  init(_ masks: ByteMasks, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard let base = bytes.baseAddress, range.lowerBound >= 0, range.upperBound <= bytes.count else { return }
    let (first, end) = (range.lowerBound, range.upperBound)
    var start = first
    // What the end of one window says at the start of the next one.
    var small: UInt64 = 0
    var blank: UInt64 = 0
    var (letters, blanks, words) = (0, 0, 0)
    var gaps: UInt64 = 0
    // Kinds of signs, counted in fields of 16 bits.
    var sums: UInt64 = 0
    Self.kinds.withUnsafeBufferPointer { kinds in
      guard let kinds = kinds.baseAddress else { return }
      while start < end {
        let window = masks.window(from: start, to: end)
        letters &+= window.letters.nonzeroBitCount
        blanks &+= window.blanks.nonzeroBitCount
        let smallLetters = window.letters & ~window.capitals
        let behindBlank = window.blanks << 1 | blank >> 63
        words &+= (smallLetters & behindBlank & (smallLetters << 2 | small >> 62)).nonzeroBitCount
        gaps |= window.blanks & behindBlank
        var signs = window.signs
        while signs != 0 {
          let index = start &+ signs.trailingZeroBitCount
          signs &= signs &- 1
          let kind = kinds[Int(base[index])]
          sums &+= kind & Self.counted
          if kind & Self.looked != 0 { sums &+= Self.look(at: index, kind, base, kinds, first, end) }
        }
        small = smallLetters
        blank = window.blanks
        start &+= 64
      }
    }
    self.letters = letters
    self.blanks = blanks
    self.words = words
    signs = Int(sums & 0xFFFF)
    statementSigns = Int(sums >> 16 & 0xFFFF)
    hasGaps = gaps | sums >> 32 & 0xFFFF != 0
    hasSentences = sums >> 48 != 0
  }

  /// What a sign adds to the sums by what stands beside it.
  @inline(__always)
  private static func look(
    at index: Int, _ kind: UInt64, _ base: UnsafePointer<UInt8>, _ kinds: UnsafePointer<UInt64>, _ first: Int,
    _ end: Int
  ) -> UInt64 {
    guard index > first else { return 0 }
    let previous = base[index &- 1]
    let hasTwoBefore = index &- 2 >= first
    if kind & mark != 0 {
      // Three of them, as in a fence.
      let isThird = kinds[Int(previous)] & mark != 0 && hasTwoBefore && kinds[Int(base[index &- 2])] & mark != 0
      return isThird ? statement : 0
    }
    if previous.isBlank { return gap }
    if base[index] == UInt8(ascii: ")") {
      return previous == UInt8(ascii: "(") && hasTwoBefore && base[index &- 2].isBlank ? gap : 0
    }
    guard base[index] == UInt8(ascii: "."), index &+ 2 < end, base[index &+ 1].isBlank else { return 0 }
    let next = base[index &+ 2]
    return next >= 0x41 && next <= 0x5A ? sentence : 0
  }

  // The fields of the sums.
  private static let code: UInt64 = 1
  private static let statement: UInt64 = 1 << 16
  private static let gap: UInt64 = 1 << 32
  private static let sentence: UInt64 = 1 << 48
  private static let counted: UInt64 = code | statement
  /// Has no blank before it in a sentence.
  private static let ending: UInt64 = 1 << 62
  private static let mark: UInt64 = 1 << 63
  private static let looked: UInt64 = ending | mark

  private static let kinds: [UInt64] = (0..<256).map { value in
    let byte = UInt8(value)
    if byte.isOne(of: "{}=<>[]$\\") { return code | statement }
    if byte.isOne(of: "_|&*#@`+/%~^") { return code | mark }
    switch byte {
    case UInt8(ascii: "("): return code
    case UInt8(ascii: ")"): return code | ending
    case UInt8(ascii: ";"): return code | statement | ending
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"): return ending
    default: return 0
    }
  }
}

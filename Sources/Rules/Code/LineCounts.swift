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
    var start = range.lowerBound
    // What the end of one window says at the start of the next one.
    var small: UInt64 = 0
    var blank: UInt64 = 0
    while start < range.upperBound {
      let window = masks.window(from: start, to: range.upperBound)
      letters &+= window.letters.nonzeroBitCount
      blanks &+= window.blanks.nonzeroBitCount
      let smallLetters = window.letters & ~window.capitals
      let behindBlank = window.blanks << 1 | blank >> 63
      words &+= (smallLetters & behindBlank & (smallLetters << 2 | small >> 62)).nonzeroBitCount
      if window.blanks & behindBlank != 0 { hasGaps = true }
      if window.signs != 0 { count(window.signs, from: start, base, range) }
      small = smallLetters
      blank = window.blanks
      start &+= 64
    }
  }

  private mutating func count(_ found: UInt64, from start: Int, _ base: UnsafePointer<UInt8>, _ range: Range<Int>) {
    Self.kinds.withUnsafeBufferPointer { kinds in
      guard let kinds = kinds.baseAddress else { return }
      var bits = found
      while bits != 0 {
        let index = start &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        let kind = kinds[Int(base[index])]
        signs &+= Int(kind & Self.code)
        statementSigns &+= Int(kind >> 1 & 1)
        if kind & (Self.ending | Self.mark) != 0 { look(at: index, kind, base, kinds, range) }
      }
    }
  }

  @inline(__always)
  private mutating func look(
    at index: Int, _ kind: UInt8, _ base: UnsafePointer<UInt8>, _ kinds: UnsafePointer<UInt8>, _ range: Range<Int>
  ) {
    let previous = index > range.lowerBound ? base[index &- 1] : 0
    if kind & Self.mark != 0 {
      // Three of them, as in a fence.
      let isThird =
        kinds[Int(previous)] & Self.mark != 0 && index &- 2 >= range.lowerBound
        && kinds[Int(base[index &- 2])] & Self.mark != 0
      if isThird { statementSigns &+= 1 }
    } else if previous.isBlank {
      hasGaps = true
    } else if base[index] == UInt8(ascii: ")") {
      let isEmpty = previous == UInt8(ascii: "(") && index &- 2 >= range.lowerBound && base[index &- 2].isBlank
      if isEmpty { hasGaps = true }
    } else if base[index] == UInt8(ascii: "."), index &+ 2 < range.upperBound, base[index &+ 1].isBlank {
      let next = base[index &+ 2]
      if next >= 0x41, next <= 0x5A { hasSentences = true }
    }
  }

  // What a sign can be, a bit each.
  private static let code: UInt8 = 1
  private static let statement: UInt8 = 2
  /// Has no blank before it in a sentence.
  private static let ending: UInt8 = 4
  private static let mark: UInt8 = 8

  private static let kinds: [UInt8] = (0..<256).map { value in
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

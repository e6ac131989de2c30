/// A set of bytes: one look-up tells whether a byte is in it.
package struct ByteSet: Equatable, Sendable {
  /// Bit *n* of word *w* is the byte 64 *w* + *n*.
  private var words: SIMD4<UInt64> = .zero

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
  }

  /// - Parameter signs: ASCII characters.
  init(_ signs: StaticString) { self.init(UnsafeBufferPointer(start: signs.utf8Start, count: signs.utf8CodeUnitCount)) }

  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }

  static func | (left: Self, right: Self) -> Self {
    var result = left
    result.words |= right.words
    return result
  }

  static prefix func ! (set: Self) -> Self {
    var result = set
    result.words = ~set.words
    return result
  }

  static let all = ByteSet(0...255)
  /// Spaces and tabs.
  static let blanks = ByteSet(" \t")
  /// The first and last bytes of line breaks, and what stands around a text.
  static let lineBreaks = ByteSet("\n\r")
  static let capitals = ByteSet(0x41...0x5A)
  /// Of ASCII.
  static let smallLetters = ByteSet(0x61...0x7A)
  static let letters = capitals | smallLetters
  static let digits = ByteSet(0x30...0x39)
  static let nameParts = letters | digits | ByteSet("_")
  static let beyondASCII = ByteSet(0x80...0xFF)
  static let wordParts = nameParts | beyondASCII
}

/// Where a rule is woken: at a byte of a text or at a token, by what stands right before and behind it. The narrower it is, the less the
/// rule costs: most bytes that a rule begins with are of no interest to it.
package struct Lead: Sendable {
  let bytes: ByteSet
  let before: ByteSet
  let behind: ByteSet

  /// - Parameters:
  ///   - signs: ASCII signs, one of which wakes the rule. No letters, digits or blanks: the pass over a text does not stop
  ///     at those.
  ///   - before: What may stand before it; around a text are line feeds.
  ///   - behind: What may stand behind it.
  init(_ signs: StaticString, before: ByteSet = .all, behind: ByteSet = .all) {
    self.init(ByteSet(signs), before: before, behind: behind)
  }

  /// - Parameter bytes: As above, or bytes beyond ASCII.
  init(_ bytes: ByteSet, before: ByteSet = .all, behind: ByteSet = .all) {
    self.bytes = bytes
    self.before = before
    self.behind = behind
  }

  /// What the pass over a text may stop at.
  static let possible = !(.letters | .digits | .blanks | .lineBreaks)
}

/// What the bytes of a line are, counted sixteen at a time: every text goes through here.
struct LineCounts {
  /// ASCII letters and bytes beyond ASCII.
  private(set) var letters = 0
  private(set) var blanks = 0
  /// Signs that code has and prose has seldom.
  private(set) var signs = 0
  /// Blanks between two small letters: words of a sentence.
  private(set) var words = 0
  /// A stop, a blank and a capital letter: a sentence ends and another one begins.
  private(set) var sentences = 0

  private typealias Lanes = SIMD16<UInt8>
  private static let places = Lanes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)

  /// - Parameter range: At most 4,000 bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var sums = (letters: Lanes(), blanks: Lanes(), signs: Lanes(), words: Lanes(), sentences: Lanes())
    var index = range.lowerBound
    while index < range.upperBound {
      let first = Self.load(bytes, index)
      let second = Self.load(bytes, index + 1)
      let third = Self.load(bytes, index + 2)
      let inside = Self.places .< UInt8(clamping: range.upperBound - index)
      let isSmall = Self.isSmall(first)
      let isLetter = isSmall .| Self.isIn(first, 0x41, 0x5A)
      let isBlankNext = second .== 0x20
      sums.letters &+= Self.ones(isLetter .& inside)
      sums.blanks &+= Self.ones(((first .== 0x20) .| (first .== 0x09)) .& inside)
      sums.signs &+= Self.ones(Self.isSign(first) .& inside)
      sums.words &+= Self.ones(isSmall .& isBlankNext .& Self.isSmall(third) .& inside)
      sums.sentences &+= Self.ones((first .== 0x2E) .& isBlankNext .& Self.isIn(third, 0x41, 0x5A) .& inside)
      index += 16
    }
    letters = Self.sum(sums.letters)
    blanks = Self.sum(sums.blanks)
    signs = Self.sum(sums.signs)
    words = Self.sum(sums.words)
    sentences = Self.sum(sums.sentences)
  }

  /// Sixteen bytes from `index` on; line feeds beyond the text.
  @inline(__always)
  private static func load(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Lanes {
    if let base = bytes.baseAddress, index + 16 <= bytes.count {
      return UnsafeRawPointer(base + index).loadUnaligned(as: Lanes.self)
    }
    var lanes = Lanes(repeating: 0x0A)
    for lane in 0..<16 where index + lane < bytes.count { lanes[lane] = bytes[index + lane] }
    return lanes
  }

  @inline(__always)
  private static func ones(_ mask: SIMDMask<SIMD16<Int8>>) -> Lanes { Lanes().replacing(with: 1, where: mask) }

  @inline(__always)
  private static func sum(_ lanes: Lanes) -> Int { Int(SIMD16<UInt16>(truncatingIfNeeded: lanes).wrappedSum()) }

  @inline(__always)
  private static func isIn(_ lanes: Lanes, _ low: UInt8, _ high: UInt8) -> SIMDMask<SIMD16<Int8>> {
    (lanes &- low) .<= (high &- low)
  }

  @inline(__always)
  private static func isSmall(_ lanes: Lanes) -> SIMDMask<SIMD16<Int8>> { isIn(lanes, 0x61, 0x7A) .| (lanes .>= 0x80) }

  /// `#$%&`, `()*+`, `/`, `;<=>`, `@`, `[\]^_` and the back-quote, `{|}~`.
  @inline(__always)
  private static func isSign(_ lanes: Lanes) -> SIMDMask<SIMD16<Int8>> {
    isIn(lanes, 0x23, 0x26) .| isIn(lanes, 0x28, 0x2B) .| (lanes .== 0x2F) .| isIn(lanes, 0x3B, 0x3E)
      .| (lanes .== 0x40)
      .| isIn(lanes, 0x5B, 0x60) .| isIn(lanes, 0x7B, 0x7E)
  }
}

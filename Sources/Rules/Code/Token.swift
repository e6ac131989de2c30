/// What a token of code is: for a sign, its ASCII byte; otherwise one of the constants.
package struct TokenKind: RawRepresentable, Hashable, Sendable, ExpressibleByUnicodeScalarLiteral {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  /// The kind of a sign; of a scalar beyond ASCII, ``other``.
  package init(unicodeScalarLiteral scalar: Unicode.Scalar) { rawValue = scalar.isASCII ? UInt8(scalar.value) : 0x86 }

  /// A name or a keyword, in any script.
  package static let word = TokenKind(rawValue: 0x80)
  package static let number = TokenKind(rawValue: 0x81)
  /// A string literal with both quotes.
  package static let string = TokenKind(rawValue: 0x82)
  /// A comment with its signs, without the line break behind it.
  package static let comment = TokenKind(rawValue: 0x83)
  /// A quote without a partner: an apostrophe, a lifetime, or a literal that is not closed. One byte.
  package static let loneQuote = TokenKind(rawValue: 0x84)
  package static let lineBreak = TokenKind(rawValue: 0x0A)
  /// Anything else, and what stands before the first and behind the last token.
  package static let other = TokenKind(rawValue: 0x86)
}

extension Lead {
  /// Where a code rule is woken: at a token of a kind, by what stands right before and behind it.
  /// - Parameters:
  ///   - kinds: Those that wake the rule.
  ///   - before: What may stand before it; nil: any token or none.
  ///   - behind: What may stand behind it; nil: any token or none.
  init(tokens kinds: TokenKind..., before: [TokenKind]? = nil, behind: [TokenKind]? = nil) {
    func set(_ kinds: [TokenKind]?) -> ByteSet { kinds.map { ByteSet($0.map(\.rawValue)) } ?? .all }
    self.init(set(kinds), before: set(before), behind: set(behind))
  }
}

/// The tokens of the blocks of a text, in memory that is used again for the next text: plain memory, as every rule of code
/// asks for tokens all the time.
struct TokenBuffer {
  private var memory = UnsafeMutablePointer<Token>.allocate(capacity: 256)
  private var capacity = 256
  private(set) var count = 0

  /// To be called by the owner, once, when nobody looks at the tokens any more.
  func deallocate() { memory.deallocate() }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ token: Token) {
    if count == capacity { grow() }
    (memory + count).initialize(to: token)
    count &+= 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Token>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: memory, count: count)
    memory.deallocate()
    memory = larger
    capacity *= 2
  }

  /// - Parameter index: From 0 to below ``count``.
  @inline(__always)
  subscript(index: Int) -> Token { memory[index] }
}

/// A token of code. Line breaks are tokens, blanks are none.
package struct Token: Sendable {
  package let kind: TokenKind
  /// In bytes of the text.
  package let start: Int32
  package let end: Int32

  package init(_ kind: TokenKind, _ start: Int, _ end: Int) {
    self.kind = kind
    self.start = Int32(clamping: start)
    self.end = Int32(clamping: end)
  }

  package var range: Range<Int> { Int(start)..<Int(end) }
}

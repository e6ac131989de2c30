/// What a text says about its character references: whether they are damage or meant.
///
/// A text that was escaped as a whole has no `<` beside its `&lt;`. Source code of HTML has both, and its references are
/// right; so has a text that says how `<` is written.
struct EntityScope {
  /// Signs that stand for themselves, one bit each of `<`, `>`, `&`, `"`, `'`.
  private let literals: UInt8
  /// Whether there are tags: `</`, `/>`, `<!`.
  let hasTags: Bool
  /// References, up to a hundred.
  let count: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var literals: UInt8 = 0
    var hasTags = false
    var count = 0
    var index = range.lowerBound
    while index < min(range.upperBound, bytes.count) {
      let byte = bytes[index]
      index += 1
      guard let bit = Self.bit(of: UInt32(byte)) else { continue }
      if byte == UInt8(ascii: "&") {
        if let entity = Entity.at(index - 1, bytes) {
          count = min(count + 1, 100)
          index = entity.range.upperBound
          continue
        }
      } else if byte == UInt8(ascii: "<") {
        let next = bytes.byte(index)
        if next == UInt8(ascii: "/") || next == UInt8(ascii: "!") { hasTags = true }
      } else if byte == UInt8(ascii: ">"), bytes.byte(index - 2) == UInt8(ascii: "/") {
        hasTags = true
      }
      literals |= bit
    }
    self.literals = literals
    self.hasTags = hasTags
    self.count = count
  }

  private static func bit(of scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x3C: 1
    case 0x3E: 2
    case 0x26: 4
    case 0x22: 8
    case 0x27: 16
    default: nil
    }
  }

  /// Whether the sign that a reference stands for stands for itself too.
  func hasLiteral(of entity: Entity) -> Bool { Self.bit(of: entity.scalar).map { literals & $0 != 0 } ?? false }

  /// Words of texts that speak of references, or of why signs are escaped.
  static let subjects: [StaticString] = [
    "entit", "escap", "xss", "cross-site", "sanitiz", "sanitis", "special char", "encod", "innerhtml", "bleach",
    "dompurify", "character reference", "breaking space", "no-break", "екран", "мнемон", "сутност", "сущност",
  ]
}

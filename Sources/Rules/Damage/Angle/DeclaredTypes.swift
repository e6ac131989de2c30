/// The names that a block of code declares as types, gathered when the first one is asked for.
struct DeclaredTypes {
  static let words = WordSet(["class", "struct", "enum", "interface", "type", "trait", "typealias"])

  /// Hashes of the names: two of the same hash count as one.
  private var names: Set<UInt64>?

  /// Whether the block declares the name of a token itself.
  mutating func declares(_ code: Code, _ index: Int) -> Bool {
    let known = names ?? Self.gather(code)
    names = known
    return !known.isEmpty && known.contains(Self.hash(code, index))
  }

  private static func gather(_ code: Code) -> Set<UInt64> {
    var names: Set<UInt64> = []
    for index in 0..<code.count where code[index + 1].kind == .word && code.isWord(index, in: words) {
      names.insert(hash(code, index + 1))
    }
    return names
  }

  /// FNV-1a.
  private static func hash(_ code: Code, _ index: Int) -> UInt64 {
    code.bytes[code[index].range].reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

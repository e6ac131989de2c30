import Testing

@testable import Rules

/// Words of all lengths around eight bytes, which are looked at at once, at every place of a text.
@Suite struct WordSetTests {
  private static let words: [StaticString] = [
    "a", "if", "def", "func", "class", "import", "private", "function", "interface", "implements", "functional",
    "synchronized", "fileprivate", "a-word-of-more-than-thirty-one-bytes",
  ]
  private static let set = WordSet(words)

  @Test(arguments: words.indices) func wordsAreFound(index: Int) {
    let word = Array(Self.words[index].description.utf8)
    for before in 0..<3 {
      for behind in 0..<10 {
        let text = [UInt8](repeating: 0x78, count: before) + word + [UInt8](repeating: 0x79, count: behind)
        text.withUnsafeBufferPointer { bytes in
          #expect(Self.set.index(of: bytes, before..<before + word.count) == index)
        }
      }
    }
  }

  /// One byte less, one more, or another one anywhere makes another word.
  @Test(arguments: words.indices) func nothingElseIs(index: Int) {
    let word = Array(Self.words[index].description.utf8)
    var others = [word + [0x71], word + [0], Array(word.dropLast()), Array(word.dropFirst())]
    for place in word.indices {
      var other = word
      other[place] = 0x5A
      others.append(other)
    }
    let known = Set(Self.words.map(\.description))
    for other in others where !known.contains(String(decoding: other, as: UTF8.self)) {
      other.withUnsafeBufferPointer { #expect(Self.set.index(of: $0, 0..<other.count) == nil, "\(other)") }
    }
  }

  @Test func rangesBeyondTheTextAreNoWords() {
    Array("class".utf8).withUnsafeBufferPointer { bytes in
      #expect(Self.set.index(of: bytes, 0..<6) == nil)
      #expect(Self.set.index(of: bytes, -1..<5) == nil)
      #expect(Self.set.index(of: bytes, 2..<2) == nil)
    }
  }
}

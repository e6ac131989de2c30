/// A block of code and its tokens, as rules see it.
package struct Code {
  package let text: Text
  package let block: TextLayout.Block
  /// The worker's, which outlives all code. Not counted: that would make each copy of this value dearer than its use.
  private let owner: Unmanaged<TextLayout>
  private let indices: Range<Int>

  init(text: Text, block: TextLayout.Block, layout: TextLayout, indices: Range<Int>) {
    self.text = text
    self.block = block
    self.indices = indices
    owner = .passUnretained(layout)
  }

  package var layout: TextLayout { owner.takeUnretainedValue() }
  package var bytes: UnsafeBufferPointer<UInt8> { text.bytes }
  package var language: Language { block.language }
  /// The number of tokens.
  package var count: Int { indices.count }

  /// The token at an index from 0 to below ``count``; outside of that an empty one of the kind `other`.
  @inline(__always)
  package subscript(index: Int) -> Token {
    guard index >= 0, index < indices.count else { return Token(.other, 0, 0) }
    return owner._withUnsafeGuaranteedRef { $0.token(indices.lowerBound + index) }
  }

  /// The index of the token in which a byte of the text lies; nil between tokens.
  package func index(at offset: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle].end) <= offset { low = middle + 1 } else { high = middle }
    }
    return low < count && Int(self[low].start) <= offset ? low : nil
  }

  /// Whether a token is exactly this ASCII word or sign.
  package func isWord(_ index: Int, _ word: StaticString) -> Bool {
    let range = self[index].range
    guard range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { $0.elementsEqual(bytes[range]) }
  }

  /// Whether a token is one of the words.
  package func isWord(_ index: Int, in words: WordSet) -> Bool {
    let token = self[index]
    return token.kind == .word && words.contains(bytes, token.range)
  }

  /// Whether nothing stands between two tokens that follow each other.
  package func touches(_ index: Int, _ next: Int) -> Bool { self[index].end == self[next].start && next < count }
}

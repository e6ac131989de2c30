/// Tells from their surroundings what characters stood where there is only U+FFFD now.
struct LostSigns {
  enum Meaning {
    /// Within an English word.
    case apostrophe
    /// One of a pair around words.
    case openingQuote
    case closingQuote
    /// At the start of the lines of a list: most lists have `•`, some another sign.
    case bullet
    case unknown
  }

  /// Of each place, in order.
  private(set) var meanings: [Meaning]

  /// What may stand on one side of a quote.
  private enum Side {
    case opening
    case closing
    case neither
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let ranges: [Range<Int>]

  /// - Parameter ranges: where U+FFFD stands, once or several times in a row; in order.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ ranges: [Range<Int>]) {
    self.bytes = bytes
    self.ranges = ranges
    meanings = ranges.map { $0.count == 3 && Contraction.isApostrophe(bytes, $0) ? .apostrophe : .unknown }
    findBullets()
    if isEnglish { findQuotes() }
  }

  /// Whether no word has lost a letter: in other languages the quotes may have been others.
  private var isEnglish: Bool {
    !zip(ranges, meanings).contains { range, meaning in
      let isInWord = isWord(bytes.byte(range.lowerBound - 1)) && isWord(bytes.byte(range.upperBound))
      return meaning == .unknown && (isInWord || range.count > 6)
    }
  }

  // MARK: Quotes

  /// An opening quote and the only closing one up to the next opening one, or to the end of the paragraph, are a pair. Where there
  /// are more, one of them was something else: behind a word, an apostrophe or three dots.
  private mutating func findQuotes() {
    var opening: Int?
    var closing: Int?
    func settle() -> (Int, Int)? {
      guard let opening, let closing else { return nil }
      return (opening, closing)
    }
    var pairs: [(Int, Int)] = []
    for index in ranges.indices {
      if index > 0, hasParagraphEnd(ranges[index - 1].upperBound..<ranges[index].lowerBound) {
        if let pair = settle() { pairs.append(pair) }
        (opening, closing) = (nil, nil)
      }
      guard meanings[index] == .unknown, ranges[index].count == 3 else { continue }
      switch side(ranges[index]) {
      case .opening:
        if let pair = settle() { pairs.append(pair) }
        let isInside = opening != nil && closing == nil
        (opening, closing) = (isInside ? nil : index, nil)
      case .closing where closing != nil:
        opening = nil
      case .closing:
        if opening != nil { closing = index }
      case .neither:
        break
      }
    }
    if let pair = settle() { pairs.append(pair) }
    for (opening, closing) in pairs {
      meanings[opening] = .openingQuote
      meanings[closing] = .closingQuote
    }
  }

  private func side(_ range: Range<Int>) -> Side {
    let before = bytes.byte(range.lowerBound - 1)
    let behind = bytes.byte(range.upperBound)
    if isWord(behind), before <= 0x20 || before.isOne(of: "([") { return .opening }
    let ends = behind <= 0x20 || behind.isOne(of: ".,;:!?)]")
    if ends, isWord(before) || before.isOne(of: ".,!?)") { return .closing }
    return .neither
  }

  private func isWord(_ byte: UInt8) -> Bool { byte < 0x80 && byte.isWordPart }

  private func hasParagraphEnd(_ range: Range<Int>) -> Bool {
    range.contains { bytes[$0] == 0x0A && bytes.byte($0 + 1) == 0x0A }
  }

  // MARK: Bullets

  /// Lines that follow each other and begin with the character and a blank.
  private mutating func findBullets() {
    let starts = ranges.map { $0.count == 3 && beginsItem($0) }
    for index in starts.indices where starts[index] {
      let hasNext = index + 1 < starts.count && starts[index + 1] && isNextLine(index, index + 1)
      let hasLast = index > 0 && starts[index - 1] && isNextLine(index - 1, index)
      if hasNext || hasLast { meanings[index] = .bullet }
    }
  }

  private func beginsItem(_ range: Range<Int>) -> Bool {
    let line = bytes.skippingBlanks(before: range.lowerBound)
    return bytes.byte(line - 1) == 0x0A && bytes.byte(range.upperBound) == 0x20
      && bytes.byte(range.upperBound + 1) > 0x20
  }

  private func isNextLine(_ first: Int, _ second: Int) -> Bool {
    let gap = ranges[first].upperBound..<ranges[second].lowerBound
    var lineEnds = 0
    for index in gap where bytes[index] == 0x0A { lineEnds += 1 }
    return lineEnds == 1
  }
}

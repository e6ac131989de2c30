/// Finds the invisible characters of some kinds in a text, but for those that do what they are for.
struct InvisibleSearch {
  private let text: Text
  private let context: RuleContext
  private let kinds: Set<InvisibleScalar>
  /// Whether letters of a script that is written from right to left were seen in the text; looked up when needed.
  private var hasRightToLeft: Bool?

  /// - Parameters:
  ///   - subjects: Words, in lower case, of texts that are about such characters, in which they are no damage.
  static func check(
    _ rule: any DamageRule.Type, _ kinds: Set<InvisibleScalar>, in text: Text, _ context: RuleContext,
    from start: Int, subjects: [StaticString], help: String
  ) {
    var search = InvisibleSearch(text: text, context: context, kinds: kinds)
    search.run(rule, from: start, subjects: subjects, help: help)
  }

  private init(text: Text, context: RuleContext, kinds: Set<InvisibleScalar>) {
    self.text = text
    self.context = context
    self.kinds = kinds
  }

  private mutating func run(_ rule: any DamageRule.Type, from start: Int, subjects: [StaticString], help: String) {
    let bytes = text.bytes
    var groups: SpotGroups?
    var weight = Spot.strong
    var index = start
    /// Where the last one that was found ends.
    var foundEnd = -1
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09 || byte == 0x0D {
        if kinds.contains(.control) { index += 1 } else { index = bytes.firstNonASCII(from: index) ?? bytes.count }
        continue
      }
      if byte >= 0x80, !InvisibleScalar.mayBegin(byte) {
        index += max(1, bytes.scalar(at: index).length)
        continue
      }
      let (scalar, length) = bytes.scalar(at: index)
      let end = index + length
      // Tags go on with what is before them, whatever it is.
      let goesOn = index == foundEnd
      if let kind = InvisibleScalar(scalar), kinds.contains(kind),
        goesOn && kind == .other || !isRight(kind, scalar, index..<end)
      {
        if groups == nil {
          groups = Self.groups(rule, text, context, help)
          if context.recordSpeaks(of: subjects) { weight = 10 }
        }
        let stop = scalar == 0x1B ? endOfEscapeSequence(end) : end
        groups?.add(Spot(index..<stop, "", weight: weight))
        index = stop
        foundEnd = stop
      } else {
        index = end
      }
    }
    groups?.report()
  }

  /// Whether a character does there what it is for.
  private mutating func isRight(_ kind: InvisibleScalar, _ scalar: UInt32, _ range: Range<Int>) -> Bool {
    let before = text.bytes.scalar(before: range.lowerBound)
    let behind = text.bytes.scalar(at: range.upperBound).value
    switch kind {
    case .direction:
      return isRightToLeftText()
    case .softHyphen:
      // The second byte of `í` or `Ã­`, read as Latin-1.
      return before >= 0xC2 && before <= 0xDF && !isWithinWord(range)
    default:
      return kind.isAtHome(scalar, between: before, and: behind)
    }
  }

  private func isWithinWord(_ range: Range<Int>) -> Bool {
    text.bytes.byte(range.lowerBound - 3).isASCIILetter && text.bytes.byte(range.upperBound).isASCIILetter
  }

  private mutating func isRightToLeftText() -> Bool {
    if let hasRightToLeft { return hasRightToLeft }
    let bytes = text.bytes
    var found = false
    var index = bytes.firstNonASCII(from: 0) ?? bytes.count
    while index < bytes.count, !found {
      let (scalar, length) = bytes.scalar(at: index)
      found = scalar.isRightToLeft && InvisibleScalar(scalar) == nil
      index = bytes.firstNonASCII(from: index + length) ?? bytes.count
    }
    hasRightToLeft = found
    return found
  }

  /// Behind a sequence that colours a terminal (ECMA-48, 5.4): `[`, digits and `;`, and a letter.
  private func endOfEscapeSequence(_ start: Int) -> Int {
    guard text.bytes.byte(start) == UInt8(ascii: "[") else { return start }
    var index = start + 1
    while index < start + 16, text.bytes.byte(index).isDigit || text.bytes.byte(index) == UInt8(ascii: ";") {
      index += 1
    }
    return text.bytes.byte(index).isASCIILetter ? index + 1 : start
  }

  // MARK: - Words

  private static func groups(
    _ rule: any DamageRule.Type, _ text: Text, _ context: RuleContext, _ help: String
  ) -> SpotGroups {
    SpotGroups(rule, text, context, help: help) { spots in
      spots.count == 1 ? "delete it" : "delete them"
    } message: { spots in
      guard let spot = spots.first else { return "" }
      let name = InvisibleScalar.name(text.bytes.scalar(at: spot.range.lowerBound).value)
      let place = place(of: spot, text.bytes)
      return spots.count == 1
        ? "the invisible character \(name) stands \(place)"
        : "\(spots.count) invisible characters, the first \(name) \(place)"
    }
  }

  /// Where a reader finds it: in a word, or before or behind one.
  private static func place(of spot: Spot, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var start = spot.range.lowerBound
    while start > 0, start > spot.range.lowerBound - 24, isVisible(bytes[start - 1]) { start -= 1 }
    var end = spot.range.upperBound
    while end < bytes.count, end < spot.range.upperBound + 24, isVisible(bytes[end]) { end += 1 }
    let before = String(decoding: bytes[start..<spot.range.lowerBound], as: UTF8.self)
    let behind = String(decoding: bytes[spot.range.upperBound..<end], as: UTF8.self)
    if !before.isEmpty, !behind.isEmpty { return "in \(Quotation.of(before + behind))" }
    if !before.isEmpty { return "behind \(Quotation.of(before))" }
    return behind.isEmpty ? "between words" : "before \(Quotation.of(behind))"
  }

  private static func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
}

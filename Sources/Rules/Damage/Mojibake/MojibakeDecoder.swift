/// Reads scalars back into bytes and those as UTF-8.
struct MojibakeDecoder {
  /// What came out of a part of a run of scalars.
  struct Result {
    var page = 0
    /// The scalars that were read, as a range of the run.
    var range = 0..<0
    var scalars: [UInt32] = []
    /// Sequences, but for those that are not there any more.
    var sequences = 0
    /// In hundredths, as of a sign of damage.
    var weight = 0
    /// Whether a byte was dropped, so that the text cannot be said.
    var hasHole = false
    /// Whether the last byte of a closing quote was dropped.
    var hasShortQuote = false

    /// Whether what came out are quotes, dashes and other signs that stand alone.
    var hasOnlySigns: Bool { scalars.allSatisfy { Plausibility($0) == .sign } }
  }

  /// What is known of a text once some of it could be read.
  struct Reading {
    /// The page through which it was read by mistake.
    let page: Int
    /// The blocks of 256 scalars that its characters are in.
    private let blocks: Set<UInt32>

    /// The page of most sequences in results that are damage for sure; nil where there are none.
    init?(_ results: [Result]) {
      var counts: [Int: Int] = [:]
      for result in results where result.weight >= Spot.strong { counts[result.page, default: 0] += result.sequences }
      // Of pages that read the same, the usual one.
      guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
      page = best.key
      blocks = Set(
        results.filter { $0.page == best.key && $0.weight >= Spot.strong }.flatMap(\.scalars).map { $0 >> 8 })
    }

    /// Whether the text has characters that are close to one.
    func has(_ scalar: UInt32) -> Bool { blocks.contains(scalar >> 8) }
  }

  private static let table = CodePageTable.shared

  /// The best reading of a part of a run that begins at an index; nil where none is plausible.
  /// - Parameters:
  ///   - run: Scalars beyond ASCII that stand together.
  ///   - reading: What is known of the text: then even what might be chance elsewhere is read, as all of a text went through
  ///     one page.
  static func result(_ run: [UInt32], from start: Int, _ reading: Reading? = nil) -> Result? {
    guard start + 1 < run.count else { return nil }
    var pages = table.pages(beginningWith: run[start], run[start + 1])
    if let reading {
      guard pages & 1 << UInt32(reading.page) != 0 else { return nil }
      let result = read(run, from: start, reading.page, reading)
      return result.sequences > 0 || result.weight > 0 ? result : nil
    }
    var best: Result?
    while pages != 0 {
      let page = pages.trailingZeroBitCount
      pages &= pages &- 1
      // Inside of a run only the usual pages are looked for: words of other scripts are full of chance.
      guard start == 0 || page == 0 || CodePage.all[page].letters == .latin else { continue }
      let result = read(run, from: start, page)
      guard result.weight > 0, result.range.count > (best?.range.count ?? 0) else { continue }
      if CodePage.all[page].letters == .latin || result.range.count == run.count { best = result }
    }
    return best
  }

  /// Whether another page reads the same part of a run as something else. The usual page is taken for granted.
  static func isAmbiguous(_ result: Result, in run: [UInt32]) -> Bool {
    let start = result.range.lowerBound
    guard result.page != 0, start + 1 < run.count else { return false }
    let pages = table.pages(beginningWith: run[start], run[start + 1])
    return CodePage.all.indices.contains { page in
      guard page != result.page, pages & 1 << UInt32(page) != 0 else { return false }
      let other = read(run, from: start, page)
      return other.weight > 0 && other.range.upperBound >= result.range.upperBound && other.scalars != result.scalars
    }
  }

  private static func read(_ run: [UInt32], from start: Int, _ page: Int, _ reading: Reading? = nil) -> Result {
    var result = Result()
    result.page = page
    let letters = CodePage.all[page].letters
    var index = start
    var signs = 0
    var words = 0
    while index < run.count {
      guard let (scalar, length) = sequence(run, index, page), let kind = kind(of: scalar, page) else {
        // Programs drop bytes that a page does not have: `â€` is left of `â€` and U+009D.
        guard page == 0, let dropped = dropped(run, index, words) else { break }
        if let scalar = dropped.scalar { result.scalars.append(scalar) } else { result.hasHole = true }
        if dropped.scalar != nil {
          signs += Spot.strong
          result.hasShortQuote = true
        }
        index += dropped.length
        continue
      }
      let tail = run[index + 1..<index + length]
      let isChance = tail.allSatisfy(Plausibility.isPunctuation)
      let isExpected = reading?.has(scalar) ?? false
      if isChance, length > 2, kind != .letter, !isExpected { break }
      if isChance, kind == .letter, reading != nil, !isExpected { break }
      // Lines of a drawing, whose signs are letters of UTF-8 in the pages of DOS.
      if run[index..<index + length].allSatisfy({ $0 >= 0x2500 && $0 <= 0x259F }) { break }
      if letters != .latin, !kind.isLikelyInWords(scalar) { break }
      switch kind {
      case .sign: signs += isChance ? 0 : Spot.strong
      case .latin1, .latin:
        signs += isChance ? (tail.first == 0xA0 && run[index] == 0xC2 ? Spot.strong : 25) : Spot.strong
      case .letter, .ideograph, .drawing: words += isChance ? 0 : 1
      case .control: break
      }
      result.scalars.append(scalar)
      result.sequences += 1
      index += length
    }
    result.range = start..<index
    result.weight = min(Spot.strong, signs + (words >= 2 ? Spot.strong : words * 35))
    return result
  }

  /// Whether a scalar is a byte of UTF-8 in a page: where one is left over beside others that were read, something was dropped.
  static func isRest(_ scalar: UInt32, in page: Int) -> Bool {
    let byte = table.byte(scalar, in: page)
    return byte >= 0xC2 && byte <= 0xF4 || byte >= 0x80 && byte <= 0xBF && !Plausibility.isPunctuation(scalar)
  }

  /// What came out of a sequence; controls may be bytes of UTF-8 that was read wrongly twice.
  private static func kind(of scalar: UInt32, _ page: Int) -> Plausibility? {
    page == 0 && scalar >= 0x80 && scalar <= 0x9F ? .control : Plausibility(scalar)
  }

  /// The scalar of the sequence of UTF-8 at an index, and its length in bytes, each of which is one scalar of the run.
  private static func sequence(_ run: [UInt32], _ index: Int, _ page: Int) -> (scalar: UInt32, length: Int)? {
    let lead = table.byte(run[index], in: page)
    guard lead >= 0xC2, lead <= 0xF4 else { return nil }
    let length = lead >= 0xF0 ? 4 : (lead >= 0xE0 ? 3 : 2)
    guard index + length <= run.count else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = table.byte(run[index + offset], in: page)
      guard byte >= 0x80, byte <= 0xBF else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= (length == 2 ? 0x80 : (length == 3 ? 0x800 : 0x10000)), Unicode.Scalar(value) != nil else {
      return nil
    }
    return (value, length)
  }

  /// What is left of a sequence whose last byte Windows-1252 does not have, and so was dropped.
  private static func dropped(_ run: [UInt32], _ index: Int, _ words: Int) -> (scalar: UInt32?, length: Int)? {
    if run[index] == 0xE2, index + 1 < run.count, run[index + 1] == 0x20AC { return (0x201D, 2) }
    // Within a word of Cyrillic letters.
    guard run[index] == 0xD0 || run[index] == 0xD1, words > 0 || index + 1 < run.count else { return nil }
    return (nil, 1)
  }

  /// Reads a text that was damaged more than once back again, as far as all of it can be read.
  static func settle(_ scalars: [UInt32]) -> [UInt32] {
    var current = scalars
    for _ in 0..<3 {
      var next: [UInt32] = []
      var index = 0
      var isChanged = false
      while index < current.count {
        if let (scalar, length) = sequence(current, index, 0), kind(of: scalar, 0) != nil {
          next.append(scalar)
          index += length
          isChanged = true
        } else if current[index] < 0x80 || current[index] > 0xFF && Plausibility(current[index]) == .sign {
          next.append(current[index])
          index += 1
        } else {
          return current
        }
      }
      guard isChanged else { return current }
      current = next
    }
    return current
  }
}

import Testing

@testable import Rules

/// The masks of a text against its bytes, asked one by one.
@Suite struct ByteMaskTests {
  /// Lengths of texts: around those of the blocks that the masks are made in.
  private static let lengths = [0, 1, 2, 63, 64, 65, 127, 128, 129, 300, 1_000]

  /// A text of all bytes.
  private static func text(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ count &* 31 &+ ($0 >> 3)) }
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte < 0x80 && !byte.isASCIILetter && !byte.isDigit && !byte.isBlank && byte != 0x0A && byte != 0x0D
  }

  private static func withMasks(_ bytes: [UInt8], _ body: (ByteMasks) -> Void) {
    var masks = ByteMasks()
    defer { masks.deallocate() }
    // What an earlier text left must not be seen.
    [UInt8](repeating: 0x21, count: 2_000).withUnsafeBufferPointer { masks.read($0) }
    bytes.withUnsafeBufferPointer { masks.read($0) }
    body(masks)
  }

  @Test(arguments: lengths) func signsAreFound(length: Int) {
    let bytes = Self.text(length)
    Self.withMasks(bytes) { masks in
      var found: [Int] = []
      masks.forEachSign(orBeyondASCII: false) { found.append($0) }
      #expect(found == bytes.indices.filter { Self.isSign(bytes[$0]) })
      found = []
      masks.forEachSign(orBeyondASCII: true) { found.append($0) }
      #expect(found == bytes.indices.filter { Self.isSign(bytes[$0]) || bytes[$0] >= 0x80 })
      found = []
      masks.forEachLineFeed { found.append($0) }
      #expect(found == bytes.indices.filter { bytes[$0] == 0x0A })
      #expect(masks.lineFeeds == found.count)
    }
  }

  @Test(arguments: lengths) func theNextOneIsTheNextOne(length: Int) {
    let bytes = Self.text(length)
    Self.withMasks(bytes) { masks in
      for start in [0, 1, 62, 63, 64, 65, 120, 128, 290, 999, 1_000, 2_000] {
        for end in [start, start + 1, start + 40, start + 70, bytes.count, bytes.count + 9] {
          let last = max(min(end, bytes.count), min(start, bytes.count))
          let range = min(start, bytes.count)..<last
          let limit = min(end, bytes.count)
          #expect(masks.nextSign(from: start, before: end) == range.first { Self.isSign(bytes[$0]) } ?? limit)
          #expect(masks.nextContent(from: start, before: end) == range.first { !bytes[$0].isBlank } ?? limit)
          #expect(
            masks.nextSpace(from: start, before: end)
              == range.first { bytes[$0].isBlank || bytes[$0] == 0x0A } ?? limit)
          #expect(masks.wordEnd(from: start, before: end) == range.first { !bytes[$0].isWordPart } ?? limit)
        }
        let rest = min(start, bytes.count)..<bytes.count
        #expect(masks.nextBeyondASCII(from: start) == rest.first { bytes[$0] >= 0x80 } ?? bytes.count)
      }
    }
  }

  /// What the counts of a line are, byte by byte.
  private static func counts(_ bytes: ArraySlice<UInt8>) -> [Int] {
    let line = Array(bytes)
    func byte(_ index: Int) -> UInt8 { index >= 0 && index < line.count ? line[index] : 0x0A }
    func isSmall(_ byte: UInt8) -> Bool { byte >= 0x80 || byte.isSmallLetter }
    let isMark = line.map { LineCounts.marks.contains($0) }
    var counts = [Int](repeating: 0, count: 7)
    for (index, sign) in line.enumerated() {
      let isBehindBlank = index > 0 && byte(index - 1).isBlank
      if sign >= 0x80 || sign.isASCIILetter { counts[0] += 1 }
      if sign.isBlank { counts[1] += 1 }
      if LineCounts.code.contains(sign) { counts[2] += 1 }
      if LineCounts.statements.contains(sign) { counts[3] += 1 }
      if index > 1, isMark[index], isMark[index - 1], isMark[index - 2] { counts[3] += 1 }
      if isSmall(sign), isBehindBlank, index > 1, isSmall(byte(index - 2)) { counts[4] += 1 }
      if ByteSet.capitals.contains(sign), isBehindBlank, index > 2, byte(index - 2) == UInt8(ascii: "."),
        !byte(index - 3).isBlank
      {
        counts[5] = 1
      }
      let isAfterOpener = index > 1 && byte(index - 1) == UInt8(ascii: "(") && byte(index - 2).isBlank
      if isBehindBlank && (sign.isBlank || LineCounts.endings.contains(sign))
        || isAfterOpener && sign == UInt8(ascii: ")")
      {
        counts[6] = 1
      }
    }
    return counts
  }

  private static let lines: [String] = [
    "", "word", "Some words of a sentence. And another one, with ( ) and () in it.", ". A line", ") (", " () x",
    "(): () .",
    "  . Behind blanks", "   () then", "a b c d e f g", "Ünï cödé wörds. Änd Älso. So", "*** --- ___ ``` ~~~ ==",
    "a  b",
    "if (x == 1) { return y[0]; } // done . Yes", "\tindented code = a & b | c;", "x .y", ".NET is. Net", "é. A",
  ]

  @Test(arguments: [0, 1, 40, 61, 62, 63, 64]) func linesAreCounted(before: Int) {
    for first in Self.lines {
      for second in Self.lines {
        let text = String(repeating: "x", count: before) + "\n" + first + "\n" + second + " " + first
        let bytes = Array(text.utf8)
        Self.withMasks(bytes) { masks in
          for line in bytes.indices.split(whereSeparator: { bytes[$0] == 0x0A }) {
            let content = line.drop { bytes[$0].isBlank }
            guard let start = content.first, let last = content.last(where: { !bytes[$0].isBlank }) else { continue }
            let counts = LineCounts(masks, start..<last + 1)
            let found = [
              counts.letters, counts.blanks, counts.signs, counts.statementSigns, counts.words,
              counts.hasSentences ? 1 : 0, LineCounts.look(at: masks, start..<last + 1).hasGaps ? 1 : 0,
            ]
            #expect(
              found == Self.counts(bytes[start...last]), "\(String(decoding: bytes[start...last], as: UTF8.self))")
            #expect(
              masks.hasGap(from: start, before: last + 1)
                == (start..<last).contains { bytes[$0].isBlank && bytes[$0 + 1].isBlank })
          }
        }
      }
    }
  }

  @Test func phrasesAreFoundWhereWordsBeginWithThem() {
    let phrases: [StaticString] = ["eq", "kwargs", "SELECT", "enter() and", "str", "x1"]
    let search = WordSearch(phrases)
    let filler = [
      "eq", "equal", "kwargs", "**kwargs", "SELECT", "SELECTED", "select", "enter() and", "str", "ünstr", "_str", "x1",
    ]
    for length in 0..<140 {
      let text = String(repeating: "-", count: length) + filler.joined(separator: " ") + filler.joined(separator: "(")
      let bytes = Array(text.utf8)
      var expected: [[Int]] = []
      bytes.withUnsafeBufferPointer { bytes in
        for offset in bytes.indices where !bytes.byte(offset - 1).isWordPart {
          for (number, phrase) in phrases.enumerated() where bytes.begins(with: phrase, at: offset) {
            expected.append([offset, number])
          }
        }
        var found: [[Int]] = []
        search.forEach(in: bytes, nil) { found.append([$0, $1]) }
        #expect(found == expected)
        var masks = ByteMasks()
        defer { masks.deallocate() }
        masks.read(bytes)
        found = []
        search.forEach(in: bytes, masks) { found.append([$0, $1]) }
        #expect(found == expected)
      }
    }
  }

  /// The pass over a text stops at signs and beyond ASCII only, and wakes a rule once for a place.
  @Test func leadsAreWhereThePassStops() {
    let impossible = (UInt8.min...UInt8.max).filter { !Lead.possible.contains($0) }
    for rule in BuiltInRules.textRules {
      for lead in rule.leads {
        #expect(!impossible.contains { lead.bytes.contains($0) }, "\(rule.metadata.id)")
      }
      for byte in UInt8.min...UInt8.max {
        #expect(rule.leads.filter { $0.bytes.contains(byte) }.count <= 1, "\(rule.metadata.id): \(byte)")
      }
    }
    for rule in BuiltInRules.wholeTextRules where rule.requiredBytes != .all {
      #expect(!impossible.contains { rule.requiredBytes.contains($0) }, "\(rule.metadata.id)")
    }
    #expect(BuiltInRules.textRules.reduce(0) { $0 + $1.leads.count } <= LeadTable.maximumLeads)
    #expect(BuiltInRules.wholeTextRules.count <= 64)
    #expect(BuiltInRules.lineRules.reduce(0) { $0 + $1.leadLines.count } <= LineScanner.maximumLeads)
  }

  @Test func phrasesBeginWithPartsOfWordsAndNotWithEachOther() {
    #expect(BuiltInRules.textRules.reduce(0) { $0 + $1.leadPhrases.count } <= WordSearch.maximumWords)
    for rule in BuiltInRules.textRules {
      let phrases = rule.leadPhrases.map(\.description)
      for phrase in phrases {
        #expect(phrase.utf8.count >= 2 && phrase.utf8.allSatisfy { $0 < 0x80 } && phrase.utf8.first?.isWordPart == true)
        #expect(phrases.filter { $0.hasPrefix(phrase) } == [phrase], "\(rule.metadata.id)")
      }
    }
  }

  @Test func tokensOfCodeRulesFit() {
    #expect(
      BuiltInRules.codeRules.reduce(0) { $0 + $1.leadTokens.count + ($1.leadWords.isEmpty ? 0 : 1) }
        <= LeadTable.maximumLeads)
  }
}

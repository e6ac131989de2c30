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
      found = []
      masks.forEachHump { found.append($0) }
      let isCapital = { (byte: UInt8) in byte >= 0x41 && byte <= 0x5A }
      let isSmall = { (byte: UInt8) in byte >= 0x80 || byte.isASCIILetter && !isCapital(byte) }
      #expect(found == bytes.indices.filter { $0 > 0 && isCapital(bytes[$0]) && isSmall(bytes[$0 - 1]) })
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

  @Test(arguments: lengths) func windowsBeginAnywhere(length: Int) {
    let bytes = Self.text(length)
    Self.withMasks(bytes) { masks in
      for start in stride(from: 0, to: bytes.count, by: 7) {
        for end in [start + 1, start + 30, start + 64, start + 65, bytes.count] where end <= bytes.count && end > start
        {
          let window = masks.window(from: start, to: end)
          for offset in 0..<64 {
            let byte = start + offset < end ? bytes[start + offset] : nil
            let bit = UInt64(1) << UInt64(offset)
            #expect((window.letters & bit != 0) == (byte.map { $0.isASCIILetter || $0 >= 0x80 } ?? false))
            #expect((window.capitals & bit != 0) == (byte.map { $0 >= 0x41 && $0 <= 0x5A } ?? false))
            #expect((window.blanks & bit != 0) == (byte.map(\.isBlank) ?? false))
            #expect((window.signs & bit != 0) == (byte.map(Self.isSign) ?? false))
          }
        }
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
    #expect(
      BuiltInRules.codeRules.reduce(0) { $0 + $1.leadTokens.count + ($1.leadWords.isEmpty ? 0 : 1) }
        <= LeadTable.maximumLeads)
  }
}

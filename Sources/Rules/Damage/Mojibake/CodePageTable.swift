/// For a scalar, its byte in each of the code pages.
struct CodePageTable: Sendable {
  static let shared = CodePageTable(CodePage.all)

  /// Scalars from here on are in no page, but for Apple's logo.
  private static let end = 0x2600
  private static let logo: UInt32 = 0xF8FF

  private let pages: Int
  /// For each scalar below ``end``, and the logo behind them, the row of `bytes` plus one; 0 for scalars of no page.
  private let rows: [UInt16]
  /// The bytes of a scalar in all pages, 0 where a page has none.
  private let bytes: [UInt8]
  /// For each row the pages, one bit each, in which the scalar is a byte that begins a sequence of UTF-8 or goes on in
  /// one.
  private let leads: [UInt32]
  private let continuations: [UInt32]

  private init(_ all: [CodePage]) {
    var rows = [UInt16](repeating: 0, count: Self.end + 1)
    var bytes: [UInt8] = []
    func add(_ scalar: UInt32, _ page: Int, _ byte: UInt8) {
      let slot = scalar == Self.logo ? Self.end : Int(scalar)
      guard slot < rows.count else { return }
      if rows[slot] == 0 {
        bytes += [UInt8](repeating: 0, count: all.count)
        rows[slot] = UInt16(truncatingIfNeeded: bytes.count / all.count)
      }
      bytes[(Int(rows[slot]) - 1) * all.count + page] = byte
    }
    for (page, table) in all.enumerated() {
      // Bytes without a character are read as controls by most programs; ISO 8859 has them all there.
      for byte in UInt8(0x80)...0x9F { add(UInt32(byte), page, byte) }
      for (offset, scalar) in table.scalars.unicodeScalars.enumerated() where scalar != "\u{FFFD}" {
        add(scalar.value, page, table.first &+ UInt8(truncatingIfNeeded: offset))
      }
    }
    var leads: [UInt32] = []
    var continuations: [UInt32] = []
    for row in 0..<bytes.count / max(1, all.count) {
      var lead: UInt32 = 0
      var continuation: UInt32 = 0
      for page in all.indices {
        let byte = bytes[row * all.count + page]
        if byte >= 0xC2 && byte <= 0xF4 { lead |= 1 << UInt32(page) }
        if byte >= 0x80 && byte <= 0xBF { continuation |= 1 << UInt32(page) }
      }
      leads.append(lead)
      continuations.append(continuation)
    }
    pages = all.count
    self.rows = rows
    self.bytes = bytes
    self.leads = leads
    self.continuations = continuations
  }

  private func row(_ scalar: UInt32) -> Int {
    if scalar < UInt32(Self.end) { return Int(rows[Int(scalar)]) - 1 }
    return scalar == Self.logo ? Int(rows[Self.end]) - 1 : -1
  }

  /// The byte of a scalar in a page; 0 where it has none.
  func byte(_ scalar: UInt32, in page: Int) -> UInt8 {
    let row = row(scalar)
    return row < 0 ? 0 : bytes[row * pages + page]
  }

  /// The pages, one bit each, in which two scalars can begin a sequence of UTF-8.
  func pages(beginningWith first: UInt32, _ second: UInt32) -> UInt32 {
    let (one, two) = (row(first), row(second))
    return one < 0 || two < 0 ? 0 : leads[one] & continuations[two]
  }
}

/// Where in a text a typographic sign stands: in code it is damage, in a sentence it is good style.
enum SignPlace {
  case prose
  /// In code, where the language has no such sign.
  case code
  /// In a comment or a string, where it may be meant.
  case comment
  case string

  static func of(_ offset: Int, in text: Text, _ context: RuleContext) -> SignPlace {
    guard let block = context.layout.blockIndex(at: offset) else { return .prose }
    let code = context.layout.code(block, in: text)
    let kind = code.index(at: offset).map { code[$0].kind }
    // A line of Chinese or Japanese has neither blanks nor the stops that tell prose from code.
    if kind != .string, kind != .comment, hasIdeographs(text.bytes, offset) { return .prose }
    switch kind {
    case .comment: return .comment
    case .string: return .string
    default: return .code
    }
  }

  private static func hasIdeographs(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    let line = bytes.lineStart(before: offset)..<bytes.lineEnd(after: offset)
    return line.contains { bytes[$0] >= 0xE3 && bytes[$0] <= 0xED }
  }
}

/// Walks the scalars beyond ASCII of a text and gathers those that a rule takes for damaged.
enum TypographicSearch {
  /// - Parameters:
  ///   - signs: Wakes the judge, given a scalar.
  ///   - judge: Given a scalar and its bytes, says what stood there and how sure that is, or nil.
  static func check(
    _ rule: any DamageRule.Type, in text: Text, _ context: RuleContext, help: String, name: String,
    verb: String = "stands in code",
    signs: (UInt32) -> Bool, judge: (UInt32, Range<Int>) -> Spot?
  ) {
    let bytes = text.bytes
    var groups: SpotGroups?
    var index = context.layout.asciiPrefix
    var behind = 0
    while index < bytes.count {
      let (scalar, length) = bytes.scalar(at: index)
      if scalar >= 0x80, signs(scalar), index >= behind, !isByte(bytes.scalar(before: index)),
        let spot = judge(scalar, index..<index + length)
      {
        if groups == nil { groups = Self.groups(rule, text, context, help, name, verb) }
        groups?.add(spot)
        behind = spot.range.upperBound
      }
      index = bytes.firstNonASCII(from: index + length) ?? bytes.count
    }
    groups?.report()
  }

  /// Whether the scalar before is what the first bytes of UTF-8 are in usual code pages: then it was no typographer.
  private static func isByte(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xC2...0xC5, 0xCE...0xD1, 0xE2, 0x20AC, 0x153, 0x178, 0x402, 0x420, 0x421, 0x80...0x9F: true
    default: false
    }
  }

  private static func groups(
    _ rule: any DamageRule.Type, _ text: Text, _ context: RuleContext, _ help: String, _ name: String,
    _ verb: String
  ) -> SpotGroups {
    SpotGroups(rule, text, context, help: help) { spots in
      guard let spot = spots.first, spots.count == 1 else { return "put the \(spots.count) signs of code back" }
      return "write \(quoted(spot.text ?? ""))"
    } message: { spots in
      guard let spot = spots.first else { return "" }
      let sign = String(decoding: text.bytes[spot.range], as: UTF8.self)
      let meant = spot.text.map { ", where \(quoted($0)) belongs" } ?? ""
      if spots.count == 1 { return "\(name) \(quoted(sign)) \(verb)\(meant)" }
      return "\(name) \(quoted(sign)) \(verb)\(meant), and \(spots.count - 1) more signs near it are like it"
    }
  }

  private static func quoted(_ sign: String) -> String {
    switch sign {
    case " ": "a blank"
    case "\u{A0}": "U+00A0"
    case "\u{202F}": "U+202F"
    default: Quotation.of(sign)
    }
  }
}

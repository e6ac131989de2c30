/// Which lines wake a line rule: by what they are, and by their first and last bytes that are no blanks.
package struct LineLead: Sendable {
  let kinds: [LineKind]
  let first: ByteSet
  let last: ByteSet
  let needsGaps: Bool

  /// - Parameters:
  ///   - kinds: No blank lines.
  ///   - needsGaps: Whether only lines with ``TextLayout/Line/hasGaps`` wake the rule.
  init(_ kinds: LineKind..., first: ByteSet = .all, last: ByteSet = .all, needsGaps: Bool = false) {
    self.kinds = kinds
    self.first = first
    self.last = last
    self.needsGaps = needsGaps
  }
}

/// The one pass over the lines of a text that all line rules share.
final class LineScanner {
  /// The most leads.
  static let maximumLeads = 32

  /// The rule of each lead.
  private let rules: [any LineRule.Type]
  /// The leads that a line may be of, by its kind: bit *n* is lead *n*.
  private let kinds: [UInt32]
  /// By its first byte and its last byte; 256 of each.
  private let ends: [(first: UInt32, last: UInt32)]
  /// Without gaps.
  private let withoutGaps: UInt32

  /// - Parameter lineRules: With at most ``maximumLeads`` leads.
  init(_ lineRules: [any LineRule.Type]) {
    let leads = lineRules.flatMap { rule in rule.leadLines.map { (rule: rule, lead: $0) } }.prefix(Self.maximumLeads)
    var kinds = [UInt32](repeating: 0, count: 4)
    var ends = [(first: UInt32, last: UInt32)](repeating: (0, 0), count: 256)
    var withoutGaps: UInt32 = 0
    for (number, lead) in leads.map(\.lead).enumerated() {
      let bit = UInt32(1) << UInt32(number)
      for kind in lead.kinds where kind != .blank { kinds[Int(kind.rawValue)] |= bit }
      for byte in UInt8.min...UInt8.max {
        if lead.first.contains(byte) { ends[Int(byte)].first |= bit }
        if lead.last.contains(byte) { ends[Int(byte)].last |= bit }
      }
      if !lead.needsGaps { withoutGaps |= bit }
    }
    rules = leads.map(\.rule)
    self.kinds = kinds
    self.ends = ends
    self.withoutGaps = withoutGaps
  }

  var isEmpty: Bool { rules.isEmpty }

  /// Wakes the rules along the lines of a text, from top to bottom. The layout has been read.
  func scan(_ text: Text, _ context: RuleContext) {
    guard !isEmpty, let bytes = text.bytes.baseAddress else { return }
    let lines = context.layout.lines
    ends.withUnsafeBufferPointer { ends in
      for index in lines.indices where lines[index].kind != .blank {
        let line = lines[index]
        var found =
          kinds[Int(line.kind.rawValue)] & ends[Int(bytes[Int(line.content)])].first & ends[Int(line.last)].last
          & (line.hasGaps ? ~0 : withoutGaps)
        while found != 0 {
          let rule = rules[found.trailingZeroBitCount]
          if !context.isExhausted(rule) { rule.check(text, line: index, context) }
          found &= found &- 1
        }
      }
    }
  }
}

/// Which lines wake a line rule: by what they are, by their first and last bytes that are no blanks, and by the line below.
package struct LineLead: Sendable {
  let kinds: [LineKind]
  let first: ByteSet
  let last: ByteSet
  let next: ByteSet
  let needsGaps: Bool
  let needsStatements: Bool

  /// - Parameters:
  ///   - kinds: No blank lines.
  ///   - next: The first byte of the line below that is no blank; a line feed where that line is blank or there is none.
  ///   - needsGaps: Whether only lines with ``TextLayout/Line/hasGaps`` wake the rule.
  ///   - needsStatements: Whether only those that ``TextLayout/Line/mayHoldStatements`` do.
  init(
    _ kinds: LineKind..., first: ByteSet = .all, last: ByteSet = .all, next: ByteSet = .all, needsGaps: Bool = false,
    needsStatements: Bool = false
  ) {
    self.kinds = kinds
    self.first = first
    self.last = last
    self.next = next
    self.needsGaps = needsGaps
    self.needsStatements = needsStatements
  }
}

/// The one pass over the lines of a text that all line rules share.
final class LineScanner {
  /// The most leads.
  static let maximumLeads = 32

  /// Leads as bits: bit *n* is lead *n*.
  private struct Meaning {
    var first: UInt32 = 0
    var last: UInt32 = 0
    var next: UInt32 = 0
  }

  /// The rule of each lead; the leads of a rule stand together.
  private let rules: [(rule: any LineRule.Type, number: Int)]
  /// By the kind of a line.
  private let kinds: [UInt32]
  /// By a byte; 256 of them.
  private let meanings: [Meaning]
  /// Of lines without gaps, and of those that hold no statements.
  private let withoutGaps: UInt32
  private let withoutStatements: UInt32

  /// - Parameter lineRules: With at most ``maximumLeads`` leads.
  init(_ lineRules: [any LineRule.Type]) {
    var rules: [(rule: any LineRule.Type, number: Int)] = []
    var kinds = [UInt32](repeating: 0, count: 4)
    var meanings = [Meaning](repeating: Meaning(), count: 256)
    var withoutGaps: UInt32 = 0
    var withoutStatements: UInt32 = 0
    for (number, rule) in lineRules.enumerated() {
      for lead in rule.leadLines where rules.count < Self.maximumLeads {
        let bit = UInt32(1) << UInt32(rules.count)
        rules.append((rule, number))
        for kind in lead.kinds where kind != .blank { kinds[Int(kind.rawValue)] |= bit }
        for byte in UInt8.min...UInt8.max {
          if lead.first.contains(byte) { meanings[Int(byte)].first |= bit }
          if lead.last.contains(byte) { meanings[Int(byte)].last |= bit }
          if lead.next.contains(byte) { meanings[Int(byte)].next |= bit }
        }
        if !lead.needsGaps { withoutGaps |= bit }
        if !lead.needsStatements { withoutStatements |= bit }
      }
    }
    self.rules = rules
    self.kinds = kinds
    self.meanings = meanings
    self.withoutGaps = withoutGaps
    self.withoutStatements = withoutStatements
  }

  var isEmpty: Bool { rules.isEmpty }

  /// Wakes the rules along the lines of a text, from top to bottom. The layout has been read.
  func scan(_ text: Text, _ context: RuleContext) {
    guard !isEmpty, let bytes = text.bytes.baseAddress else { return }
    let lines = context.layout.lines
    meanings.withUnsafeBufferPointer { meanings in
      for index in lines.indices where lines[index].kind != .blank {
        let line = lines[index]
        var found =
          kinds[Int(line.kind.rawValue)] & meanings[Int(bytes[Int(line.content)])].first
          & meanings[Int(line.last)].last & (line.hasGaps ? ~0 : withoutGaps)
          & (line.mayHoldStatements ? ~0 : withoutStatements)
        if found == 0 { continue }
        let isBlankBelow = index + 1 >= lines.count || lines[index + 1].kind == .blank
        found &= meanings[isBlankBelow ? 0x0A : Int(bytes[Int(lines[index + 1].content)])].next
        var last = -1
        while found != 0 {
          let (rule, number) = rules[found.trailingZeroBitCount]
          if number != last, !context.isExhausted(rule) { rule.check(text, line: index, context) }
          last = number
          found &= found &- 1
        }
      }
    }
  }
}

/// The one pass over the signs of a text that all text rules share.
final class TextScanner {
  /// The rule of each lead.
  private let rules: [any TextRule.Type]
  private let wholeTextRules: [any WholeTextRule.Type]
  private let tables: Tables
  /// The whole-text rules that are asked about every text.
  private let unconditional: UInt64
  private let wakesBeyondASCII: Bool

  /// For each byte what it means: bit *n* is lead *n*, or whole-text rule *n*.
  private struct Tables {
    /// The leads that it is one of.
    var leads = [UInt64](repeating: 0, count: 256)
    /// The leads before which it may stand.
    var before = [UInt64](repeating: 0, count: 256)
    /// The leads behind which it may stand.
    var behind = [UInt64](repeating: 0, count: 256)
    /// The whole-text rules that require it.
    var requirements = [UInt64](repeating: 0, count: 256)
  }

  /// - Parameters: At most 64 leads and 64 whole-text rules.
  init(_ textRules: [any TextRule.Type], _ wholeTextRules: [any WholeTextRule.Type]) {
    let leads = textRules.flatMap { rule in rule.leads.map { (rule: rule, lead: $0) } }.prefix(64)
    self.rules = leads.map { $0.rule }
    self.wholeTextRules = Array(wholeTextRules.prefix(64))
    var tables = Tables()
    for (index, (_, lead)) in leads.enumerated() {
      let bit = UInt64(1) << UInt64(index)
      for byte in UInt8.min...UInt8.max {
        if lead.bytes.contains(byte) { tables.leads[Int(byte)] |= bit }
        if lead.before.contains(byte) { tables.before[Int(byte)] |= bit }
        if lead.behind.contains(byte) { tables.behind[Int(byte)] |= bit }
      }
    }
    var unconditional: UInt64 = 0
    for (index, rule) in self.wholeTextRules.enumerated() {
      let bit = UInt64(1) << UInt64(index)
      if rule.requiredBytes == .all {
        unconditional |= bit
      } else {
        for byte in UInt8.min...UInt8.max where rule.requiredBytes.contains(byte) {
          tables.requirements[Int(byte)] |= bit
        }
      }
    }
    self.unconditional = unconditional
    self.tables = tables
    wakesBeyondASCII = (0x80...0xFF).contains { tables.leads[$0] | tables.requirements[$0] != 0 }
  }

  /// Wakes the rules along a text, from left to right, and then those that look at it as a whole.
  func scan(_ text: Text, _ context: RuleContext) {
    var asked = unconditional | wake(text, context)
    while asked != 0 {
      wholeTextRules[asked.trailingZeroBitCount].check(text, context)
      asked &= asked &- 1
    }
  }

  /// - Returns: The whole-text rules of which the text has a required byte.
  private func wake(_ text: Text, _ context: RuleContext) -> UInt64 {
    let count = text.bytes.count
    guard let bytes = text.bytes.baseAddress else { return 0 }
    var asked: UInt64 = 0
    tables.leads.withUnsafeBufferPointer { leads in
      tables.before.withUnsafeBufferPointer { before in
        tables.behind.withUnsafeBufferPointer { behind in
          tables.requirements.withUnsafeBufferPointer { requirements in
            context.layout.masks.forEachSign(orBeyondASCII: wakesBeyondASCII) { offset in
              let byte = Int(bytes[offset])
              asked |= requirements[byte]
              var found = leads[byte]
              guard found != 0 else { return }
              found &= before[Int(offset > 0 ? bytes[offset &- 1] : 0x0A)]
              found &= behind[Int(offset &+ 1 < count ? bytes[offset &+ 1] : 0x0A)]
              while found != 0 {
                let rule = rules[found.trailingZeroBitCount]
                if !context.isExhausted(rule) { rule.check(text, at: offset, context) }
                found &= found &- 1
              }
            }
          }
        }
      }
    }
    return asked
  }
}

/// The one pass over the signs of a text that all text rules share.
final class TextScanner {
  /// The rule of each lead.
  private let rules: [any TextRule.Type]
  private let wholeTextRules: [any WholeTextRule.Type]
  /// What each byte means.
  private let meanings: [Meaning]
  /// The whole-text rules that are asked about every text.
  private let unconditional: UInt64
  private let wakesBeyondASCII: Bool
  /// Whether a rule is woken by a byte, or asks for the layout.
  let readsLayout: Bool

  /// What a byte means: bit *n* is lead *n*, or whole-text rule *n*.
  private struct Meaning {
    /// The leads that it is one of.
    var leads: UInt64 = 0
    /// The leads before which it may stand.
    var before: UInt64 = 0
    /// The leads behind which it may stand.
    var behind: UInt64 = 0
    /// The whole-text rules that require it.
    var requirements: UInt64 = 0
  }

  /// - Parameters: At most 64 leads and 64 whole-text rules.
  init(_ textRules: [any TextRule.Type], _ wholeTextRules: [any WholeTextRule.Type]) {
    let leads = textRules.flatMap { rule in rule.leads.map { (rule: rule, lead: $0) } }.prefix(64)
    self.rules = leads.map { $0.rule }
    self.wholeTextRules = Array(wholeTextRules.prefix(64))
    var meanings = [Meaning](repeating: Meaning(), count: 256)
    for (index, (_, lead)) in leads.enumerated() {
      let bit = UInt64(1) << UInt64(index)
      for byte in UInt8.min...UInt8.max {
        if lead.bytes.contains(byte) { meanings[Int(byte)].leads |= bit }
        if lead.before.contains(byte) { meanings[Int(byte)].before |= bit }
        if lead.behind.contains(byte) { meanings[Int(byte)].behind |= bit }
      }
    }
    var unconditional: UInt64 = 0
    for (index, rule) in self.wholeTextRules.enumerated() {
      let bit = UInt64(1) << UInt64(index)
      if rule.requiredBytes == .all {
        unconditional |= bit
      } else {
        for byte in UInt8.min...UInt8.max where rule.requiredBytes.contains(byte) {
          meanings[Int(byte)].requirements |= bit
        }
      }
    }
    self.unconditional = unconditional
    self.meanings = meanings
    readsLayout = !rules.isEmpty || self.wholeTextRules.contains { $0.readsLayout || $0.requiredBytes != .all }
    wakesBeyondASCII = (0x80...0xFF).contains { meanings[$0].leads | meanings[$0].requirements != 0 }
  }

  /// Wakes the rules along a text, from left to right, and then those that look at it as a whole. The layout has been read where
  /// it is needed.
  func scan(_ text: Text, _ context: RuleContext) {
    var asked = unconditional
    if readsLayout { asked |= wake(text, context) }
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
    meanings.withUnsafeBufferPointer { meanings in
      context.layout.masks.forEachSign(orBeyondASCII: wakesBeyondASCII) { offset in
        let meaning = meanings[Int(bytes[offset])]
        asked |= meaning.requirements
        guard meaning.leads != 0 else { return }
        var found = meaning.leads
        found &= meanings[Int(offset > 0 ? bytes[offset &- 1] : 0x0A)].before
        found &= meanings[Int(offset &+ 1 < count ? bytes[offset &+ 1] : 0x0A)].behind
        while found != 0 {
          let rule = rules[found.trailingZeroBitCount]
          if !context.isExhausted(rule) { rule.check(text, at: offset, context) }
          found &= found &- 1
        }
      }
    }
    return asked
  }
}

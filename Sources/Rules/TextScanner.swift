/// The one pass over the bytes of a text that all text rules share.
struct TextScanner {
  private let rules: [any TextRule.Type]
  private let wholeTextRules: [any WholeTextRule.Type]
  /// For each byte, the text rules it wakes: bit *n* is `rules[n]`.
  private let masks: [UInt64]
  /// For each byte, the whole-text rules that require it: bit *n* is `wholeTextRules[n]`.
  private let requirements: [UInt64]
  /// The whole-text rules that are asked about every text.
  private let unconditional: UInt64
  /// For each byte, 1 where any rule wakes or requires it: an eighth of the cache lines of `masks`.
  private let wakes: [UInt8]

  /// - Parameters: At most 64 rules of each kind.
  init(_ rules: [any TextRule.Type], _ wholeTextRules: [any WholeTextRule.Type]) {
    self.rules = Array(rules.prefix(64))
    self.wholeTextRules = Array(wholeTextRules.prefix(64))
    var masks = [UInt64](repeating: 0, count: 256)
    for (index, rule) in self.rules.enumerated() {
      for byte in rule.leadBytes { masks[Int(byte)] |= 1 << UInt64(index) }
    }
    var requirements = [UInt64](repeating: 0, count: 256)
    var unconditional: UInt64 = 0
    for (index, rule) in self.wholeTextRules.enumerated() {
      for byte in rule.requiredBytes { requirements[Int(byte)] |= 1 << UInt64(index) }
      if rule.requiredBytes.isEmpty { unconditional |= 1 << UInt64(index) }
    }
    self.masks = masks
    self.requirements = requirements
    self.unconditional = unconditional
    wakes = zip(masks, requirements).map { $0 | $1 == 0 ? 0 : 1 }
  }

  /// Wakes the rules along a text, from left to right, and then those that look at it as a whole.
  func scan(_ text: Text, _ context: RuleContext) {
    var asked = unconditional
    scan(text, context, &asked)
    while asked != 0 {
      wholeTextRules[asked.trailingZeroBitCount].check(text, context)
      asked &= asked &- 1
    }
  }

  private func scan(_ text: Text, _ context: RuleContext, _ asked: inout UInt64) {
    guard let start = text.bytes.baseAddress else { return }
    let count = text.bytes.count
    wakes.withUnsafeBufferPointer { table in
      guard let table = table.baseAddress else { return }
      var offset = 0
      // Eight bytes a step, with one branch: lead bytes are rare.
      while count - offset >= 8 {
        let next = start + offset
        let first = table[Int(next[0])] | table[Int(next[1])] | table[Int(next[2])] | table[Int(next[3])]
        let second = table[Int(next[4])] | table[Int(next[5])] | table[Int(next[6])] | table[Int(next[7])]
        if first | second != 0 {
          for index in offset..<offset &+ 8 where table[Int(start[index])] != 0 {
            wake(text, at: index, context, &asked)
          }
        }
        offset &+= 8
      }
      while offset < count {
        if table[Int(start[offset])] != 0 { wake(text, at: offset, context, &asked) }
        offset &+= 1
      }
    }
  }

  private func wake(_ text: Text, at offset: Int, _ context: RuleContext, _ asked: inout UInt64) {
    let byte = Int(text.bytes[offset])
    asked |= requirements[byte]
    var mask = masks[byte]
    while mask != 0 {
      let rule = rules[mask.trailingZeroBitCount]
      if !context.isExhausted(rule) { rule.check(text, at: offset, context) }
      mask &= mask &- 1
    }
  }
}

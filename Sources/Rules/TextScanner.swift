/// The one pass over the bytes of a text that all text rules share.
struct TextScanner {
  private let rules: [any TextRule.Type]
  /// For each byte, the rules it wakes: bit *n* is `rules[n]`.
  private let masks: [UInt64]
  /// For each byte, 1 where any rule wakes: a quarter of the cache lines of `masks`.
  private let wakes: [UInt8]

  /// - Parameter rules: At most 64.
  init(_ rules: [any TextRule.Type]) {
    self.rules = Array(rules.prefix(64))
    var masks = [UInt64](repeating: 0, count: 256)
    for (index, rule) in self.rules.enumerated() {
      for byte in rule.leadBytes { masks[Int(byte)] |= 1 << UInt64(index) }
    }
    self.masks = masks
    wakes = masks.map { $0 == 0 ? 0 : 1 }
  }

  var isEmpty: Bool { rules.isEmpty }

  /// Wakes the rules along a text, from left to right.
  func scan(_ text: Text, _ context: RuleContext) {
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
          for index in offset..<offset &+ 8 where table[Int(start[index])] != 0 { wake(text, at: index, context) }
        }
        offset &+= 8
      }
      while offset < count {
        if table[Int(start[offset])] != 0 { wake(text, at: offset, context) }
        offset &+= 1
      }
    }
  }

  private func wake(_ text: Text, at offset: Int, _ context: RuleContext) {
    var mask = masks[Int(text.bytes[offset])]
    while mask != 0 {
      let rule = rules[mask.trailingZeroBitCount]
      if !context.isExhausted(rule) { rule.check(text, at: offset, context) }
      mask &= mask &- 1
    }
  }
}

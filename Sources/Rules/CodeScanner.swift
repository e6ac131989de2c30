/// The one pass over the tokens of a block of code that all code rules share.
struct CodeScanner {
  private let rules: [any CodeRule.Type]
  /// For each kind of token, the rules it wakes: bit *n* is `rules[n]`.
  private let masks: [UInt64]

  /// - Parameter rules: At most 64.
  init(_ rules: [any CodeRule.Type]) {
    self.rules = Array(rules.prefix(64))
    var masks = [UInt64](repeating: 0, count: 256)
    for (index, rule) in self.rules.enumerated() {
      for kind in rule.leadTokens { masks[Int(kind.rawValue)] |= 1 << UInt64(index) }
    }
    self.masks = masks
  }

  var isEmpty: Bool { rules.isEmpty }

  /// Wakes the rules along a block, from left to right.
  func scan(_ code: Code, _ context: RuleContext) {
    for index in 0..<code.count {
      var mask = masks[Int(code[index].kind.rawValue)]
      while mask != 0 {
        let rule = rules[mask.trailingZeroBitCount]
        if !context.isExhausted(rule) { rule.check(code, at: index, context) }
        mask &= mask &- 1
      }
    }
  }
}

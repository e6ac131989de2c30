/// The one pass over the tokens of a block of code that all code rules share.
final class CodeScanner {
  private let rules: [any CodeRule.Type]
  /// For each kind of token, the rules it wakes: bit *n* is `rules[n]`.
  private let masks: [UInt64]
  /// The words that wake a rule, and the rules that each wakes.
  private let words: WordSet
  private let wordMasks: [UInt64]

  /// - Parameter rules: At most 64.
  init(_ rules: [any CodeRule.Type]) {
    self.rules = Array(rules.prefix(64))
    var masks = [UInt64](repeating: 0, count: 256)
    var words: [StaticString] = []
    var wordMasks: [UInt64] = []
    for (index, rule) in self.rules.enumerated() {
      let bit = UInt64(1) << UInt64(index)
      for kind in rule.leadTokens { masks[Int(kind.rawValue)] |= bit }
      for word in rule.leadWords {
        if let known = words.firstIndex(where: { $0.description == word.description }) {
          wordMasks[known] |= bit
        } else {
          words.append(word)
          wordMasks.append(bit)
        }
      }
    }
    self.masks = masks
    self.words = WordSet(words)
    self.wordMasks = wordMasks
  }

  var isEmpty: Bool { rules.isEmpty }

  /// Wakes the rules along a block, from left to right.
  func scan(_ code: Code, _ context: RuleContext) {
    for index in 0..<code.count {
      let token = code[index]
      var mask = masks[Int(token.kind.rawValue)]
      if token.kind == .word, let word = words.index(of: code.bytes, token.range) { mask |= wordMasks[word] }
      while mask != 0 {
        let rule = rules[mask.trailingZeroBitCount]
        if !context.isExhausted(rule) { rule.check(code, at: index, context) }
        mask &= mask &- 1
      }
    }
  }
}

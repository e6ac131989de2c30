/// The one pass over the tokens of a block of code that all code rules share.
final class CodeScanner {
  /// The rule of each lead; the words of a rule are one lead.
  private let rules: [any CodeRule.Type]
  /// What each kind of token means.
  private let meanings: [Meaning]
  /// The words that wake a rule, and the leads that each is of.
  private let words: WordSet
  private let wordLeads: [UInt64]

  /// What a kind of token means: bit *n* is lead *n*.
  private struct Meaning {
    /// The leads that it is one of.
    var leads: UInt64 = 0
    /// The leads before which it may stand.
    var before: UInt64 = 0
    /// The leads behind which it may stand.
    var behind: UInt64 = 0
  }

  /// - Parameter rules: With at most ``maximumLeads`` leads.
  init(_ codeRules: [any CodeRule.Type]) {
    var rules: [any CodeRule.Type] = []
    var meanings = [Meaning](repeating: Meaning(), count: 256)
    var words: [StaticString] = []
    var wordLeads: [UInt64] = []
    for rule in codeRules {
      for lead in rule.leadTokens where rules.count < Self.maximumLeads {
        let bit = UInt64(1) << UInt64(rules.count)
        for kind in lead.kinds { meanings[Int(kind.rawValue)].leads |= bit }
        for kind in meanings.indices {
          if lead.before?.contains(TokenKind(rawValue: UInt8(kind))) ?? true { meanings[kind].before |= bit }
          if lead.behind?.contains(TokenKind(rawValue: UInt8(kind))) ?? true { meanings[kind].behind |= bit }
        }
        rules.append(rule)
      }
      guard !rule.leadWords.isEmpty, rules.count < Self.maximumLeads else { continue }
      let bit = UInt64(1) << UInt64(rules.count)
      for word in rule.leadWords {
        if let known = words.firstIndex(where: { $0.description == word.description }) {
          wordLeads[known] |= bit
        } else {
          words.append(word)
          wordLeads.append(bit)
        }
      }
      rules.append(rule)
    }
    self.rules = rules
    self.meanings = meanings
    self.words = WordSet(words)
    self.wordLeads = wordLeads
  }

  static let maximumLeads = 64

  var isEmpty: Bool { rules.isEmpty }

  /// Wakes the rules along a block, from left to right.
  func scan(_ code: Code, _ context: RuleContext) {
    meanings.withUnsafeBufferPointer { meanings in
      var previous = TokenKind.other
      var token = code[0]
      for index in 0..<code.count {
        let next = code[index + 1]
        var found = meanings[Int(token.kind.rawValue)].leads
        if found != 0 {
          found &= meanings[Int(previous.rawValue)].before & meanings[Int(next.kind.rawValue)].behind
        }
        if token.kind == .word, let word = words.index(of: code.bytes, token.range) { found |= wordLeads[word] }
        while found != 0 {
          let rule = rules[found.trailingZeroBitCount]
          if !context.isExhausted(rule) { rule.check(code, at: index, context) }
          found &= found &- 1
        }
        previous = token.kind
        token = next
      }
    }
  }
}

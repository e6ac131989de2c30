/// The one pass over the tokens of a block of code that all code rules share.
final class CodeScanner {
  /// The rule of each lead; the words of a rule are one lead.
  private let rules: [any CodeRule.Type]
  private let table: LeadTable
  /// The words that wake a rule, and the leads that each is of.
  private let words: WordSet
  private let wordLeads: [UInt64]

  /// - Parameter codeRules: With at most ``LeadTable/maximumLeads`` leads.
  init(_ codeRules: [any CodeRule.Type]) {
    var rules: [any CodeRule.Type] = []
    var table = LeadTable()
    var words: [StaticString] = []
    var wordLeads: [UInt64] = []
    for rule in codeRules {
      for lead in rule.leadTokens where rules.count < LeadTable.maximumLeads {
        table.add(lead, as: rules.count)
        rules.append(rule)
      }
      guard !rule.leadWords.isEmpty, rules.count < LeadTable.maximumLeads else { continue }
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
    self.table = table
    self.words = WordSet(words)
    self.wordLeads = wordLeads
  }

  var isEmpty: Bool { rules.isEmpty }

  /// Wakes the rules along a block, from left to right.
  func scan(_ code: Code, _ context: RuleContext) {
    let bytes = code.bytes
    table.meanings.withUnsafeBufferPointer { meanings in
      var previous = TokenKind.other
      var token = code[0]
      for index in 0..<code.count {
        let next = code[index + 1]
        var found = meanings.leads(token.kind.rawValue, behind: previous.rawValue, before: next.kind.rawValue)
        if token.kind == .word, let word = words.index(of: bytes, token.range) { found |= wordLeads[word] }
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

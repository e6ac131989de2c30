/// The pass over the signs of a text, and the search for phrases in it, that all text rules share.
final class TextScanner {
  /// The rule of each lead.
  private let rules: [any TextRule.Type]
  /// The rule of each phrase.
  private let phraseRules: [any TextRule.Type]
  private let wholeTextRules: [any WholeTextRule.Type]
  private let table: LeadTable
  private let phrases: WordSearch
  /// The whole-text rules that are asked about every text.
  private let unconditional: UInt64
  /// Whether a rule is woken by a sign or byte.
  private let hasLeads: Bool
  private let wakesBeyondASCII: Bool
  /// Whether a rule looks at more than the bytes.
  let readsLayout: Bool

  /// - Parameters: At most 64 leads, 64 phrases and 64 whole-text rules.
  init(_ textRules: [any TextRule.Type], _ wholeTextRules: [any WholeTextRule.Type]) {
    let leads = textRules.flatMap { rule in rule.leads.map { (rule: rule, lead: $0) } }.prefix(LeadTable.maximumLeads)
    let phrases = textRules.flatMap { rule in rule.leadPhrases.map { (rule: rule, phrase: $0) } }
      .prefix(WordSearch.maximumWords)
    self.rules = leads.map { $0.rule }
    self.phraseRules = phrases.map { $0.rule }
    self.phrases = WordSearch(phrases.map { $0.phrase })
    self.wholeTextRules = Array(wholeTextRules.prefix(64))
    var table = LeadTable()
    for (number, lead) in leads.enumerated() { table.add(lead.lead, as: number) }
    var unconditional: UInt64 = 0
    for (number, rule) in self.wholeTextRules.enumerated() {
      if rule.requiredBytes == .all {
        unconditional |= UInt64(1) << UInt64(number)
      } else {
        table.require(rule.requiredBytes, for: number)
      }
    }
    self.unconditional = unconditional
    self.table = table
    hasLeads = !rules.isEmpty || self.wholeTextRules.contains { $0.requiredBytes != .all }
    readsLayout = hasLeads || textRules.contains { $0.readsLayout } || self.wholeTextRules.contains { $0.readsLayout }
    wakesBeyondASCII = (0x80...0xFF).contains { table.meanings[$0].leads | table.meanings[$0].requirements != 0 }
  }

  /// Wakes the rules along a text, from left to right, and then those that look at it as a whole.
  /// - Parameter hasLayout: Whether the layout has been read.
  func scan(_ text: Text, _ context: RuleContext, hasLayout: Bool) {
    var asked = unconditional
    if hasLeads { asked |= wake(text, context) }
    phrases.forEach(in: text.bytes, hasLayout ? context.layout.masks : nil) { offset, phrase in
      let rule = phraseRules[phrase]
      if !context.isExhausted(rule) { rule.check(text, at: offset, context) }
    }
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
    table.meanings.withUnsafeBufferPointer { meanings in
      context.layout.masks.forEachSign(orBeyondASCII: wakesBeyondASCII) { offset in
        asked |= meanings[Int(bytes[offset])].requirements
        var found = meanings.leads(
          bytes[offset], behind: offset > 0 ? bytes[offset &- 1] : 0x0A,
          before: offset &+ 1 < count ? bytes[offset &+ 1] : 0x0A)
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

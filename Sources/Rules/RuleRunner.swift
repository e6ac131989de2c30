package import Diagnostics
package import Questions
package import YAML

/// Runs all rules but those over the whole bank on one file after the other. Made once for each worker.
package final class RuleRunner {
  private let context = RuleContext()
  private var switches: RuleSwitches?
  private var scanner = TextScanner([], [])
  private var lineScanner = LineScanner([])
  private var codeScanner = CodeScanner([])
  private var codeBlockRules: [any CodeBlockRule.Type] = []
  private var questionRules: [any QuestionRule.Type] = []
  private var recordRules: [any RecordRule.Type] = []
  /// Whether a rule looks at lines, code or signs.
  private var readsLayout = false
  private var readsCode = false
  /// Texts reached through aliases, which are read once however many aliases lead to them.
  private var visited: Set<NodeID> = []
  private var texts: [Text] = []

  package init() {}

  /// Checks the texts of a file.
  /// - Parameters:
  ///   - file: The view of `tree`.
  ///   - switches: The rules to run.
  ///   - collector: Takes the diagnostics, with the rules' default severities, in no particular order.
  package func run(
    _ file: QuestionFile, _ tree: Tree, switches: RuleSwitches, into collector: inout DiagnosticCollector
  ) {
    prepare(switches)
    visited.removeAll(keepingCapacity: true)
    context.begin(file, tree, switches: switches, collector: collector)
    // Only one owner, so that adding to it copies nothing.
    collector = DiagnosticCollector()
    for question in file.questions {
      if question.written != question.node, !visited.insert(question.node).inserted { continue }
      for rule in questionRules { rule.check(question, context) }
      texts.removeAll(keepingCapacity: true)
      for field in Field.prose { addText(question[field], field, of: question, in: tree) }
      checkRecord()
    }
    for heading in file.headings {
      texts.removeAll(keepingCapacity: true)
      texts.append(Text(bytes: tree.value(of: heading), node: heading, field: nil))
      checkRecord()
    }
    collector = context.end()
    texts.removeAll(keepingCapacity: true)
  }

  private func addText(_ written: NodeID?, _ field: Field, of question: Question, in tree: Tree) {
    guard let written, let node = tree.resolved(written), tree.kind(of: node) == .scalar,
      tree.isComplete(node)
    else { return }
    let isOwn = node == written && tree.parent(of: node) == question.node
    guard isOwn || visited.insert(node).inserted else { return }
    texts.append(Text(bytes: tree.value(of: node), node: node, field: field))
  }

  private func checkRecord() {
    context.beginRecord(texts)
    for text in texts {
      if readsLayout { context.layout.read(text.bytes) }
      scanner.scan(text, context, hasLayout: readsLayout)
      lineScanner.scan(text, context)
      checkCode(of: text)
    }
    if !context.signs.isEmpty {
      let record = Record(texts: texts)
      for rule in recordRules where !context.signs.isDisjoint(with: rule.signs) { rule.check(record, context) }
    }
    context.endRecord()
  }

  private func checkCode(of text: Text) {
    guard readsCode else { return }
    for index in context.layout.blocks.indices {
      let code = context.layout.code(index, in: text)
      for rule in codeBlockRules { rule.check(code, context) }
      codeScanner.scan(code, context)
    }
  }

  /// Chooses the rules; files with the same switches, the usual case, cost one comparison.
  private func prepare(_ switches: RuleSwitches) {
    guard self.switches != switches else { return }
    self.switches = switches
    questionRules = BuiltInRules.questionRules.filter { switches.isOn($0.metadata.id) }
    recordRules = BuiltInRules.recordRules.filter { switches.isOn($0.metadata.id) }
    codeBlockRules = BuiltInRules.codeBlockRules.filter { switches.isOn($0.metadata.id) }
    codeScanner = CodeScanner(BuiltInRules.codeRules.filter { switches.isOn($0.metadata.id) })
    readsCode = !codeScanner.isEmpty || !codeBlockRules.isEmpty
    let witnesses = Set(recordRules.flatMap { $0.witnesses.map { $0.metadata.id } })
    scanner = TextScanner(
      BuiltInRules.textRules.filter { switches.isOn($0.metadata.id) || witnesses.contains($0.metadata.id) },
      BuiltInRules.wholeTextRules.filter { switches.isOn($0.metadata.id) })
    lineScanner = LineScanner(BuiltInRules.lineRules.filter { switches.isOn($0.metadata.id) })
    readsLayout = readsCode || !lineScanner.isEmpty || scanner.readsLayout
  }
}

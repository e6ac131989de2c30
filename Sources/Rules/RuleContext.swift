package import Diagnostics
import Questions
package import YAML

/// What a rule sees of the run, and where it reports. One for each worker, moved on from file to file.
package final class RuleContext {
  private(set) var tree = Tree()
  private(set) var switches = RuleSwitches()
  private var file = QuestionFile()
  private var collector = DiagnosticCollector()
  /// The rules for which there is no more room in this file.
  private var exhausted: Set<RuleID> = []
  private var lastMap: (node: NodeID, map: ScalarMap)?
  /// What was seen in the current record.
  private(set) var signs: Signs = []
  private var evidence = Evidence()
  private var record: [Text] = []
  private var aboutTemplates: Bool?
  /// What was asked of the words of the record.
  private var spoken: [(words: [StaticString], answer: Bool)] = []
  private var lastEnd: (node: NodeID, end: TextEnd?)?
  /// The lines and blocks of the text that is being checked. For record rules, those of the last text.
  package let layout = TextLayout()

  init() {}

  func begin(_ file: QuestionFile, _ tree: Tree, switches: RuleSwitches, collector: consuming DiagnosticCollector) {
    self.file = file
    self.tree = tree
    self.switches = switches
    self.collector = collector
    exhausted.removeAll(keepingCapacity: true)
    lastMap = nil
    signs = []
    evidence.beginFile()
  }

  func end() -> DiagnosticCollector {
    for sign in evidence.endFile() { report(sign) }
    let result = collector
    collector = DiagnosticCollector()
    return result
  }

  /// Whether nothing that a rule finds from here on can be shown: then it need not look.
  func isExhausted(_ rule: any Rule.Type) -> Bool { !exhausted.isEmpty && exhausted.contains(rule.metadata.id) }

  /// - Parameter texts: All texts of the record.
  func beginRecord(_ texts: [Text]) {
    signs = []
    record = texts
    aboutTemplates = nil
    spoken.removeAll(keepingCapacity: true)
    lastEnd = nil
  }

  /// The end of the text that is being checked, as ``TextEnd/init(of:in:)`` gives it; made once for all rules that ask.
  func end(of text: Text) -> TextEnd? {
    if let lastEnd, lastEnd.node == text.node { return lastEnd.end }
    let end = TextEnd(of: text, in: layout)
    lastEnd = (text.node, end)
    return end
  }

  /// Whether one of these ASCII words, in lower case, stands anywhere in the texts of the record: its subject may be what
  /// a rule looks for.
  ///
  /// The texts are read once for each list of words.
  func recordSpeaks(of words: [StaticString]) -> Bool {
    let known = spoken.first {
      $0.words.elementsEqual(words) { $0.utf8Start == $1.utf8Start && $0.utf8CodeUnitCount == $1.utf8CodeUnitCount }
    }
    if let known { return known.answer }
    let answer = record.contains { text in words.contains { text.bytes.contains($0, from: 0, to: text.bytes.count) } }
    spoken.append((words, answer))
    return answer
  }

  /// Whether a text of the record names a template engine or a framework that has one, or shows what only templates
  /// have. Rules ask where they suspect a hole; the texts are read for it once.
  var isAboutTemplates: Bool {
    if let aboutTemplates { return aboutTemplates }
    let answer = record.contains { TemplateWords.areIn($0.bytes) }
    aboutTemplates = answer
    return answer
  }

  func endRecord() {
    record = []
    for sign in evidence.endRecord() { report(sign) }
  }

  /// Leaves a sign for the record rules.
  package func leave(_ sign: Signs) { signs.formUnion(sign) }

  /// The value of an option of a rule, as configured or standard.
  package func option(_ name: String, of rule: any Rule.Type) -> RuleOptionValue? { switches.option(name, of: rule) }

  /// Reports bytes of a text.
  /// - Parameters:
  ///   - range: The bytes of the text's value.
  ///   - fixes: Makes the fixes, given the place of those bytes in the file.
  package func report(
    _ rule: any Rule.Type, in text: Text, _ range: Range<Int>, _ message: @autoclosure () -> String,
    help: @autoclosure () -> String? = nil, fixes: (SourceRange) -> [Fix] = { _ in [] }
  ) {
    report(
      rule, at: text.node, message, help,
      place: { map(of: text.node).sourceRange(of: range) }, fixes: fixes)
  }

  /// Reports bytes of a text as damaged, or keeps them in mind if they are a weak sign.
  /// - Parameters:
  ///   - range: The bytes of the text's value.
  ///   - confidence: How sure the rule is of this spot.
  ///   - fixes: Makes the fixes, given the place of those bytes in the file; for strong signs only.
  package func report(
    damage rule: any DamageRule.Type, in text: Text, _ range: Range<Int>, _ confidence: Confidence,
    _ message: @autoclosure () -> String, help: @autoclosure () -> String? = nil,
    fixes: (SourceRange) -> [Fix] = { _ in [] }
  ) {
    guard switches.isOn(rule.metadata.id) else { return }
    switch confidence {
    case .strong:
      evidence.noteStrong(rule.family, at: text.node, range)
      report(rule, in: text, range, message(), help: help(), fixes: fixes)
    case .weak(let weight):
      guard evidence.hasRoom(rule.family) else { return }
      evidence.add(
        Evidence.Sign(rule: rule, text: text, range: range, message: message(), help: help(), weight: weight))
    }
  }

  /// Reports bytes of a text as damaged, with what stood there. A weak sign keeps it until it is reported.
  /// - Parameter replacement: Makes what should stand there; nil where nobody can say.
  package func report(
    damage rule: any DamageRule.Type, in text: Text, _ range: Range<Int>, _ confidence: Confidence,
    _ message: @autoclosure () -> String, help: @autoclosure () -> String? = nil, replacement: () -> Replacement?
  ) {
    guard switches.isOn(rule.metadata.id) else { return }
    switch confidence {
    case .strong:
      evidence.noteStrong(rule.family, at: text.node, range)
      report(rule, in: text, range, message(), help: help(), replacement: replacement)
    case .weak(let weight):
      guard evidence.hasRoom(rule.family) else { return }
      var sign = Evidence.Sign(rule: rule, text: text, range: range, message: message(), help: help(), weight: weight)
      sign.replacement = replacement()
      evidence.add(sign)
    }
  }

  private func report(_ sign: Evidence.Sign) {
    report(sign.rule, in: sign.text, sign.range, sign.message, help: sign.help, replacement: { sign.replacement })
  }

  /// Reports bytes of a text that should be others.
  /// - Parameters:
  ///   - range: The bytes of the text's value.
  ///   - replacement: Makes what should stand there; nil where nobody can say. There is no fix either where the style in which
  ///     the text is written has no room for it.
  package func report(
    _ rule: any Rule.Type, in text: Text, _ range: Range<Int>, _ message: @autoclosure () -> String,
    help: @autoclosure () -> String? = nil, replacement: () -> Replacement?
  ) {
    report(rule, in: text, range, message(), help: help()) { _ in
      replacement().flatMap { fix($0, in: text, standard: range) }.map { [$0] } ?? []
    }
  }

  /// A replacement as a fix of the file; nil where the style in which the text is written has no room for it.
  /// - Parameter standard: The range of the value to replace where the replacement names none.
  package func fix(_ replacement: Replacement, in text: Text, standard range: Range<Int>) -> Fix? {
    let changes = replacement.changes.map { ValueChange($0.range ?? range, $0.text) }
    return tree.edits(of: text.node, changes, map: map(of: text.node)).map {
      Fix(replacement.title, replacement.applicability, $0)
    }
  }

  /// The map of a text to the file: the same for all that is found in it.
  private func map(of node: NodeID) -> ScalarMap {
    if let lastMap, lastMap.node == node { return lastMap.map }
    let map = tree.scalarMap(of: node)
    lastMap = (node, map)
    return map
  }

  /// Reports a node as it is written.
  package func report(
    _ rule: any Rule.Type, at node: NodeID, _ message: @autoclosure () -> String,
    help: @autoclosure () -> String? = nil, fixes: (SourceRange) -> [Fix] = { _ in [] }
  ) {
    report(rule, at: node, message, help, place: { tree.range(of: node) }, fixes: fixes)
  }

  private func report(
    _ rule: any Rule.Type, at node: NodeID, _ message: () -> String, _ help: () -> String?,
    place: () -> SourceRange, fixes: (SourceRange) -> [Fix]
  ) {
    let metadata = rule.metadata
    guard switches.isOn(metadata.id) else { return }
    if collector.isFull(metadata.id) { exhausted.insert(metadata.id) }
    collector.add(metadata.id, at: tree.range(of: node)) {
      let place = place()
      var diagnostic = Diagnostic(
        rule: metadata.id, severity: metadata.severity ?? .hint, message: message(), help: help(), range: place,
        fixes: fixes(place), path: tree.pointer(to: node))
      file.annotate(&diagnostic, in: tree)
      return diagnostic
    }
  }
}

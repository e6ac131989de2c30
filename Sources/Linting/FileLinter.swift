package import Diagnostics
import JSONSchema
import Questions
import Rules
import YAML

/// Checks one file after the other, in memory that it keeps: one for each worker.
package final class FileLinter {
  private let linter: Linter
  private let parser: Parser
  private let questions = QuestionFile()
  private let rules = RuleRunner()

  package init(_ linter: Linter) {
    self.linter = linter
    parser = Parser(limits: linter.configuration.limits)
  }

  /// Checks the bytes of a file. They need to stay for the time of the call only.
  /// - Parameter path: decides which settings hold.
  package func lint(_ bytes: UnsafeRawBufferPointer, path: SourcePath) -> FileReport {
    let settings = linter.policy.settings(for: path)
    var collector = linter.collector(settings)
    let isComplete =
      path.isJSON ? parser.parseJSON(bytes, into: &collector) : parser.parse(bytes, into: &collector)
    let tree = parser.tree
    var facts = Facts()
    if linter.checksQuestions {
      questions.read(tree, names: linter.configuration.fieldNames)
      facts = Facts.collect(from: questions, tree)
    }
    facts.isComplete = isComplete
    checkStructure(tree, settings, into: &collector)
    if linter.checksQuestions {
      rules.run(questions, tree, switches: linter.switches(for: settings), into: &collector)
    }
    HiddenCharacter.check(tree, besides: linter.checksQuestions ? questions.texts(in: tree) : [], into: &collector)
    let suppressions =
      linter.allowsSuppressions
      ? SuppressionSet(tree, known: linter.known, into: &collector) : SuppressionSet()
    return FileReport(
      path: path, hash: ContentHash(bytes), questions: questions.questions.count,
      diagnostics: collector.isEmpty ? [] : finish(collector.diagnostics, settings, tree),
      omitted: collector.omitted,
      facts: facts, suppressions: suppressions)
  }

  /// The report on a file that is larger than what is read.
  package func tooLarge(_ size: Int?, path: SourcePath) -> FileReport {
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    return FileReport(
      path: path, hash: ContentHash(nothing), questions: 0,
      diagnostics: [LimitBreach.fileSize(size, limit: linter.configuration.limits.fileSize)], facts: Facts(),
      suppressions: SuppressionSet())
  }

  private func checkStructure(_ tree: Tree, _ settings: RuleSettings, into collector: inout DiagnosticCollector) {
    var documents: [NodeID] = []
    for document in tree.documents where !isEmpty(document, in: tree) {
      if linter.checksQuestions,
        let foreign = ForeignFile.diagnostic(for: document, in: tree, names: linter.configuration.fieldNames)
      {
        collector.add(foreign)
      } else {
        documents.append(document)
      }
    }
    for schema in linter.schemas { check(documents, schema, in: tree, settings, into: &collector) }
  }

  private func check(
    _ documents: [NodeID], _ schema: LoadedSchema, in tree: Tree, _ settings: RuleSettings,
    into collector: inout DiagnosticCollector
  ) {
    var violations: [Violation] = []
    var budget = ValidationBudget(bytes: tree.source.count)
    for document in documents {
      schema.schema.validate(document, in: tree, budget: &budget, into: &violations)
    }
    let certain = violations.filter { isCertain($0, in: tree) }.map { violation in
      (violation: violation, rule: ViolationDiagnostic.rule(of: violation, in: tree, known: linter.known))
    }
    let misspelt = MisspeltFields(certain) { rule in
      settings.severity(of: rule, default: linter.known[rule]?.severity ?? .error)
    }
    for (index, (violation, rule)) in certain.enumerated() where !misspelt.isTold(index) {
      let slip = misspelt.slip(for: index).map { certain[$0].violation }
      collector.add(rule, at: tree.range(of: slip?.key ?? violation.key ?? violation.node)) {
        ViolationDiagnostic.make(
          violation, misspelt: slip, rule: rule, in: tree, known: linter.known,
          names: linter.configuration.fieldNames, schemaFile: schema.file)
      }
    }
    if let breach = budget.breach { collector.add(ViolationDiagnostic.make(breach, in: tree)) }
  }

  /// A document with nothing in it, as after a last `---` or in a file of comments, is no question file and no fault.
  private func isEmpty(_ document: NodeID, in tree: Tree) -> Bool {
    tree.kind(of: document) == .scalar && tree.style(of: document) == .plain && tree.range(of: document).isEmpty
  }

  /// Of a collection in which a syntax error was met, only what stands there counts, not what is missing.
  private func isCertain(_ violation: Violation, in tree: Tree) -> Bool {
    violation.keyword == .additionalProperties || tree.isComplete(violation.node)
  }

  /// Gives the diagnostics their severities and says in which question they are.
  private func finish(_ diagnostics: [Diagnostic], _ settings: RuleSettings, _ tree: Tree) -> [Diagnostic] {
    diagnostics.compactMap { diagnostic in
      guard let severity = settings.severity(of: diagnostic.rule, default: diagnostic.severity) else { return nil }
      var diagnostic = diagnostic
      // A severity of its own (`x-qlint-severity`) gives way only to the configuration's.
      if severity != linter.known[diagnostic.rule]?.severity { diagnostic.severity = severity }
      questions.annotate(&diagnostic, in: tree)
      return diagnostic
    }
  }
}

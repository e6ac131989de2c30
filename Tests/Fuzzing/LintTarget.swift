import Diagnostics
import Linting
import Rules

/// Bytes of a question file, through the parser, the schema, all rules and the suppressions. Each diagnostic lies in
/// the file.
struct LintTarget: FuzzTarget {
  private let linter: FileLinter
  private let path: SourcePath

  init(isJSON: Bool) {
    path = isJSON ? "a.json" : "a.yaml"
    do {
      let configuration = Configuration(root: "/")
      let all = BuiltInRules.metadata.map(\.id.rawValue)
      let policy = RulePolicy(
        configuration, selection: try RuleSelection(select: all, ignore: [], known: Linter.builtInRules),
        known: Linter.builtInRules, workingDirectory: configuration.root)
      linter = FileLinter(try Linter(configuration, policy: policy))
    } catch {
      fatalError("the standard configuration cannot be used: \(error)")
    }
  }

  func run(_ bytes: UnsafeRawBufferPointer) {
    let report = linter.lint(bytes, path: path)
    for diagnostic in report.diagnostics {
      let ranges = [diagnostic.range] + diagnostic.notes.map(\.range) + diagnostic.fixes.flatMap(\.edits).map(\.range)
      for range in ranges {
        demand(
          range.start >= 0 && range.start <= range.end && range.end <= bytes.count,
          "\(diagnostic.rule) reports \(range) of \(bytes.count) bytes")
      }
    }
  }
}

import Diagnostics
import Linting
import Rules
import TestSupport

/// Checks a file as a user does, by the whole linter, with every rule switched on.
enum LinterRun {
  /// - Parameter configuration: the text of a `.qlint.yml`, or nil for the standard one.
  static func check(_ bytes: [UInt8], configuration text: String? = nil) throws -> [Diagnostic] {
    let linter = try linter(text)
    return LintRun(linter, jobs: 1).check(bytes, path: "a.yaml").files.flatMap(\.diagnostics)
  }

  static func linter(_ text: String?) throws -> Linter {
    let configuration: Configuration
    if let text {
      let folder = try TemporaryFolder()
      try folder.write(text, to: ".qlint.yml")
      configuration = try ConfigurationLoader.load(
        .file(SourcePath("\(folder.path)/.qlint.yml")), workingDirectory: SourcePath(folder.path),
        known: Linter.builtInRules)
    } else {
      configuration = Configuration(root: "/")
    }
    let all = BuiltInRules.metadata.map(\.id.rawValue)
    let policy = RulePolicy(
      configuration, selection: try RuleSelection(select: all, ignore: [], known: Linter.builtInRules),
      known: Linter.builtInRules, workingDirectory: configuration.root)
    return try Linter(configuration, policy: policy)
  }
}

import Diagnostics
import Linting
import Rules

/// Something that must stand any input. Made once, run for each input.
protocol FuzzTarget {
  func run(_ bytes: UnsafeRawBufferPointer)
}

/// All targets by name. `.ci/fuzz` runs each of them.
enum FuzzTargets {
  static let all: [String: @Sendable () -> any FuzzTarget] = [
    "lint": { LintTarget(isJSON: false) },
    "json": { LintTarget(isJSON: true) },
    "scalars": { ScalarTarget() },
    "fixes": { FixTarget(isJSON: false) },
    "json-fixes": { FixTarget(isJSON: true) },
    "suppressions": { SuppressionTarget() },
    "reports": { ReportTarget() },
    "baseline": { BaselineTarget() },
    "configuration": { ConfigurationTarget() },
    "schema": { SchemaTarget() },
    "pattern": { PatternTarget() },
  ]
}

/// Ends the run with a crash, which libFuzzer keeps the input of.
func demand(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}

extension Linter {
  /// The linter of the standard configuration, with every rule switched on.
  static func withAllRules(allowsSuppressions: Bool = true, limitsDiagnostics: Bool = true) -> Linter {
    do {
      let configuration = Configuration(root: "/")
      let all = builtInRules.all.map(\.id.rawValue)
      let policy = RulePolicy(
        configuration, selection: try RuleSelection(select: all, ignore: [], known: builtInRules), known: builtInRules,
        workingDirectory: configuration.root)
      return try Linter(
        configuration, policy: policy, allowsSuppressions: allowsSuppressions, limitsDiagnostics: limitsDiagnostics)
    } catch {
      fatalError("the standard configuration cannot be used: \(error)")
    }
  }
}

import Diagnostics
import JSONSchema
import Rules
import YAML

/// What all workers share: the configuration, the compiled schemas, the rules. Made once for a run; checking a file reads it and never
/// changes it.
package final class Linter: Sendable {
  package let configuration: Configuration
  package let policy: RulePolicy
  package let known: KnownRules
  /// Whether `# qlint-ignore` comments hold.
  package let allowsSuppressions: Bool
  /// The schema of question files, and the bank's own where the configuration names one.
  let schemas: [Schema]
  private let baseSwitches: RuleSwitches

  /// - Parameter policy: made for the same configuration and for ``builtInRules``.
  /// - Throws: ``ConfigurationError`` for an id pattern or a schema of the bank's own that cannot be used.
  package init(
    _ configuration: Configuration, policy: RulePolicy, allowsSuppressions: Bool = true
  ) throws(ConfigurationError) {
    self.configuration = configuration
    self.policy = policy
    self.allowsSuppressions = allowsSuppressions
    known = Self.builtInRules
    schemas = try SchemaLoading.schemas(for: configuration)
    baseSwitches = Self.switches(policy.base)
  }

  /// The rules of this build.
  package static let builtInRules = KnownRules(BuiltInRules.metadata)

  func switches(for settings: RuleSettings) -> RuleSwitches {
    settings === policy.base ? baseSwitches : Self.switches(settings)
  }

  private static func switches(_ settings: RuleSettings) -> RuleSwitches {
    var switches = RuleSwitches()
    for position in builtInRules.all.indices { switches.set(position, isOn: settings.isOn(at: position)) }
    for (rule, options) in settings.configuredOptions {
      for (name, value) in options { switches.setOption(name, of: rule, to: value) }
    }
    return switches
  }

  /// Runs the rules over the whole bank on what the files contributed.
  func checkBank(_ bank: Bank) -> [(path: SourcePath, diagnostics: [Diagnostic])] {
    var found = bank.check(baseSwitches)
    for index in found.indices {
      let settings = policy.settings(for: found[index].path)
      found[index].diagnostics = found[index].diagnostics.compactMap { diagnostic in
        guard let severity = settings.severity(of: diagnostic.rule, default: diagnostic.severity) else { return nil }
        var diagnostic = diagnostic
        diagnostic.severity = severity
        return diagnostic
      }
    }
    return found
  }
}

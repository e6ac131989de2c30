package import Diagnostics
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
  /// Whether a file shows no more diagnostics than a reader can use: ``DiagnosticCollector/limitPerRule``.
  let limitsDiagnostics: Bool
  /// The schema of question files, and the bank's own where the configuration names one; or the one that was named for any YAML.
  let schemas: [LoadedSchema]
  /// Whether the files are question files, to which all rules apply, or any YAML, to which a schema does.
  package let checksQuestions: Bool
  private let baseSwitches: RuleSwitches

  /// - Parameters:
  ///   - policy: made for the same configuration and for ``builtInRules``.
  ///   - limitsDiagnostics: whether a file shows no more than a reader can use.
  ///   - schema: the file of a schema to check any YAML or JSON with, instead of question files.
  /// - Throws: ``ConfigurationError`` for an id pattern or a schema that cannot be used.
  package init(
    _ configuration: Configuration, policy: RulePolicy, allowsSuppressions: Bool = true, limitsDiagnostics: Bool = true,
    schema: SourcePath? = nil
  ) throws(ConfigurationError) {
    self.configuration = configuration
    self.policy = policy
    self.allowsSuppressions = allowsSuppressions
    self.limitsDiagnostics = limitsDiagnostics
    known = Self.builtInRules
    checksQuestions = schema == nil
    if let schema {
      schemas = [try SchemaLoading.file(schema, root: configuration.root)]
    } else {
      schemas = try SchemaLoading.schemas(for: configuration)
    }
    baseSwitches = Self.switches(policy.base)
  }

  /// The files of the schemas that notes lead to.
  package var schemaFiles: [SourceFile] { schemas.compactMap(\.file) }

  /// The rules of this build.
  package static let builtInRules = KnownRules(BuiltInRules.metadata)

  func switches(for settings: RuleSettings) -> RuleSwitches {
    settings === policy.base ? baseSwitches : Self.switches(settings)
  }

  /// Takes the diagnostics of a file: those of rules that are on, and no more than a reader can use.
  func collector(_ settings: RuleSettings) -> DiagnosticCollector {
    DiagnosticCollector(isLimited: limitsDiagnostics) { settings.severity(of: $0, default: .error) != nil }
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

package import Diagnostics
package import Rules

/// What holds for the rules in one file: which are on, how severe they are, and their options.
package final class RuleSettings: Sendable {
  private let known: KnownRules
  /// By the positions in ``KnownRules/all``: the severity in this run, nil for off.
  private let severities: [Severity?]
  /// The same without what the command line chose.
  private let configured: [Severity?]
  private let options: [RuleID: [String: RuleOptionValue]]

  init(
    known: KnownRules, severities: [Severity?], configured: [Severity?], options: [RuleID: [String: RuleOptionValue]]
  ) {
    self.known = known
    self.severities = severities
    self.configured = configured
    self.options = options
  }

  /// The severity of a rule's diagnostics; nil: the rule is off. A rule that is not known, such as a keyword of the
  /// bank's own schema, has the severity it comes with.
  package func severity(of rule: RuleID, default severity: Severity? = nil) -> Severity? {
    guard let position = known.position(of: rule) else { return severity }
    return severities[position]
  }

  /// Whether a rule runs.
  package func isOn(_ rule: RuleID) -> Bool { severity(of: rule) != nil }

  /// Whether the rule at a position in ``KnownRules/all`` runs.
  package func isOn(at position: Int) -> Bool { severities.indices.contains(position) && severities[position] != nil }

  /// Whether a suppression of this rule can be judged: the rule runs, or it would not run without the command line's
  /// choice either.
  package func hasFullSay(_ rule: RuleID) -> Bool {
    guard let position = known.position(of: rule) else { return false }
    return severities[position] != nil || configured[position] == nil
  }

  /// The value of an option: the configured one, or the standard; nil for an unknown option.
  package func option(_ rule: RuleID, _ name: String) -> RuleOptionValue? {
    options[rule]?[name] ?? known[rule]?.options.first { $0.name == name }?.standard
  }

  /// The options that the configuration sets.
  package var configuredOptions: [RuleID: [String: RuleOptionValue]] { options }
}

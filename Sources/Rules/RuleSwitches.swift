package import Diagnostics

/// Which rules run on a file, and with what options: one bit for each rule, by its index in ``BuiltInRules/all``.
package struct RuleSwitches: Sendable, Hashable {
  private var bits = SIMD4<UInt64>()
  /// Options that differ from the standard.
  private var options: [RuleID: [String: RuleOptionValue]] = [:]

  /// The most rules there can be.
  static let capacity = 256

  /// No rule at all.
  package init() {}

  /// The rules that have a default severity.
  package static let standard: RuleSwitches = {
    var switches = RuleSwitches()
    for (index, metadata) in BuiltInRules.metadata.enumerated() where metadata.severity != nil {
      switches.set(index, isOn: true)
    }
    return switches
  }()

  /// - Parameter index: A rule's index in ``BuiltInRules/all``; others are never on.
  package func isOn(_ index: Int) -> Bool {
    guard index >= 0, index < Self.capacity else { return false }
    return bits[index >> 6] >> UInt64(index & 63) & 1 != 0
  }

  /// Whether the rule with that id is on; unknown rules are not.
  package func isOn(_ rule: RuleID) -> Bool { BuiltInRules.index(of: rule).map { isOn($0) } ?? false }

  /// Switches a rule on or off; indices that are no rule's are passed over.
  package mutating func set(_ index: Int, isOn: Bool) {
    guard index >= 0, index < Self.capacity else { return }
    let bit = UInt64(1) << UInt64(index & 63)
    if isOn { bits[index >> 6] |= bit } else { bits[index >> 6] &= ~bit }
  }

  /// Sets an option of a rule. The configuration has checked that the rule has it, and its type.
  package mutating func setOption(_ name: String, of rule: RuleID, to value: RuleOptionValue) {
    options[rule, default: [:]][name] = value
  }

  /// The value of an option: as configured, or the standard one; nil where the rule has no such option.
  package func option(_ name: String, of rule: any Rule.Type) -> RuleOptionValue? {
    let metadata = rule.metadata
    return options[metadata.id]?[name] ?? metadata.options.first { $0.name == name }?.standard
  }
}

import Diagnostics
import JSONSchema
import YAML

/// Which violations are one mistake: a required field that is missing, and beside it an unknown one whose name is a misspelling of it.
/// The more severe of the two is told; of equals the missing field, at the place and with the fix of the other one.
struct MisspeltFields {
  /// For the index of a missing field that of the unknown one.
  private var slips: [Int: Int] = [:]
  /// The indices of violations of which others tell.
  private var told: Set<Int> = []

  /// - Parameter severity: of a rule; nil where it is off.
  init(_ violations: [(violation: Violation, rule: RuleID)], severity: (RuleID) -> Severity?) {
    guard violations.count > 1 else { return }
    var missing: [NodeID: (index: Int, name: String)] = [:]
    for (index, (violation, _)) in violations.enumerated() {
      if case .missing(let name, let near?) = violation.detail { missing[near] = (index, name) }
    }
    guard !missing.isEmpty else { return }
    for (index, (violation, rule)) in violations.enumerated() {
      guard case .unknownField(_, let suggestion?) = violation.detail, let key = violation.key,
        let other = missing[key], other.name == suggestion, let unknown = severity(rule),
        let required = severity(violations[other.index].rule)
      else { continue }
      if unknown > required {
        told.insert(other.index)
      } else {
        told.insert(index)
        slips[other.index] = index
      }
    }
  }

  /// Whether another violation tells of this one.
  func isTold(_ index: Int) -> Bool { told.contains(index) }

  /// The index of the unknown field that stands for a missing one.
  func slip(for index: Int) -> Int? { slips[index] }
}

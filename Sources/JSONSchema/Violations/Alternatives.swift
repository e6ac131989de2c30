import Diagnostics
import YAML

/// What is said where no branch of `anyOf` or `oneOf` fits: the violations of the branch that the writer most likely
/// meant, as if there were only that one.
extension Validator {
  mutating func reportAlternatives(_ keyword: Keyword, _ branches: Slice, _ id: SubschemaID, _ node: NodeID) -> Bool {
    guard !isSilent, budget.breach == nil else { return false }
    let info = schema.program.infos[Int(id.index)]
    if info.rules.own(keyword) != nil || info.message(for: keyword) != nil {
      return report(keyword, id, at: node, .noAlternative)
    }
    let before = violations
    var best: (distance: Distance, violations: [Violation])?
    var others: [Violation] = []
    var types: TypeSet = []
    var values: [AllowedValue] = []
    for index in branches.range {
      guard let branch = schema.program.children[index] else { continue }
      violations = []
      _ = evaluate(branch, node)
      let distance = distance(of: violations, at: node)
      for violation in violations where violation.node == node {
        if case .type(let expected) = violation.detail { types.formUnion(expected) }
        // More than are looked through for what was meant are not worth the memory.
        if case .values(let allowed, _) = violation.detail, values.count < Suggestion.mostCandidates {
          values += allowed
        }
      }
      if best.map({ distance < $0.distance }) ?? true {
        if let first = best?.violations.first { others.append(first) }
        best = (distance, violations)
      } else if let first = violations.first {
        others.append(first)
      }
    }
    violations = before
    guard let best, !best.violations.isEmpty else { return report(keyword, id, at: node, .noAlternative) }
    switch best.distance.kind {
    case .otherType: return report(keyword, id, at: node, .type(expected: types))
    case .otherValue where best.violations.count == 1 && best.violations[0].node == node:
      let suggestion = meant(by: node, values)
      // This list is the violation's own.
      budget.violations -= values.count / 16
      return report(keyword, id, at: node, .values(allowed: values, suggestion: suggestion))
    case .otherValue, .close:
      var meant = best.violations
      meant[0].alternatives = Array(others.prefix(Self.shownAlternatives))
      violations += meant
    }
    return false
  }

  /// More branches than these are not worth a note each.
  private static var shownAlternatives: Int { 4 }

  /// How far a node is from what a branch wants; less is nearer.
  private struct Distance {
    enum Kind: Int {
      case close
      case otherValue
      case otherType
    }

    var kind: Kind
    var count: Int

    static func < (left: Distance, right: Distance) -> Bool {
      left.kind == right.kind ? left.count < right.count : left.kind.rawValue < right.kind.rawValue
    }
  }

  /// A branch for another type is the farthest; then one for another value of the node or of one of its fields, by
  /// which alternatives are told apart; then the one with more violations.
  private func distance(of violations: [Violation], at node: NodeID) -> Distance {
    var kind = Distance.Kind.close
    for violation in violations {
      switch violation.detail {
      case .type where violation.node == node: kind = .otherType
      case .values where kind == .close && (violation.node == node || tree.parent(of: violation.node) == node):
        kind = .otherValue
      default: break
      }
    }
    return Distance(kind: kind, count: violations.count)
  }
}

package import YAML

/// What checking one file may cost. Counts, never time: the same file gives the same report on a slow machine.
package struct ValidationBudget: Sendable {
  package enum Limit: Sendable {
    /// Aliases followed.
    case aliases
    /// Pairs that come from merge keys (`<<`).
    case inheritedPairs
    /// Subschemas applied, and states of patterns visited.
    case steps
    /// Subschemas applied within each other.
    case depth
    /// Violations kept.
    case violations
  }

  /// The limit that was reached first, and the node at which it was.
  package struct Breach: Sendable {
    package let limit: Limit
    package let node: NodeID
  }

  package var aliases = 100_000
  package var inheritedPairs = 100_000
  package var steps = 20_000_000
  package var violations = 100_000
  /// Names compared to find which was meant; without them a violation has no suggestion.
  package var comparisons = 500_000
  package internal(set) var breach: Breach?

  package init() {}

  /// The budget for a file of so many bytes: who allows larger files means to have them checked.
  package init(bytes: Int) { steps += max(0, bytes) * 4 }

  mutating func exhaust(_ limit: Limit, at node: NodeID) {
    if breach == nil { breach = Breach(limit: limit, node: node) }
  }
}

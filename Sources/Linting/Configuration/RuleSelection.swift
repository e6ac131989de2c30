import Diagnostics
import Rules

/// The rules that the command line chooses for one run: `--select` and `--ignore`, each a list of rules and groups.
package struct RuleSelection: Sendable {
  /// The rules to run, by their positions in ``KnownRules/all``; nil: as configured.
  let selected: Set<Int>?
  let ignored: Set<Int>

  /// Runs what is configured.
  package static let all = RuleSelection()

  private init() {
    selected = nil
    ignored = []
  }

  /// - Parameters:
  ///   - select: run only these, even where the configuration switches them off; none: all that are configured. What
  ///     keeps a file from being read (`encoding/`, `limit/`, `yaml/syntax`) is always reported.
  ///   - ignore: do not run these; wins over `select`.
  /// - Throws: ``RuleSelectionError`` for an unknown name, and for ignoring what is always reported.
  package init(select: [String], ignore: [String], known: KnownRules) throws(RuleSelectionError) {
    selected = select.isEmpty ? nil : try Self.positions(select, known)
    ignored = try Self.positions(ignore, known)
    for name in ignore {
      let isPermanent = known.positions(named: name).allSatisfy { KnownRules.isPermanent(known.all[$0].id) }
      guard !isPermanent else {
        throw RuleSelectionError(
          message: "\"\(name)\" cannot be ignored", help: "what keeps a file from being read is always reported")
      }
    }
  }

  private static func positions(_ names: [String], _ known: KnownRules) throws(RuleSelectionError) -> Set<Int> {
    var found: Set<Int> = []
    for name in names {
      let positions = known.positions(named: name)
      guard !positions.isEmpty else {
        let help = known.suggestion(for: name).map { "did you mean \"\($0)\"?" }
        throw RuleSelectionError(
          message: "unknown rule \"\(name)\"", help: help ?? "\"qlint rules\" lists the rules and their groups")
      }
      found.formUnion(positions)
    }
    return found
  }
}

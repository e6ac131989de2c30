package import Diagnostics
package import Rules

/// All rules of this build, by name and by group: what a configuration, the command line and a suppression may speak
/// of.
package struct KnownRules: Sendable {
  /// In the order they were given in; positions in this array are the rule numbers of ``RuleSettings``.
  package let all: [RuleMetadata]
  private let positions: [String: Int]
  private let groups: [String: [Int]]

  package init(_ all: [RuleMetadata]) {
    self.all = all
    positions = Dictionary(all.enumerated().map { ($1.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    groups = Dictionary(grouping: all.indices, by: { String(all[$0].id.group) })
  }

  /// The rule's position in ``all``.
  package func position(of rule: RuleID) -> Int? { positions[rule.rawValue] }

  package subscript(rule: RuleID) -> RuleMetadata? { position(of: rule).map { all[$0] } }

  /// The positions of the rules that a rule's or a group's name stands for; none for an unknown name.
  package func positions(named name: String) -> [Int] {
    if let position = positions[name] { return [position] }
    return groups[name] ?? []
  }

  package func isGroup(_ name: String) -> Bool { groups[name] != nil }

  /// The rule or group that was most likely meant by an unknown name.
  package func suggestion(for name: String) -> String? {
    if let found = Suggestion.closest(to: name, among: names) { return found }
    // `empty-slot` or `text/empty-slot` for `damage/empty-slot`: the group is what people forget.
    let tail = name.utf8.lastIndex(of: UInt8(ascii: "/")).map { name[name.utf8.index(after: $0)...] } ?? name[...]
    return all.map(\.id.rawValue).sorted().first { $0.hasSuffix("/" + tail) }
  }

  private var names: [String] { all.map(\.id.rawValue) + groups.keys }

  /// Whether nobody may switch the rule off: what it reports means that the file was not read as it should be.
  static func isPermanent(_ rule: RuleID) -> Bool {
    rule.group == "encoding" || rule.group == "limit" || rule == "yaml/syntax"
  }
}

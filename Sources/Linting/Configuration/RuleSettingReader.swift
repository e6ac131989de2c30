import Diagnostics
import Rules
import YAML

/// Reads what a configuration says of one rule or group: a level, or a mapping of a level and options.
struct RuleSettingReader {
  let tree: Tree
  let known: KnownRules
  private(set) var diagnostics: [Diagnostic] = []

  init(_ tree: Tree, known: KnownRules) {
    self.tree = tree
    self.known = known
  }

  /// - Parameters:
  ///   - node: the value.
  ///   - name: a known rule or group.
  ///   - key: where the name stands.
  mutating func read(_ node: NodeID, for name: String, key: NodeID) -> RuleSetting {
    var setting = RuleSetting()
    if tree.kind(of: node) == .scalar {
      setting.level = level(node)
    } else if tree.kind(of: node) == .mapping {
      for pair in tree.pairs(of: node) where tree.kind(of: pair.key) == .scalar {
        guard let value = tree.resolved(pair.value) else { continue }
        if tree.equals(pair.key, "severity") {
          setting.level = level(value)
        } else if let found = option(pair.key, value, of: name) {
          setting.options[found.name] = found.value
        }
      }
    }
    let rules = known.positions(named: name).map { known.all[$0].id }
    if setting.level == .off, rules.allSatisfy(KnownRules.isPermanent) {
      add(
        "permanent-rule", "\(Self.quoted(name)) cannot be switched off",
        help: "what it reports means that a file was not read as it should be", key)
    }
    return setting
  }

  private func level(_ node: NodeID) -> RuleSetting.Level? {
    guard tree.kind(of: node) == .scalar else { return nil }
    if tree.equals(node, "off") { return .off }
    if tree.equals(node, "on") { return .on }
    return Severity(name: tree.string(of: node)).map { .severity($0) }
  }

  private mutating func option(
    _ key: NodeID, _ value: NodeID, of name: String
  ) -> (name: String, value: RuleOptionValue)? {
    let optionName = tree.string(of: key)
    guard let rule = known[RuleID(name)] else {
      add(
        "unknown-option", "the group \(Self.quoted(name)) has no option \(Self.quoted(optionName))",
        help: "options belong to a rule, such as \(Self.quoted(example(of: name)))", key)
      return nil
    }
    guard let option = rule.options.first(where: { $0.name == optionName }) else {
      let names = rule.options.map(\.name)
      let suggestion = Suggestion.closest(to: optionName, among: names + ["severity"])
      let all = names.isEmpty ? "the rule has no options" : "its options: " + names.joined(separator: ", ")
      add(
        "unknown-option", "\(Self.quoted(name)) has no option \(Self.quoted(optionName))",
        help: suggestion.map { "did you mean \"\($0)\"?" } ?? all, key)
      return nil
    }
    guard let read = self.value(value, like: option.standard) else {
      add(
        "option-type",
        "the option \(Self.quoted(optionName)) of \(Self.quoted(name)) must be \(Self.type(of: option.standard))",
        help: option.summary, value)
      return nil
    }
    return (option.name, read)
  }

  private func example(of group: String) -> String {
    known.positions(named: group).first.map { known.all[$0].id.rawValue } ?? group
  }

  /// The value, when it is of the same type as the standard one.
  private func value(_ node: NodeID, like standard: RuleOptionValue) -> RuleOptionValue? {
    let type = tree.kind(of: node) == .scalar ? tree.scalarType(of: node) : nil
    switch standard {
    case .boolean:
      return type == .boolean ? .boolean(tree.value(of: node).first.map { $0 | 0x20 } == UInt8(ascii: "t")) : nil
    case .integer:
      return type == .integer ? Int(tree.string(of: node)).map { .integer($0) } : nil
    case .text:
      return type == .string ? .text(tree.string(of: node)) : nil
    case .texts:
      guard tree.kind(of: node) == .sequence else { return nil }
      var texts: [String] = []
      for item in tree.children(of: node) {
        guard let item = tree.resolved(item), tree.kind(of: item) == .scalar, tree.scalarType(of: item) == .string
        else { return nil }
        texts.append(tree.string(of: item))
      }
      return .texts(texts)
    }
  }

  private static func type(of value: RuleOptionValue) -> String {
    switch value {
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .text: "a text"
    case .texts: "a list of texts"
    }
  }

  private mutating func add(_ rule: String, _ message: String, help: String?, _ node: NodeID) {
    diagnostics.append(
      Diagnostic(
        rule: RuleID("configuration/" + rule), severity: .error, message: message, help: help,
        range: tree.range(of: node)))
  }

  /// A text from the file in quotes, at most 60 Unicode scalars of it.
  static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: 60, limitedBy: scalars.endIndex), end < scalars.endIndex
    else { return "\"\(text)\"" }
    return "\"\(String(scalars[..<end]))…\""
  }
}

import Diagnostics
import JSONSchema
import Questions
import Rules
import YAML

/// Turns what a schema does not allow into diagnostics.
enum ViolationDiagnostic {
  /// The rule under which a violation is reported: what the schema names, which may be a rule of the bank's own, or
  /// `schema/<keyword>` where it names none.
  static func rule(of violation: Violation, in tree: Tree, known: KnownRules) -> RuleID {
    let named = violation.rule.map { RuleID($0) }
    if let named, known.position(of: named) != nil, named.group == "schema",
      [.type, .enum].contains(violation.keyword), tree.range(of: violation.node).isEmpty
    {
      // `answer:` with nothing behind it is null for YAML and forgotten for its writer.
      return "schema/empty-field"
    }
    return named ?? SchemaKeywords.rule(forKeyword: violation.keyword.rawValue)
  }

  /// - Parameter misspelt: the unknown field that stands for the one that is missing; then that is the place to look at.
  static func make(
    _ violation: Violation, misspelt: Violation? = nil, rule: RuleID, in tree: Tree, known: KnownRules,
    names: FieldNames, schemaFile: SourceFile?
  ) -> Diagnostic {
    let text = violation.describe(in: tree)
    let notes = misspelt == nil ? violation.notes(in: tree) : []
    let severity = violation.severity.flatMap { Severity(name: $0) } ?? known[rule]?.severity ?? .error
    return Diagnostic(
      rule: rule, severity: severity, message: text.message, help: text.help,
      range: (misspelt ?? violation).range(in: tree), notes: notes + schemaNote(violation, schemaFile),
      fixes: fix(misspelt ?? violation, in: tree).map { [$0] } ?? [],
      field: missingField(violation, names),
      path: tree.pointer(to: violation.keyword == .required ? violation.node : violation.key ?? violation.node),
      schemaPath: violation.schemaPath)
  }

  /// Where a schema of the project makes its demand.
  private static func schemaNote(_ violation: Violation, _ file: SourceFile?) -> [Note] {
    guard let file, let place = violation.schemaPlace, place.file == file.path.display else { return [] }
    return [Note("the schema asks for it here", file: file.path, range: place.range)]
  }

  /// The standard name of the field that is missing: the place shown is that of another one.
  private static func missingField(_ violation: Violation, _ names: FieldNames) -> String? {
    guard case .missing(let name, _) = violation.detail else { return nil }
    return Array(name.utf8).withUnsafeBufferPointer { names.field(named: $0) }?.name
  }

  static func make(_ breach: ValidationBudget.Breach, in tree: Tree) -> Diagnostic {
    let (rule, what): (RuleID, String) =
      switch breach.limit {
      case .aliases: ("limit/aliases", "too many aliases are followed")
      case .inheritedPairs: ("limit/merged-pairs", "merge keys bring too many pairs")
      case .steps, .depth: ("limit/pattern", "the checks of the schema take too many steps")
      case .violations: ("limit/diagnostics", "there is too much that the schema does not allow")
      }
    return Diagnostic(
      rule: rule, severity: .error, message: "\(what) in this file; its structure was not checked further",
      help: "write the values out, or split the file", range: tree.range(of: breach.node))
  }

  // MARK: Fixes

  private static func fix(_ violation: Violation, in tree: Tree) -> Fix? {
    if let suggestion = violation.suggestion { return replacement(suggestion, violation, in: tree) }
    switch violation.detail {
    case .type(let expected) where expected == .string: return quoting(violation.node, in: tree)
    case .repeated:
      return tree.removal(ofItem: violation.node).map { Fix("remove the repeated item", .safe, [Edit($0, "")]) }
    default: return nil
    }
  }

  /// Writes what was meant.
  private static func replacement(_ suggestion: String, _ violation: Violation, in tree: Tree) -> Fix? {
    let isKey = violation.key != nil
    let node = violation.key ?? violation.node
    guard tree.kind(of: node) == .scalar else { return nil }
    if isKey, tree.pairs(of: violation.node).contains(where: { tree.equals($0.key, Array(suggestion.utf8)) }) {
      // The field is there already: renaming would make a second one.
      return nil
    }
    let written = tree.string(of: node)
    guard let edit = tree.edit(of: node, valueRange: 0..<tree.value(of: node).count, with: suggestion) else {
      return nil
    }
    return Fix(
      "replace `\(String(written.unicodeScalars.prefix(60)))` with `\(suggestion)`",
      isCertain(suggestion, for: written, violation) ? .safe : .unsafe, [edit])
  }

  /// Whether nothing else can have been meant: only case, blanks, `-` and `_` differ, or one slip of the pen in the name of a field or
  /// of a level of ours, near to which there is no other.
  private static func isCertain(_ suggestion: String, for written: String, _ violation: Violation) -> Bool {
    if folded(written) == folded(suggestion) { return true }
    let allowed: [String]
    switch violation.detail {
    case .values(let values, _) where violation.rule == "schema/allowed-level": allowed = values.map(\.text)
    case .unknownField(let fields, _) where violation.rule == "schema/unknown-field": allowed = fields
    default: return false
    }
    return Suggestion.isSlip(written, of: suggestion)
      && Suggestion.closest(to: written, among: allowed.filter { !$0.utf8.elementsEqual(suggestion.utf8) }) == nil
  }

  /// Puts a number, `true` or a date that should be text in quotes. Its text stays as it is written.
  private static func quoting(_ node: NodeID, in tree: Tree) -> Fix? {
    guard tree.kind(of: node) == .scalar, tree.style(of: node) == .plain, tree.tag(of: node) == nil,
      tree.scalarType(of: node) != .null, let text = ScalarText.quoted(tree.string(of: node))
    else { return nil }
    return Fix(
      "put the value in quotes", .safe, [Edit(SourceRange(tree.contentStart(of: node), tree.range(of: node).end), text)]
    )
  }

  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.compactMap { byte in
      switch byte {
      case 0x20, UInt8(ascii: "-"), UInt8(ascii: "_"): nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: byte
      }
    }
  }
}

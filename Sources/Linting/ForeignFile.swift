import Diagnostics
import Questions
import YAML

/// A file that is well-formed YAML and has nothing of a question file: a workflow, a compose file, a quiz in another format. One
/// diagnostic says so, where the schema would complain of each of its keys.
enum ForeignFile {
  /// The diagnostic for a document that has no field of a question, of a set or of a question file; nil for all others.
  static func diagnostic(for document: NodeID, in tree: Tree, names: FieldNames) -> Diagnostic? {
    guard let root = tree.resolved(document) else { return nil }
    switch tree.kind(of: root) {
    case .mapping:
      return tree.childCount(of: root) > 0 && !hasKnownKey(root, in: tree, names: names)
        ? diagnostic(keysOf: root, at: root, in: tree) : nil
    case .sequence:
      var first: NodeID?
      for item in tree.children(of: root) {
        guard let item = tree.resolved(item), tree.kind(of: item) == .mapping else { return nil }
        if hasKnownKey(item, in: tree, names: names) { return nil }
        first = first ?? item
      }
      return first.flatMap { diagnostic(keysOf: $0, at: root, in: tree) }
    case .scalar, .alias:
      return nil
    }
  }

  private static let fileKeys: [StaticString] = ["questions", "sets", "<<"]

  private static func hasKnownKey(_ mapping: NodeID, in tree: Tree, names: FieldNames) -> Bool {
    for pair in tree.pairs(of: mapping) where tree.kind(of: pair.key) == .scalar {
      if names.field(named: tree.value(of: pair.key)) != nil || fileKeys.contains(where: { tree.equals(pair.key, $0) })
      {
        return true
      }
    }
    return false
  }

  private static func diagnostic(keysOf mapping: NodeID, at root: NodeID, in tree: Tree) -> Diagnostic? {
    let pairs = Array(tree.pairs(of: mapping).prefix(4))
    guard let first = pairs.first else { return nil }
    // A slip in the one name that matters is worth more than the news that the file is foreign.
    let keys = pairs.map {
      tree.kind(of: $0.key) == .scalar ? String(tree.string(of: $0.key).unicodeScalars.prefix(40)) : "?"
    }
    let meant = keys.compactMap { key in
      Suggestion.closest(to: key, among: ["questions", "sets"]).map { "did you mean `\($0)` for `\(key)`? " }
    }.first
    let more = tree.childCount(of: mapping) > keys.count ? ", …" : ""
    return Diagnostic(
      rule: "schema/invalid-structure", severity: .error,
      message: "this is no question file: nothing in it is a field of a question (found \(list(keys))\(more))",
      help: (meant ?? "")
        + "a question file is a mapping with `questions` or `sets`, a list of questions, or one question; "
        + "if the bank calls its fields otherwise, name them under `fields` in .qlint.yml, and if the file is something else, "
        + "list it under `exclude`",
      range: tree.range(of: first.key), path: tree.pointer(to: root))
  }

  private static func list(_ keys: [String]) -> String { keys.map { "`\($0)`" }.joined(separator: ", ") }
}

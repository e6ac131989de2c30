package import Diagnostics
package import YAML

extension QuestionFile {
  /// Says of a diagnostic in which question and field it lies, and where in the tree, as far as that is not known yet.
  package func annotate(_ diagnostic: inout Diagnostic, in tree: Tree) {
    let offset = diagnostic.range.start
    if diagnostic.question == nil, let found = question(at: offset, in: tree) {
      diagnostic.question = id(of: found.question, in: tree)
      diagnostic.field = diagnostic.field ?? found.field?.name
    }
    if diagnostic.path.isEmpty, let node = tree.node(at: offset) { diagnostic.path = tree.pointer(to: node) }
  }

  /// The id of a question; nil where it has none that is a scalar with a value. Longer ids than 256 bytes are cut, as
  /// they name a place for people only.
  package func id(of question: Question, in tree: Tree) -> String? {
    guard let node = value(.id, of: question, in: tree), tree.kind(of: node) == .scalar,
      tree.scalarType(of: node) != .null
    else { return nil }
    let bytes = tree.value(of: node)
    return bytes.isEmpty ? nil : String(decoding: bytes.prefix(256), as: UTF8.self)
  }
}

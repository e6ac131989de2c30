package import Diagnostics
package import YAML

/// One fact about a place that a schema does not allow.
package struct Violation: Sendable {
  /// The keyword that is not satisfied.
  package let keyword: Keyword
  /// The node that does not satisfy it: for unknown and missing fields the mapping, for `uniqueItems` the second item.
  /// Never an alias, except for `uniqueItems`.
  package let node: NodeID
  /// The key that the violation is about: of an unknown field, of a field that must not be there; for missing
  /// fields the first key of the mapping.
  package let key: NodeID?
  package let detail: Detail
  /// The keyword's place in the file of the schema, as a JSON Pointer: `/properties/level/enum`.
  package let schemaPath: String
  /// The file and the range of the keyword; nil where the schema is just `false`.
  package let schemaPlace: SchemaPlace?
  /// What `x-qlint-rule` says for the keyword: the rule under which to report.
  package let rule: String?
  /// What `x-qlint-message` or `errorMessage` says for the keyword: the message instead of ours.
  package let customMessage: String?
  /// What `x-qlint-severity` says.
  package let severity: String?
  /// Of a violation in the branch of an `anyOf` or `oneOf` that was most likely meant: what each other branch asks for first.
  package internal(set) var alternatives: [Violation] = []

  /// What a message needs to know.
  package enum Detail: Sendable {
    case type(expected: TypeSet)
    /// Not one of the values; with the one that was most likely meant.
    case values(allowed: [AllowedValue], suggestion: String?)
    /// A field is missing; with the key that is most likely its misspelling.
    case missing(String, near: NodeID?)
    /// A field that is not known; with all that are, sorted, and the one that was most likely meant.
    case unknownField(allowed: [String], suggestion: String?)
    /// What stands there must not be there at all, or not in this form.
    case notAllowed
    /// A length in Unicode scalars, or a number of items or fields, and its limit.
    case size(Int, limit: Int)
    /// The pattern that the text does not match.
    case pattern(String)
    /// The bound of a number, or what it is to be a multiple of.
    case bound(String)
    /// An item that is there before; with that item and its position, from 1.
    case repeated(first: NodeID, position: Int)
    /// A field that needs another one, which is missing.
    case dependent(String, needs: String)
    /// More than one alternative fits.
    case ambiguous(Int)
    /// No alternative fits.
    case noAlternative
    /// The format that the text does not have, as the schema names it.
    case format(String)
    /// The field should not be used any more.
    case deprecated
  }
}

/// A place in the file of a schema.
package struct SchemaPlace: Sendable, Hashable {
  /// The file, as it was named to ``Schema/compile(_:root:name:uri:registry:options:)`` or in the registry.
  package let file: String
  package let range: SourceRange
}

/// A value that a schema allows.
package struct AllowedValue: Sendable, Hashable {
  /// As it would be written without quotes.
  package let text: String
  /// Whether it is text, not a number, `true`, `null` or a collection.
  package let isText: Bool
}

extension Violation {
  /// Whether the file does not satisfy the schema; otherwise the violation is only a remark (`deprecated`).
  package var fails: Bool {
    if case .deprecated = detail { false } else { true }
  }

  /// What was most likely meant in place of what stands at ``range(in:)``: an allowed value or the name of a field.
  package var suggestion: String? {
    switch detail {
    case .values(_, let suggestion), .unknownField(_, let suggestion): suggestion
    default: nil
    }
  }

  /// The place to show: the key for fields that are unknown or missing and for values that are empty, else the value.
  package func range(in tree: Tree) -> SourceRange {
    if let key { return tree.range(of: key) }
    let range = tree.range(of: node)
    if range.isEmpty, let pair = Naming.pair(of: node, in: tree) { return tree.range(of: pair.key) }
    return range
  }

  /// Second places that belong to the violation.
  package func notes(in tree: Tree) -> [Note] {
    let others = alternatives.map { Note("or else: \($0.describe(in: tree).message)", range: $0.range(in: tree)) }
    switch detail {
    case .repeated(let first, _): return [Note("first here", range: tree.range(of: first))] + others
    case .missing(let name, let near?): return [Note("is this meant to be `\(name)`?", range: tree.range(of: near))] + others
    default: return others
    }
  }
}

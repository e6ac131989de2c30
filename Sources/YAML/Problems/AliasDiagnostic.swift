import Diagnostics

/// The diagnostics for aliases that lead nowhere.
enum AliasDiagnostic {
  static func make(_ problem: AliasProblem, name: String, at range: SourceRange, in tree: Tree) -> Diagnostic {
    let name = String(name.unicodeScalars.prefix(60))
    switch problem {
    case .undefined:
      return Diagnostic(
        rule: "yaml/undefined-alias", severity: .error, message: "no anchor `&\(name)` stands before this alias",
        help: "write the anchor at the value that is meant, or put the text in quotes if it begins with a star",
        range: range
      )
    case .cycle(let target):
      let start = tree.range(of: target).start
      return Diagnostic(
        rule: "yaml/alias-cycle", severity: .error,
        message: "the alias `*\(name)` stands inside the value it points to",
        help: "a value cannot hold itself; point to another anchor, or write the value out", range: range,
        notes: [Note("the value `&\(name)` begins here", range: SourceRange(start, start + name.utf8.count + 1))])
    }
  }
}

package import Diagnostics
import YAML

/// What makes two diagnostics the same one to a baseline: the question and the field, the rule and the text, and neither the file
/// nor the line, so that questions can move and texts can be wrapped anew.
package struct BaselineKey: Hashable, Sendable, Comparable {
  /// The id of the question; nil where there is none, and where either of two questions could be the one that is reported.
  package let question: String?
  /// The standard name of the field, where it is known.
  package let field: String?
  package let rule: RuleID
  /// The text at the place of the diagnostic and some words around it, with single blanks for white space; cut where it is long.
  package let text: String
  /// Compared instead of the texts, of which Swift's equality takes different ones for equal.
  private let bytes: [UInt8]

  package init(question: String?, field: String?, rule: RuleID, text: String) {
    self.question = question
    self.field = field
    self.rule = rule
    self.text = text
    bytes = [question, field, rule.rawValue, text].flatMap { part in
      // A part that is missing is no empty part, and 0 and 1 stand in none of those that are read back from a file.
      (part.map { [1] + Array($0.utf8) } ?? []) + [0]
    }
  }

  package static func == (left: BaselineKey, right: BaselineKey) -> Bool { left.bytes == right.bytes }
  package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
  package static func < (left: BaselineKey, right: BaselineKey) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  /// The keys of the diagnostics of one file, in their order.
  /// - Parameter bytes: the file, which is parsed anew.
  static func keys(for diagnostics: [Diagnostic], in bytes: [UInt8], path: SourcePath) -> [BaselineKey] {
    bytes.withUnsafeBytes { source in
      var limits = Limits()
      limits.fileSize = .max
      limits.nodes = .max
      let parser = Parser(limits: limits)
      var nothing = DiagnosticCollector { _ in false }
      _ = path.isJSON ? parser.parseJSON(source, into: &nothing) : parser.parse(source, into: &nothing)
      return diagnostics.map { diagnostic in
        let fragment = BaselineFragment.text(of: diagnostic, in: parser.tree, source)
        // Which of two questions with one text is reported depends on the names of their files.
        let isEither = diagnostic.rule == "bank/duplicate-question"
        return BaselineKey(
          question: isEither ? nil : diagnostic.question, field: diagnostic.field, rule: diagnostic.rule,
          text: isEither ? BaselineFragment.folded(fragment) : fragment)
      }
    }
  }
}

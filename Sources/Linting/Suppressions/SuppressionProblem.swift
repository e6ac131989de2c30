import Diagnostics
import Rules
import YAML

/// The diagnostics for suppressions themselves.
enum SuppressionProblem {
  private static let form =
    "the form is \"# qlint-ignore RULE[, RULE]: reason\", or \"# qlint-ignore-file …\" for the whole file"

  static func diagnostic(_ fault: SuppressionComment.Fault, at range: SourceRange, _ tree: Tree) -> Diagnostic {
    let text = String(decoding: tree.source[range.start..<min(range.end, range.start + 80)], as: UTF8.self)
    switch fault {
    case .unknownForm:
      return make(MalformedSuppression.metadata, "\"\(text)\" is no suppression", help: form, range)
    case .noRule:
      return make(MalformedSuppression.metadata, "the suppression names no rule", help: form, range)
    case .noColon:
      return make(
        MalformedSuppression.metadata, "a \":\" is missing before the reason of the suppression", help: form, range)
    case .tooManySelectors:
      return Diagnostic(
        rule: "limit/suppressions", severity: .error,
        message: "more than \(SuppressionComment.mostSelectors) rules in one suppression; the others do not count",
        help: "name a group instead, such as \"text\"", range: range)
    }
  }

  static func tooMany(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      rule: "limit/suppressions", severity: .error,
      message: "more than \(SuppressionSet.most) suppressions in one file; from here on they do not count",
      help: "use \"# qlint-ignore-file\", or switch the rule off for this path in the configuration", range: range)
  }

  /// What is wrong with a name.
  enum NameFault {
    case unknown
    case cannotBeSuppressed

    var rule: RuleID {
      switch self {
      case .unknown: UnknownSuppressedRule.metadata.id
      case .cannotBeSuppressed: MalformedSuppression.metadata.id
      }
    }
  }

  /// Nil when the name is that of a rule or a group that can be suppressed.
  static func fault(of name: String, known: KnownRules) -> NameFault? {
    let positions = known.positions(named: name)
    if positions.isEmpty { return .unknown }
    return positions.contains { known.all[$0].isSuppressible } ? nil : .cannotBeSuppressed
  }

  /// - Parameter meant: the known name that was most likely meant.
  static func diagnostic(_ fault: NameFault, name: String, at range: SourceRange, meant: String?) -> Diagnostic {
    switch fault {
    case .unknown:
      let shown = String(name.unicodeScalars.prefix(60))
      var diagnostic = make(
        UnknownSuppressedRule.metadata, "the suppression names the unknown rule \"\(shown)\"",
        help: meant.map { "did you mean \"\($0)\"?" } ?? "\"qlint rules\" lists the rules and their groups", range)
      if let meant { diagnostic.fixes = [Fix("write \"\(meant)\"", .unsafe, [Edit(range, meant)])] }
      return diagnostic
    case .cannotBeSuppressed:
      return make(
        MalformedSuppression.metadata, "\"\(name)\" cannot be suppressed",
        help: "mend what it reports, or leave the file out in the configuration", range)
    }
  }

  static func missingReason(at range: SourceRange) -> Diagnostic {
    make(
      MissingSuppressionReason.metadata, "the suppression gives no reason",
      help: "say why behind a colon: whoever reads it next must be able to tell whether it still holds", range)
  }

  /// - Parameters:
  ///   - index: the position of a selector.
  ///   - gone: for each selector of the suppression, whether it is unused.
  static func unused(_ index: Int, of suppression: Suppression, gone: [Bool]) -> Diagnostic {
    let selector = suppression.selectors[index]
    var diagnostic = make(
      UnusedSuppression.metadata, "nothing is suppressed for \"\(selector.name)\" here",
      help: "remove it: left alone, it will hide the next problem of that kind", selector.range)
    diagnostic.fixes = [fix(index, of: suppression, gone: gone)]
    return diagnostic
  }

  private static func fix(_ index: Int, of suppression: Suppression, gone: [Bool]) -> Fix {
    let selectors = suppression.selectors
    guard gone.contains(false) else { return Fix("remove the suppression", .safe, [Edit(suppression.removal, "")]) }
    // Two neighbours that both go must not remove the same comma: behind one that stays it is the comma before,
    // otherwise the one behind.
    let range =
      gone[..<index].contains(false)
      ? SourceRange(selectors[index - 1].range.end, selectors[index].range.end)
      : SourceRange(selectors[index].range.start, selectors[index + 1].range.start)
    return Fix("remove \"\(selectors[index].name)\" from the suppression", .safe, [Edit(range, "")])
  }

  private static func make(_ rule: RuleMetadata, _ message: String, help: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(rule: rule.id, severity: rule.severity ?? .warning, message: message, help: help, range: range)
  }
}

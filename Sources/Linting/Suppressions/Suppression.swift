package import Diagnostics

/// One `# qlint-ignore` or `# qlint-ignore-file` comment.
package struct Suppression: Sendable, Hashable {
  /// A rule or a group that the comment names.
  package struct Selector: Sendable, Hashable {
    package var name: String
    /// Where the name stands in the file.
    package var range: SourceRange
    /// Whether the name can be suppressed at all: a known rule or group. Only then is it judged as used or unused.
    package var isValid: Bool
    /// Whether it has suppressed a diagnostic.
    package var isUsed = false

    /// Whether it stands for a rule.
    func matches(_ rule: RuleID) -> Bool {
      let (name, id) = (name.utf8, rule.rawValue.utf8)
      if name.count == id.count { return name.elementsEqual(id) }
      return rule.group.utf8.elementsEqual(name)
    }
  }

  /// Where the suppression holds.
  package enum Scope: Sendable, Hashable {
    case file
    /// Diagnostics that begin in this range.
    case range(SourceRange)
  }

  /// The comment: from `#` to the end of the line.
  package var comment: SourceRange
  /// What goes when the comment goes: with the blanks before it, and with its line when it stands alone.
  package var removal: SourceRange
  package var scope: Scope
  package var selectors: [Selector]
  /// Where in the file it says why; nil where it does not.
  package var reason: SourceRange?

  /// Whether a diagnostic with this range lies in the scope.
  func covers(_ range: SourceRange) -> Bool {
    switch scope {
    case .file: true
    case .range(let scope): scope.contains(range.start) || (range.isEmpty && range.start == scope.end)
    }
  }
}

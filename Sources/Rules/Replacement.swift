package import Diagnostics

/// What should stand in a text in place of what stands there, as a rule sees it: in bytes of the value. ``RuleContext`` makes edits
/// of the file of it, escaped and indented as the scalar's style demands.
package struct Replacement {
  /// The title of the fix: what it does, in the imperative.
  package var title: String
  package var applicability: Fix.Applicability
  /// In the order of their ranges, which do not overlap; a range of nil is the one that is reported.
  package var changes: [(range: Range<Int>?, text: String)]

  /// A text for one range, the reported one unless another is named.
  package init(_ title: String, _ applicability: Fix.Applicability, _ text: String, of range: Range<Int>? = nil) {
    self.init(title, applicability, [(range, text)])
  }

  /// Texts for several ranges of one text, which are replaced together or not at all.
  package init(_ title: String, _ applicability: Fix.Applicability, _ changes: [(range: Range<Int>?, text: String)]) {
    self.title = title
    self.applicability = applicability
    self.changes = changes
  }
}

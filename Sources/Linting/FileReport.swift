package import Diagnostics
package import Questions

/// What checking one file gives: a function of its bytes and the configuration. It outlives the tree and is what the parallel run
/// collects.
package struct FileReport: Sendable {
  package var path: SourcePath
  /// Tells later whether the file is still what was checked.
  package var hash: ContentHash
  /// The number of questions in the file.
  package var questions: Int
  /// With the severities that hold for this file, of rules that are on; in no particular order, suppressed ones included.
  package var diagnostics: [Diagnostic]
  /// What there was no room for.
  package var omitted: [RuleID: DiagnosticCollector.Omission] = [:]
  /// What the file contributes to the rules over the whole bank.
  package var facts: Facts
  package var suppressions: SuppressionSet
}

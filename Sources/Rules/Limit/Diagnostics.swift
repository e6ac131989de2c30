import Diagnostics

/// More diagnostics in one file than are shown: 100 of one rule, 1,000 in all.
enum DiagnosticsLimit: Rule {
  static let metadata = RuleMetadata(
    id: "limit/diagnostics", severity: .error,
    summary: "a file has more diagnostics than are shown",
    why: """
      Nobody reads thousands of diagnostics of one file. CI runs qlint on files of strangers; limits keep every \
      run short and its memory small.
      """,
    mend: "Mend what is shown first.",
    isSuppressible: false)
}

import Diagnostics

/// More than 100,000 pairs inherited through merge keys (`<<`) in one file.
enum MergedPairsLimit: Rule {
  static let metadata = RuleMetadata(
    id: "limit/merged-pairs", severity: .error,
    summary: "a file inherits too much through merge keys",
    why: """
      What lies behind further merge keys was not checked. CI runs qlint on files of strangers; limits keep \
      every run short and its memory small.
      """,
    mend: "Write the fields out, or split the file.",
    isSuppressible: false)
}

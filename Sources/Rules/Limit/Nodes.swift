import Diagnostics

/// More than 250,000 values in one file.
enum NodesLimit: Rule {
  static let metadata = RuleMetadata(
    id: "limit/nodes", severity: .error,
    summary: "a file holds too many values",
    why: """
      The rest of the file was not checked. CI runs qlint on files of strangers; limits keep every run short and \
      its memory small.
      """,
    mend: "Split the file.",
    isSuppressible: false)
}

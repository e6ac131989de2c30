import Diagnostics

/// More than 1,000 YAML documents in one file.
enum DocumentsLimit: Rule {
  static let metadata = RuleMetadata(
    id: "limit/documents", severity: .error,
    summary: "a file holds too many YAML documents",
    why: """
      The rest of the file was not checked. CI runs qlint on files of strangers; limits keep every run short and \
      its memory small.
      """,
    mend: "Split the file.",
    isSuppressible: false)
}

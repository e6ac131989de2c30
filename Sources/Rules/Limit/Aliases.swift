import Diagnostics

/// More than 100,000 values reached through aliases in one file.
enum AliasesLimit: Rule {
  static let metadata = RuleMetadata(
    id: "limit/aliases", severity: .error,
    summary: "a file uses aliases too often",
    why: """
      What lies behind further aliases was not checked. CI runs qlint on files of strangers; limits keep every \
      run short and its memory small.
      """,
    mend: "Write the values out, or split the file.",
    isSuppressible: false)
}

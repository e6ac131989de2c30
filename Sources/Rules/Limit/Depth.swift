import Diagnostics

/// Collections nested deeper than 64 levels.
enum DepthLimit: Rule {
  static let metadata = RuleMetadata(
    id: "limit/depth", severity: .error,
    summary: "values are nested too deeply",
    why: """
      The rest of the file was not checked. Question files are a few levels deep: a bracket or an indentation \
      went wrong. CI runs qlint on files of strangers; limits keep every run short and its memory small.
      """,
    mend: "Look for the bracket that is not closed or the indentation that grows.",
    isSuppressible: false)
}

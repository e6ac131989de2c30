import Diagnostics

/// More than 16 directives (`%` lines) before a document, or one longer than 1,024 bytes.
enum DirectivesLimit: Rule {
  static let metadata = RuleMetadata(
    id: "limit/directives", severity: .error,
    summary: "too many or too long directives stand before a document",
    why: """
      The file was not checked. Question files need no directives. CI runs qlint on files of strangers; limits \
      keep every run short and its memory small.
      """,
    mend: "Remove the lines that begin with `%`.",
    isSuppressible: false)
}

import Diagnostics

/// A pattern of the configuration or a schema that takes too many steps on a text.
enum PatternLimit: Rule {
  static let metadata = RuleMetadata(
    id: "limit/pattern", severity: .error,
    summary: "a pattern takes too many steps",
    why: """
      The text was not compared with the pattern. CI runs qlint on files of strangers; limits keep every run \
      short and its memory small.
      """,
    mend: "Simplify the pattern.",
    isSuppressible: false)
}

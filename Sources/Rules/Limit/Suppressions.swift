import Diagnostics

/// More than 1,000 suppression comments in one file, or more than 100 rules in one comment.
enum SuppressionsLimit: Rule {
  static let metadata = RuleMetadata(
    id: "limit/suppressions", severity: .error,
    summary: "a file has too many suppression comments",
    why: """
      Further suppressions were passed over. CI runs qlint on files of strangers; limits keep every run short \
      and its memory small.
      """,
    mend: "Switch the rule off for these paths in the configuration (`overrides`).",
    isSuppressible: false)
}

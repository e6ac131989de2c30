import Diagnostics

/// A tag of more than 1,024 bytes.
enum TagLengthLimit: Rule {
  static let metadata = RuleMetadata(
    id: "limit/tag-length", severity: .error,
    summary: "a tag is too long",
    why: """
      The usual cause is text that begins with `!` and has no quotes. CI runs qlint on files of strangers; \
      limits keep every run short and its memory small.
      """,
    mend: "Shorten the tag, or put the text in quotes.",
    isSuppressible: false)
}

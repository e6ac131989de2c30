import Diagnostics

/// An anchor whose name has more than 256 bytes.
enum AnchorLengthLimit: Rule {
  static let metadata = RuleMetadata(
    id: "limit/anchor-length", severity: .error,
    summary: "the name of an anchor is too long",
    why: """
      The usual cause is text that begins with `&` and has no quotes. CI runs qlint on files of strangers; \
      limits keep every run short and its memory small.
      """,
    mend: "Shorten the name, or put the text in quotes.",
    isSuppressible: false)
}

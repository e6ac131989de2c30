import Diagnostics

/// A file with more bytes than are read (8 MiB).
enum FileSizeLimit: Rule {
  static let metadata = RuleMetadata(
    id: "limit/file-size", severity: .error,
    summary: "a file is too large to be checked",
    why: """
      The file was not checked. CI runs qlint on files of strangers; limits keep every run short and its memory \
      small.
      """,
    mend: "Split the file, or raise the limit with `--max-file-size`.",
    isSuppressible: false)
}

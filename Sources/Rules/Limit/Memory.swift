import Diagnostics

/// The system gave no memory to read a file.
enum MemoryLimit: Rule {
  static let metadata = RuleMetadata(
    id: "limit/memory", severity: .error,
    summary: "there was not enough memory to read a file",
    why: """
      The file was not checked. CI runs qlint on files of strangers; limits keep every run short and its memory \
      small.
      """,
    mend: "Split the file, or run fewer jobs (`--jobs`).",
    isSuppressible: false)
}

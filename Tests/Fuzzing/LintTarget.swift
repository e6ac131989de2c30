import Diagnostics
import Linting

/// Bytes of a question file, through the parser, the schema, all rules and the suppressions. Each diagnostic lies in
/// the file, and cuts no character of it in two.
struct LintTarget: FuzzTarget {
  private let linter = FileLinter(Linter.withAllRules())
  private let path: SourcePath

  init(isJSON: Bool) { path = isJSON ? "a.json" : "a.yaml" }

  func run(_ bytes: UnsafeRawBufferPointer) {
    let report = linter.lint(bytes, path: path)
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    for diagnostic in report.diagnostics {
      // What is taken for another encoding has no characters that could be cut.
      let hasCharacters = isUTF8 && diagnostic.rule != "encoding/unsupported-encoding"
      let ranges = [diagnostic.range] + diagnostic.notes.map(\.range) + diagnostic.fixes.flatMap(\.edits).map(\.range)
      for range in ranges {
        demand(
          range.start >= 0 && range.start <= range.end && range.end <= bytes.count,
          "\(diagnostic.rule) reports \(range) of \(bytes.count) bytes")
        for offset in [range.start, range.end] where hasCharacters && offset < bytes.count {
          demand(bytes[offset] & 0xC0 != 0x80, "\(diagnostic.rule) cuts a character at \(offset)")
        }
      }
    }
  }
}

import Diagnostics
import Linting
import YAML

/// Bytes of a question file, mended: the same tree but for the edits, and nothing left for a second time. What cannot be read to
/// its end is not touched.
struct FixTarget: FuzzTarget {
  private let fixing = FixRun(LintRun(Linter.withAllRules(), jobs: 1), allowsUnsafe: true)
  private let comparison = TreeComparison(limits: Limits())
  private let isJSON: Bool

  init(isJSON: Bool) { self.isJSON = isJSON }

  func run(_ bytes: UnsafeRawBufferPointer) {
    let original = Array(bytes)
    let path: SourcePath = isJSON ? "a.json" : "a.yaml"
    let outcome = fixing.mend(original, path: path)
    guard let mended = outcome.files.first?.text else { return }
    let changes = mended.changes
    demand(
      comparison.isSame(original, mended.bytes, but: changes, isJSON: isJSON), "another tree after \(changes)")
    let again = fixing.mend(mended.bytes, path: path)
    demand(again.files.isEmpty, "mended twice: \(changes), then \(again.files.first?.text.changes ?? [])")
  }
}

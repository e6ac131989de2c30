/// The last lines of human output: what was mended, and what could be.
struct FixSummary {
  let style: Style

  func append(_ report: Report, to text: inout [UInt8]) {
    if let mended = report.mended, mended.files > 0 { append(mended, to: &text) }
    let summary = report.summary
    let (safe, unsafe) = (summary.safelyFixable, summary.unsafelyFixable)
    guard safe + unsafe > 0 else { return }
    text.append(text: "  ")
    if safe > 0 {
      text.append(decimal: safe)
      text.append(text: " fixable with --fix")
      if unsafe > 0 {
        text.append(text: ", ")
        text.append(decimal: unsafe)
        text.append(text: " more with --fix --unsafe-fixes")
      }
    } else {
      text.append(decimal: unsafe)
      text.append(text: " fixable with --fix --unsafe-fixes")
    }
    text.append(text: "; --diff shows how\n")
  }

  /// Appends `fixed 12 problems in 3 files`.
  private func append(_ mended: Report.Mended, to text: inout [UInt8]) {
    style.open(.success, in: &text)
    text.append(text: "  fixed ")
    append(mended.diagnostics, "problem", to: &text)
    text.append(text: " in ")
    append(mended.files, "file", to: &text)
    style.close(.success, in: &text)
    text.append(UInt8(ascii: "\n"))
  }

  private func append(_ count: Int, _ name: String, to text: inout [UInt8]) {
    text.append(decimal: count)
    text.append(UInt8(ascii: " "))
    text.append(text: name)
    if count != 1 { text.append(UInt8(ascii: "s")) }
  }
}

extension Report {
  /// What was mended in a run.
  package struct Mended: Hashable, Sendable {
    /// The number of diagnostics that are gone.
    package var diagnostics: Int
    package var files: Int

    package init(diagnostics: Int, files: Int) {
      self.diagnostics = diagnostics
      self.files = files
    }
  }
}

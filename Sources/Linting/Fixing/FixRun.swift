package import Diagnostics
import YAML

/// The mending of a whole bank: checks it, mends its files in memory, and checks it again, until nothing changes.
package struct FixRun: Sendable {
  package let run: LintRun
  /// Whether fixes that are guesses are made too.
  package let allowsUnsafe: Bool

  /// How often the whole bank is checked: what one file has is rarely mended by what is said of another.
  private static let mostRounds = 5

  package init(_ run: LintRun, allowsUnsafe: Bool) {
    self.run = run
    self.allowsUnsafe = allowsUnsafe
  }

  package struct Outcome: Sendable {
    /// What is found in the bank as it would be.
    package var result = LintResult()
    /// The files that have changed, sorted by path.
    package var files: [MendedFile] = []
    /// The fixes that were not made, by file.
    package var dropped: [(path: SourcePath, fix: ChosenFix)] = []

    /// The number of diagnostics that were mended.
    package var fixed: Int { files.reduce(0) { $0 + $1.fixed } }
  }

  /// Mends files, and writes nothing.
  /// - Parameter progress: is told after each file of the first check, on any thread.
  package func mend(_ paths: [SourcePath], progress: (@Sendable () -> Void)? = nil) -> Outcome {
    mend(starting: run.check(paths, progress: progress), texts: [:]) { run.check(paths, texts: $0) }
  }

  /// Mends one text that is no file of the bank, such as standard input.
  package func mend(_ bytes: [UInt8], path: SourcePath) -> Outcome {
    mend(starting: run.check(bytes, path: path), texts: [path: bytes]) { run.check($0[path] ?? bytes, path: path) }
  }

  private func mend(
    starting result: LintResult, texts: [SourcePath: [UInt8]], check: ([SourcePath: [UInt8]]) -> LintResult
  ) -> Outcome {
    var texts = texts
    var mended: [SourcePath: MendedFile] = [:]
    var outcome = Outcome(result: result)
    for _ in 1..<Self.mostRounds {
      var hasChanged = false
      for file in round(outcome.result, mended, texts) {
        if file.text.bytes != (mended[file.path]?.text.bytes ?? file.text.original) { hasChanged = true }
        mended[file.path] = file
        if file.text.isChanged { texts[file.path] = file.text.bytes }
      }
      if !hasChanged { break }
      outcome.result = check(texts)
    }
    let files = mended.values.sorted { $0.path < $1.path }
    outcome.files = files.filter(\.text.isChanged)
    outcome.dropped = files.flatMap { file in file.dropped.map { (file.path, $0) } }
    return outcome
  }

  /// Mends each file that has a diagnostic with a fix.
  private func round(
    _ result: LintResult, _ mended: [SourcePath: MendedFile], _ texts: [SourcePath: [UInt8]]
  ) -> [MendedFile] {
    struct Worker {
      let buffer = ReadBuffer()
      let fixer: FileFixer
    }
    let choice = FixChoice(allowsUnsafe: allowsUnsafe)
    let files = result.files.filter { file in file.diagnostics.contains { choice.fix(for: $0) != nil } }
    let limit = run.linter.configuration.limits.fileSize
    let found = Workers.map(
      count: files.count, jobs: run.jobs,
      makeState: { [linter = run.linter, allowsUnsafe] in
        Worker(fixer: FileFixer(linter, allowsUnsafe: allowsUnsafe))
      },
      work: { worker, index -> MendedFile? in
        let file = files[index]
        var text = mended[file.path]
        if text == nil {
          // A file that is gone or another one by now is not touched; whoever shows its diagnostics finds that too.
          guard let bytes = texts[file.path] ?? (try? worker.buffer.read(file.path, limit: limit)).map(Array.init),
            bytes.withUnsafeBytes({ ContentHash($0) }) == file.hash
          else { return nil }
          text = MendedFile(path: file.path, hash: file.hash, text: EditedText(bytes))
        }
        guard var mended = text else { return nil }
        worker.fixer.mend(&mended, file.diagnostics)
        return mended
      })
    return found.compactMap { $0 }
  }
}

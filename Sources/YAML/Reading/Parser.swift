package import Diagnostics

/// Reads YAML: bytes in, a ``Tree`` and diagnostics out, for any bytes. Made once for each worker and used for one file
/// after the other; its memory is kept.
package final class Parser {
  /// The tree of the last file.
  package let tree = Tree()
  package let limits: Limits
  private let reader = EventReader()
  private let elision = BlockElision()
  /// Tests turn this off to see that it is a matter of speed only.
  var shortensBlocks = true

  package init(limits: Limits = Limits()) { self.limits = limits }

  /// Reads a file into ``tree``. The caller keeps `bytes` for as long as it reads the tree.
  /// - Returns: what is wrong with the encoding, the syntax, the keys and aliases, or the size of the file; with default
  ///   severities, in no particular order.
  package func parse(_ bytes: UnsafeRawBufferPointer) -> [Diagnostic] {
    var collector = DiagnosticCollector()
    parse(bytes, into: &collector)
    return collector.finish()
  }

  /// Reads a file into ``tree``, as ``parse(_:)`` does.
  /// - Returns: whether the file was read to its end; if not, an `encoding/…`, `limit/…` or `yaml/syntax` diagnostic says why.
  @discardableResult
  package func parse(_ bytes: UnsafeRawBufferPointer, into collector: inout DiagnosticCollector) -> Bool {
    guard let scan = begin(bytes, into: &collector) else { return false }
    for range in scan.oddBreaks { collector.add("yaml/odd-line-break", at: range) { Self.oddBreak(range, in: bytes) } }
    if let range = SourceScanning.excessiveDirective(in: bytes, limits: limits) {
      collector.add(LimitBreach.directives(at: range, limits: limits))
      return false
    }
    if shortensBlocks, scan.bomLength == 0, !scan.hasCarriageReturn, scan.oddBreaks.isEmpty, elision.shorten(bytes) {
      // Whatever the shorter text has to say counts only if it is all confirmed.
      var found = collector
      let marks = MarkCursor(elision.shortened, base: 0, isASCII: scan.isASCII, blocks: elision.blocks)
      if read(elision.shortened, marks: marks, blocks: elision.blocks, into: &found) == .complete {
        collector = found
        return true
      }
      tree.removeAll()
      tree.source = bytes
      tree.mayHoldHiddenCharacters = scan.hasHiddenCharacters
    }
    let input = UnsafeRawBufferPointer(rebasing: bytes[scan.bomLength...])
    let marks = MarkCursor(bytes, base: scan.bomLength, isASCII: scan.isASCII)
    return read(input, marks: marks, blocks: [], into: &collector) == .complete
  }

  /// Empties the tree and looks at the bytes as such.
  /// - Returns: nil where they cannot be read, and a diagnostic says why.
  func begin(_ bytes: UnsafeRawBufferPointer, into collector: inout DiagnosticCollector) -> ByteScan? {
    tree.removeAll()
    tree.source = bytes
    guard bytes.count <= min(limits.fileSize, Int(Int32.max)) else {
      collector.add(LimitBreach.fileSize(bytes.count, limit: limits.fileSize))
      return nil
    }
    let scan = ByteScan(bytes)
    if let problem = scan.problem {
      collector.add(
        Diagnostic(
          rule: problem.rule, severity: .error, message: problem.message, help: problem.help, range: problem.range))
      return nil
    }
    tree.mayHoldHiddenCharacters = scan.hasHiddenCharacters
    return scan
  }

  private func read(
    _ input: UnsafeRawBufferPointer, marks: MarkCursor, blocks: [BlockElision.Block],
    into collector: inout DiagnosticCollector
  ) -> ParserRun.Outcome {
    guard reader.open(input) else {
      collector.add(LimitBreach.memory)
      return .stopped
    }
    defer { reader.close() }
    var run = ParserRun(tree: tree, limits: limits, marks: marks, blocks: blocks)
    return run.read(from: reader, into: &collector)
  }

  private static func oddBreak(_ range: SourceRange, in bytes: UnsafeRawBufferPointer) -> Diagnostic {
    let value = UTF8Decoding.scalar(in: bytes, at: range.start)?.value ?? 0
    return Diagnostic(
      rule: "yaml/odd-line-break", severity: .warning,
      message: "U+\(hex(value, 4)) ends a line for some YAML parsers and not for editors",
      help: "replace it with a line feed or a blank, so that every tool sees the same lines", range: range)
  }
}

package import Diagnostics

extension Parser {
  /// Reads a JSON text (RFC 8259) into ``tree``: as ``parse(_:)`` does, and in every place where libyaml would give the
  /// same tree, but with what YAML has no room for: `\ud83d\ude00` is one character.
  /// - Returns: what is wrong with the encoding, the syntax, the keys, or the size of the text.
  package func parseJSON(_ bytes: UnsafeRawBufferPointer) -> [Diagnostic] {
    var collector = DiagnosticCollector()
    parseJSON(bytes, into: &collector)
    return collector.finish()
  }

  /// The same, into a collector.
  /// - Returns: whether the text was read to its end.
  @discardableResult
  package func parseJSON(_ bytes: UnsafeRawBufferPointer, into collector: inout DiagnosticCollector) -> Bool {
    guard let scan = begin(bytes, into: &collector) else { return false }
    var run = JSONRun(tree: tree, limits: limits, from: scan.bomLength)
    return run.read(into: &collector)
  }
}

package import Diagnostics

/// A text that was read once and is kept: its tree can be looked at for as long as this lives, and copies of nothing are needed.
/// For schemas and the like; files that are checked go through one ``Parser`` after the other.
package final class ParsedText {
  /// The bytes where they stay: the tree looks into them.
  private let memory: UnsafeMutableRawBufferPointer
  private let parser = Parser()
  /// What is wrong with the text.
  package let diagnostics: [Diagnostic]

  package var tree: Tree { parser.tree }

  /// Reads a file: as JSON or as YAML, as its name says.
  package init(_ file: SourceFile) {
    memory = .allocate(byteCount: max(1, file.bytes.count), alignment: 1)
    memory.copyBytes(from: file.bytes)
    let kept = UnsafeRawBufferPointer(rebasing: memory[..<file.bytes.count])
    diagnostics = file.path.isJSON ? parser.parseJSON(kept) : parser.parse(kept)
  }

  deinit { memory.deallocate() }

  /// The root of the first document, unless an error was met.
  package var root: NodeID? {
    diagnostics.contains { $0.severity == .error } ? nil : tree.documents.first
  }
}

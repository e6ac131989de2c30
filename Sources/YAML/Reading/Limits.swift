/// How much of a file is read. A breach is one `limit/…` diagnostic, and the rest of the file is left unchecked.
package struct Limits: Sendable, Hashable {
  /// Bytes a file; at most 2 GiB.
  package var fileSize = 8 << 20
  /// Collections around a node; at most 200, because trees are walked by recursion.
  package var depth = 64
  /// Nodes a file.
  package var nodes = 250_000
  /// YAML documents a file.
  package var documents = 1_000
  /// `%` lines before a document.
  package var directives = 16
  /// Bytes of a `%` line.
  package var directiveLength = 1_024
  /// Bytes of a tag as written.
  package var tagLength = 1_024
  /// Bytes of an anchor's name.
  package var anchorLength = 256

  package init() {}
}

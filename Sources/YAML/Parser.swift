package import Diagnostics

/// Reads YAML: bytes in, a ``Tree`` and diagnostics out, for any bytes. Made once for each worker and used for one file
/// after the other; its memory is kept.
package final class Parser {
  /// The tree of the last file.
  package let tree = Tree()
  package let limits: Limits

  package init(limits: Limits = Limits()) { self.limits = limits }

  /// Reads a file into ``tree``. The caller keeps `bytes` for as long as it reads the tree.
  /// - Returns: what is wrong with the encoding, the syntax, the keys and aliases, or the size of the file; with default
  ///   severities, in no particular order.
  package func parse(_ bytes: UnsafeRawBufferPointer) -> [Diagnostic] {
    fatalError()
  }
}

/// How much of a file is read. A breach is one `limit/…` diagnostic, and the rest of the file is left unchecked.
package struct Limits: Sendable, Hashable {
  /// Bytes a file.
  package var fileSize = 8 << 20
  /// Collections around a node.
  package var depth = 64
  package var nodes = 250_000
  package var documents = 1_000
  /// `%` lines before a document, and bytes in each.
  package var directives = 16
  package var directiveLength = 1_024
  /// Bytes of a tag and of an anchor's name.
  package var tagLength = 1_024
  package var anchorLength = 256

  package init() {}
}

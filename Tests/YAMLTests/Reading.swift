import Diagnostics
import YAML

/// A text that was read: keeps the bytes alive for as long as the tree is looked at.
func reading<Result>(
  _ bytes: [UInt8], limits: Limits = Limits(), _ look: (Tree, [Diagnostic]) throws -> Result
) rethrows -> Result {
  let parser = Parser(limits: limits)
  return try bytes.withUnsafeBytes { buffer in
    let diagnostics = parser.parse(buffer)
    return try look(parser.tree, diagnostics)
  }
}

func reading<Result>(_ text: String, _ look: (Tree, [Diagnostic]) throws -> Result) rethrows -> Result {
  try reading(Array(text.utf8), look)
}

extension Tree {
  /// All nodes, in document order.
  var all: [NodeID] { (0..<UInt32(count)).map { NodeID($0) } }

  func text(_ range: SourceRange) -> String { String(decoding: source[range.start..<range.end], as: UTF8.self) }
}

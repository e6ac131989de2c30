import Diagnostics
import JSONSchema
import YAML

/// A schema and, behind a line of three dashes, what to check with it.
struct SchemaTarget: FuzzTarget {
  private let parser = Parser()

  func run(_ bytes: UnsafeRawBufferPointer) {
    _ = parser.parse(bytes)
    let tree = parser.tree
    guard let root = tree.documents.first else { return }
    do {
      let schema = try Schema.compile(tree, root: root, name: "fuzz")
      for document in tree.documents.dropFirst() {
        var violations: [Violation] = []
        schema.validate(document, in: tree, into: &violations)
        for violation in violations.prefix(100) {
          let range = violation.range(in: tree)
          demand(range.start <= range.end && range.end <= bytes.count, "a violation reports \(range)")
        }
      }
    } catch {
      demand(!"\(error)".isEmpty, "an error without words")
    }
  }
}

/// A pattern on the first line, and the text to match on the others.
struct PatternTarget: FuzzTarget {
  func run(_ bytes: UnsafeRawBufferPointer) {
    let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
    let written = String(decoding: bytes[..<end], as: UTF8.self)
    guard let pattern = try? Pattern(written) else { return }
    let text = Array(String(decoding: bytes[min(end + 1, bytes.count)...], as: UTF8.self).utf8)
    text.withUnsafeBufferPointer { text in
      var steps = 10_000_000
      _ = pattern.matches(text, steps: &steps)
    }
  }
}

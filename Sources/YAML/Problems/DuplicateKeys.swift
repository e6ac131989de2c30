import Diagnostics

/// Finds keys that stand twice in one mapping. Keys are compared by the bytes of their value and by their type: `1` and
/// `"1"` are two keys, and so are two spellings of one letter.
enum DuplicateKeys {
  static func check(_ mapping: NodeID, in tree: Tree, into collector: inout DiagnosticCollector) {
    if tree.childCount(of: mapping) <= 12 {
      compareAll(mapping, in: tree, into: &collector)
    } else {
      compareHashed(mapping, in: tree, into: &collector)
    }
  }

  private static func compareAll(_ mapping: NodeID, in tree: Tree, into collector: inout DiagnosticCollector) {
    for pair in tree.pairs(of: mapping) {
      if tree.kind(of: pair.key) != .scalar {
        reportComplex(pair.key, in: tree, into: &collector)
        continue
      }
      for earlier in tree.pairs(of: mapping) {
        guard earlier.key.index < pair.key.index else { break }
        if areEqual(earlier.key, pair.key, in: tree) {
          report(pair.key, first: earlier.key, in: tree, into: &collector)
          break
        }
      }
    }
  }

  private static func compareHashed(_ mapping: NodeID, in tree: Tree, into collector: inout DiagnosticCollector) {
    var seen: [Key: NodeID] = [:]
    seen.reserveCapacity(tree.childCount(of: mapping))
    for pair in tree.pairs(of: mapping) {
      if tree.kind(of: pair.key) != .scalar {
        reportComplex(pair.key, in: tree, into: &collector)
        continue
      }
      let key = Key(bytes: tree.value(of: pair.key), type: tree.scalarType(of: pair.key))
      if let first = seen[key] {
        report(pair.key, first: first, in: tree, into: &collector)
      } else {
        seen[key] = pair.key
      }
    }
  }

  /// A key that borrows its bytes from the tree, which does not change while the keys are compared.
  private struct Key: Hashable {
    let bytes: UnsafeBufferPointer<UInt8>
    let type: ScalarType

    static func == (left: Key, right: Key) -> Bool { left.type == right.type && left.bytes.elementsEqual(right.bytes) }

    func hash(into hasher: inout Hasher) {
      hasher.combine(type)
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
  }

  private static func areEqual(_ left: NodeID, _ right: NodeID, in tree: Tree) -> Bool {
    guard tree.kind(of: left) == .scalar else { return false }
    let (first, second) = (tree.value(of: left), tree.value(of: right))
    return first.count == second.count && first.elementsEqual(second)
      && tree.scalarType(of: left) == tree.scalarType(of: right)
  }

  private static func report(
    _ key: NodeID, first: NodeID, in tree: Tree, into collector: inout DiagnosticCollector
  ) {
    let range = tree.range(of: key)
    collector.add("yaml/duplicate-key", at: range) {
      let name = String(tree.string(of: key).unicodeScalars.prefix(60))
      return Diagnostic(
        rule: "yaml/duplicate-key", severity: .error, message: "the key `\(name)` stands twice in this mapping",
        help: "most programs silently keep only the last one; remove one of the two or rename it", range: range,
        notes: [Note("`\(name)` stands here first", range: tree.range(of: first))], path: tree.pointer(to: key))
    }
  }

  private static func reportComplex(_ key: NodeID, in tree: Tree, into collector: inout DiagnosticCollector) {
    let kind = tree.kind(of: key)
    guard kind != .alias else { return }
    let range = tree.range(of: key)
    collector.add("yaml/complex-key", at: range) {
      Diagnostic(
        rule: "yaml/complex-key", severity: .error,
        message: "a \(kind == .mapping ? "mapping" : "list") stands where a key should be",
        help: "keys are names; a `{{` that was not put in quotes is the usual cause", range: range)
    }
  }
}

package import Diagnostics
package import YAML

/// Whether a file with edits is still the same tree but for what was edited.
package final class TreeComparison {
  private let old: Parser
  private let new: Parser

  package init(limits: Limits) {
    old = Parser(limits: limits)
    new = Parser(limits: limits)
  }

  /// Compares a file before and after edits.
  /// - Parameter edits: of the file before; sorted, not overlapping.
  /// - Returns: false where either cannot be read to its end, where something new is wrong with the file, or where a node that was
  ///   not edited has changed.
  package func isSame(_ before: [UInt8], _ after: [UInt8], but edits: [Edit], isJSON: Bool) -> Bool {
    before.withUnsafeBytes { before in
      after.withUnsafeBytes { after in
        guard let oldProblems = Self.parse(before, by: old, isJSON: isJSON),
          let newProblems = Self.parse(after, by: new, isJSON: isJSON)
        else { return false }
        return newProblems <= oldProblems && hasSameNodes(edits)
      }
    }
  }

  /// Whether a file can be read to its end: no other file is touched.
  func isReadable(_ bytes: [UInt8], isJSON: Bool) -> Bool {
    bytes.withUnsafeBytes { Self.parse($0, by: old, isJSON: isJSON) != nil }
  }

  /// - Returns: the number of problems; nil where the file cannot be read to its end.
  private static func parse(_ bytes: UnsafeRawBufferPointer, by parser: Parser, isJSON: Bool) -> Int? {
    var collector = DiagnosticCollector()
    let isComplete = isJSON ? parser.parseJSON(bytes, into: &collector) : parser.parse(bytes, into: &collector)
    return isComplete ? collector.diagnostics.count + collector.omitted.count : nil
  }

  private func hasSameNodes(_ edits: [Edit]) -> Bool {
    let (old, new) = (old.tree, new.tree)
    guard old.documents.count == new.documents.count else { return false }
    /// For each node of the old tree, that of the new one.
    var counterparts = [UInt32?](repeating: nil, count: old.count)
    var sweep = EditSweep(edits)
    var next: UInt32 = 0
    var index: UInt32 = 0
    while index < UInt32(old.count) {
      let node = NodeID(index)
      let parent = old.parent(of: node)
      if let parent, old.kind(of: parent) == .sequence, sweep.removes(old.range(of: node)) {
        // An item of a list that an edit takes out, with all that is in it.
        index = old.end(of: node)
        continue
      }
      guard next < UInt32(new.count) else { return false }
      let counterpart = NodeID(next)
      guard isSame(node, counterpart, isEdited: sweep.touches(old.range(of: node))),
        new.parent(of: counterpart)?.index == parent.flatMap({ counterparts[Int($0.index)] }),
        (parent == nil) == (new.parent(of: counterpart) == nil)
      else { return false }
      counterparts[Int(index)] = next
      index += 1
      next += 1
    }
    guard next == UInt32(new.count) else { return false }
    return hasSameAliases(counterparts)
  }

  private func isSame(_ node: NodeID, _ counterpart: NodeID, isEdited: Bool) -> Bool {
    let (old, new) = (old.tree, new.tree)
    guard old.kind(of: node) == new.kind(of: counterpart),
      text(old.anchor(of: node), in: old) == text(new.anchor(of: counterpart), in: new),
      text(old.tag(of: node), in: old) == text(new.tag(of: counterpart), in: new)
    else { return false }
    guard old.kind(of: node) == .scalar else { return true }
    // Text must stay text; a number that should be text may become one.
    if isEdited { return old.scalarType(of: node) != .string || new.scalarType(of: counterpart) == .string }
    return old.scalarType(of: node) == new.scalarType(of: counterpart)
      && old.style(of: node) == new.style(of: counterpart)
      && old.value(of: node).elementsEqual(new.value(of: counterpart))
  }

  private func text(_ range: SourceRange?, in tree: Tree) -> [UInt8]? {
    range.map { Array(tree.source[$0.start..<$0.end]) }
  }

  private func hasSameAliases(_ counterparts: [UInt32?]) -> Bool {
    for (index, counterpart) in counterparts.enumerated() {
      let node = NodeID(UInt32(index))
      guard let counterpart, old.tree.kind(of: node) == .alias else { continue }
      let target = old.tree.resolved(node).flatMap { counterparts[Int($0.index)] }
      guard new.tree.resolved(NodeID(counterpart))?.index == target else { return false }
    }
    return true
  }
}

/// The edits of a file, asked for the places of its nodes in their order.
private struct EditSweep {
  private let edits: [Edit]
  /// The first edit that may still reach a node.
  private var index = 0

  init(_ edits: [Edit]) { self.edits = edits }

  /// Whether a node may be another one now.
  mutating func touches(_ range: SourceRange) -> Bool {
    skip(to: range)
    var index = index
    while index < edits.count, edits[index].range.start <= range.end {
      let edit = edits[index]
      let isInside = edit.range.start < range.end && edit.range.end > range.start
      // What comes in at an end of the node may belong to it; what goes beside it does not.
      if isInside || !edit.text.isEmpty { return true }
      index += 1
    }
    return false
  }

  /// Whether all of a node goes, and nothing comes for it.
  mutating func removes(_ range: SourceRange) -> Bool {
    skip(to: range)
    var index = index
    while index < edits.count, edits[index].range.start <= range.start {
      if edits[index].text.isEmpty, !range.isEmpty, edits[index].range.contains(range) { return true }
      index += 1
    }
    return false
  }

  private mutating func skip(to range: SourceRange) {
    while index < edits.count, edits[index].range.end < range.start { index += 1 }
  }
}

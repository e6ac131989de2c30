import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import YAML

/// For every byte of every scalar's value: the place in the file that it comes from.
struct ScalarMapTests {
  /// Value, then the source text of each of its characters, for the scalar behind `a:`.
  static let cases: [(source: String, value: String, parts: [String])] = [
    ("a: xy", "xy", ["x", "y"]),
    ("a: x\n  y", "x y", ["x", "\n  ", "y"]),
    ("a: x  \n\n\n  y", "x\n\ny", ["x", "\n", "\n", "y"]),
    ("a: 'it''s'", "it's", ["i", "t", "''", "s"]),
    ("a: 'x  y '", "x  y ", ["x", " ", " ", "y", " "]),
    (#"a: "\u00e9\n""#, "é\n", [#"\u00e9"#, #"\n"#]),
    (#"a: "\x41\U0001F600b""#, "A😀b", [#"\x41"#, #"\U0001F600"#, "b"]),
    ("a: \"x\\\n   y\"", "xy", ["x", "y"]),
    ("a: \"x \\\n   \\ y\"", "x  y", ["x", " ", "\\ ", "y"]),
    ("a: |\n  x\n   y\n", "x\n y\n", ["x", "\n", " ", "y", "\n"]),
    ("a: |-\r\n  x\r\n  y\r\n", "x\ny", ["x", "\r\n", "y"]),
    ("a: |+\n  x\n\n\n", "x\n\n\n", ["x", "\n", "\n", "\n"]),
    ("a: |2\n   x\n", " x\n", [" ", "x", "\n"]),
    ("a: >\n  x\n  y\n\n  z\n", "x y\nz\n", ["x", "\n  ", "y", "\n", "z", "\n"]),
    ("a: >-\n  x\n   y\n  z\n", "x\n y\nz", ["x", "\n", " ", "y", "\n", "z"]),
    ("- - b: >1-\n      x\n", " x", [" ", "x"]),
    ("a: &n !!str |\n  x\n", "x\n", ["x", "\n"]),
    ("\u{FEFF}a: 'ü'", "ü", ["ü"]),
  ]

  @Test(arguments: cases)
  func charactersMapToTheirSource(source: String, value: String, parts: [String]) throws {
    try reading(source) { tree, diagnostics in
      #expect(diagnostics.isEmpty)
      let node = try #require(tree.all.last { tree.kind(of: $0) == .scalar })
      #expect(tree.string(of: node) == value)
      let map = tree.scalarMap(of: node)
      var offset = 0
      var found: [String] = []
      for scalar in value.unicodeScalars {
        let length = UTF8.width(scalar)
        found.append(tree.text(map.sourceRange(of: offset..<offset + length)))
        offset += length
      }
      #expect(found == parts)
    }
  }

  /// What comes from a place in the file is found there again.
  @Test(arguments: cases)
  func placesMapBackToTheValue(source: String, value: String, parts: [String]) throws {
    try reading(source) { tree, _ in
      let node = try #require(tree.all.last { tree.kind(of: $0) == .scalar })
      let map = tree.scalarMap(of: node)
      var offset = 0
      for scalar in value.unicodeScalars {
        let range = offset..<offset + UTF8.width(scalar)
        #expect(map.valueRange(of: map.sourceRange(of: range)) == range)
        offset = range.upperBound
      }
      let count = value.utf8.count
      // The place of a block scalar ends before its last line break.
      let isBlock = tree.style(of: node) == .literal || tree.style(of: node) == .folded
      let ends = isBlock ? value.utf8.reversed().prefix { $0 == 0x0A }.count : 0
      #expect(map.valueRange(of: tree.range(of: node)) == 0..<count - ends)
      #expect(map.valueRange(of: SourceRange(0, 1)) == 0..<0)
      #expect(map.valueRange(of: SourceRange(tree.source.count + 5, tree.source.count + 9)) == count..<count)
    }
  }

  @Test func rangesGrowToWholeEscapesAndEmptyOnesStayEmpty() {
    reading(#"a: "x\u00e9y""#) { tree, _ in
      let map = tree.scalarMap(of: NodeID(2))
      #expect(tree.text(map.sourceRange(of: 2..<3)) == #"\u00e9"#)
      #expect(map.sourceRange(of: 1..<1).isEmpty)
      #expect(map.sourceRange(of: 4..<4) == SourceRange(12, 12))
      #expect(map.sourceRange(of: 90..<99).isEmpty)
    }
  }

  /// The second decoder agrees with libyaml for every scalar of every file there is, and its map covers the value.
  @Test func everyScalarOfEveryFile() throws {
    var scalars = 0
    for file in Samples.all {
      reading(file.bytes) { tree, _ in
        for node in tree.all where tree.kind(of: node) == .scalar {
          scalars += 1
          let decoder = tree.decoded(node)
          guard decoder.value.elementsEqual(tree.value(of: node)) else {
            Issue.record("\(file.name): \(tree.text(tree.range(of: node)).prefix(200))")
            continue
          }
          check(decoder.segments, covers: tree.value(of: node).count, of: tree, node, in: file.name)
        }
      }
    }
    #expect(scalars > 100)
  }

  private func check(_ segments: [ScalarMap.Segment], covers count: Int, of tree: Tree, _ node: NodeID, in file: String)
  {
    var value = 0
    var source = tree.range(of: node).start
    for segment in segments {
      let isInOrder =
        segment.value.start == value && segment.source.start >= source && segment.source.end <= tree.source.count
      if !isInOrder { Issue.record("\(file): segments out of order in \(tree.text(tree.range(of: node)).prefix(200))") }
      if segment.isVerbatim {
        let bytes = tree.source[segment.source.start..<segment.source.end]
        if !bytes.elementsEqual(tree.value(of: node)[segment.value.start..<segment.value.end]) {
          Issue.record("\(file): other bytes in \(tree.text(tree.range(of: node)).prefix(200))")
        }
      }
      value = segment.value.end
      source = segment.source.end
    }
    if value != count { Issue.record("\(file): \(value) of \(count) bytes mapped") }
  }
}

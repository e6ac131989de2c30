import Diagnostics
import TestSupport
import Testing

@testable import YAML

/// A change of a value, written into the file: right for the style of the scalar, or not offered.
struct ValueChangeTests {
  /// A file, what is replaced in the last scalar's value by what, and the file afterwards; nil where it cannot be done.
  static let cases: [(source: String, old: String, new: String, result: String?)] = [
    ("a: x y", "y", "z", "a: x z"),
    ("a: x &amp; y", "&amp;", "&", "a: x & y"),
    ("a: &n !t x # c", "x", "y", "a: &n !t y # c"),
    ("a: x&#58; y", "&#58;", ":", "a: \"x: y\""),
    ("a: x &#35;1", "&#35;", "#", "a: \"x #1\""),
    ("a: x &quot;y&quot;&#58; z", "&#58;", ":", "a: \"x &quot;y&quot;: z\""),
    ("a: say “x” &#58; y", "&#58;", ": \"", "a: 'say “x” : \" y'"),
    ("a: [x y]", "y", ", z", "a: [\"x , z\"]"),
    ("a: x\n  y &#58; z", "&#58;", ":", nil),
    ("a: “x” y", "“x”", "\"x\"", "a: '\"x\" y'"),
    ("a: x\n  word\n  y", " word", "", "a: x\n  y"),
    ("a: x\n  word\n  y", "word", "", nil),
    ("a: x\n\n\n  y", "\n\n", "; ", "a: x; y"),
    ("a: x\n\n\n  y", "x\n", "x", nil),
    ("a: v1", "v1", "1", "a: \"1\""),
    ("a: x", "x", "", nil),
    ("a: 'x y'", "x", "it's", "a: 'it''s y'"),
    ("a: 'x y'", "x", "\u{7}", "a: \"\\u0007 y\""),
    ("a: \"x y\"", "x", "\"\\\n", "a: \"\\\"\\\\\\n y\""),
    (#"a: "\u00c3\u00a9 y""#, "Ã©", "é", #"a: "é y""#),
    ("a: \"x\n  y\"", "y", " y", "a: \"x\n  \\x20y\""),
    ("a: |\n  x\n  y\n  z\n", "y\n", "", "a: |\n  x\n  z\n"),
    ("a: |\n  x\n  y\n", "y\n", "", "a: |\n  x\n"),
    ("a: |\n  x\n  y\n", "x\n", "", "a: |\n  y\n"),
    ("a: |\r\n  x y\r\n", " y", "\ny", "a: |\r\n  x\r\n  y\r\n"),
    ("a: |\n  x\n\n  y\n", "\n", " ", "a: |\n  x \n  y\n"),
    ("a: |\n  x\n\n  y\n", "\ny", "z", "a: |\n  x\n  z\n"),
    ("a: |\n  x y\n", "x", "", nil),
    ("a: >\n  x\n  y\n", " ", "", "a: >\n  xy\n"),
    ("a: >-\n  x\n\n  y", "\n", " ", "a: >-\n  x y"),
    ("a: >\n  x\n   y\n  z\n", "\n y", "", nil),
    ("a: >\n  x\n  y z\n", "y ", "", "a: >\n  x\n  z\n"),
  ]

  @Test(arguments: cases)
  func changesAreWrittenInTheStyleOfTheScalar(source: String, old: String, new: String, result: String?) throws {
    try reading(source) { tree, _ in
      let node = try #require(tree.all.last { tree.kind(of: $0) == .scalar })
      let value = Array(tree.value(of: node))
      let old = Array(old.utf8)
      let start = try #require((0...value.count - old.count).first { value[$0...].starts(with: old) })
      let edit = tree.edit(of: node, valueRange: start..<start + old.count, with: new)
      #expect(edit.map { applied($0, to: tree) } == result.map { Array($0.utf8) }, "\(edit as Any)")
    }
  }

  /// For many changes of many scalars: where there is an edit, the file with it has the new value and is otherwise the same.
  @Test func everyEditDoesWhatItSays() {
    var made = 0
    var refused = 0
    for source in Self.sources {
      reading(source) { tree, _ in
        for node in tree.all where tree.kind(of: node) == .scalar && tree.scalarType(of: node) == .string {
          let value = Array(tree.value(of: node))
          for low in 0...value.count {
            for high in low...min(value.count, low + 5) {
              for text in Self.texts {
                guard let edit = tree.edit(of: node, valueRange: low..<high, with: text) else {
                  refused += 1
                  continue
                }
                made += 1
                let expected = Array(value[..<low]) + Array(text.utf8) + Array(value[high...])
                check(edit, of: node, in: tree, expected)
              }
            }
          }
        }
      }
    }
    #expect(made > 8_000)
    #expect(refused < made)
  }

  private func check(_ edit: Edit, of node: NodeID, in tree: Tree, _ expected: [UInt8]) {
    let changed = applied(edit, to: tree)
    reading(changed) { new, diagnostics in
      let isSame =
        diagnostics.allSatisfy { $0.severity != .error } && new.count == tree.count
        && tree.all.allSatisfy { other in
          new.kind(of: other) == tree.kind(of: other) && new.scalarType(of: other) == tree.scalarType(of: other)
            && new.value(of: other).elementsEqual(other == node ? expected[...] : Array(tree.value(of: other))[...])
        }
      if !isSame {
        Issue.record(
          """
          \(tree.text(SourceRange(0, tree.source.count)).debugDescription) with \(edit) should have \
          \(String(decoding: expected, as: UTF8.self).debugDescription), is \
          \(String(decoding: changed, as: UTF8.self).debugDescription)
          """)
      }
    }
  }

  private func applied(_ edit: Edit, to tree: Tree) -> [UInt8] {
    Array(tree.source[..<edit.range.start]) + Array(edit.text.utf8) + Array(tree.source[edit.range.end...])
  }

  static let texts = [
    "", "z", " ", "\n", "é", "- ", " z", "z ", "\nz", "z\n", ": ", "#", "\"", "'", "\\", "\t", "\u{2028}",
  ]

  static let sources = [
    "a: x yz\n", "- [x y, {k: v w}]\n", "a: x \n  y\n\n   z  w\n\n\n  v\nb: c\n", "'x ''y'' ': \"a\\\"b \\u00e9\"\n",
    "a: 'x\n\n  y \n  z'\nb: \"x\n\n\n  y \\\n   \\ z\\\n   w\n  v \"\n", "--- x\n y\n--- 'a\n\n--\n b'\n",
    "a: |\n  x\n\n  y z\n   w\n\n\nb: c\n", "a: |-\r\n   x\r\n\r\n   y\r\n", "a: |+\n\n  x\n \n  y\n\n",
    "a: |2\n   x\n  y",
    "a: >\n  x y\n  z\n\n  w\n\n\n  v\n   u\n  t\n  s\n\n   r\n\n  q\n", "a: >-\n\n  x\n  y\n", "- >+\n x\n y\n\n",
    "a: é\u{2028}  x\nb: 'ü\u{85} x'\nc: |\n  x\u{2029}  y\n",
    "\u{FEFF}a: x\n  y\n", "a: [x: [\"p, q\"]]\n", "x\n...\n",
    "? x y\n: z\n", "a: -x\nb: http://x.y/?a=b#c\n",
  ]
}

import Diagnostics
import TestSupport
import Testing

@testable import YAML

/// JSON texts, which are read by a reader of their own.
struct JSONParsingTests {
  private func parsing<Result>(_ text: String, _ look: (Tree, [Diagnostic]) throws -> Result) rethrows -> Result {
    let parser = Parser()
    return try Array(text.utf8).withUnsafeBytes { buffer in
      let diagnostics = parser.parseJSON(buffer)
      return try look(parser.tree, diagnostics)
    }
  }

  /// A tree as text: kinds, types, ranges and values.
  private func dump(_ tree: Tree) -> [String] {
    tree.all.map { node in
      let kind = "\(tree.kind(of: node)) \(tree.style(of: node)) \(tree.scalarType(of: node))"
      return "\(kind) \(tree.range(of: node)) \(tree.childCount(of: node)) \(tree.string(of: node))"
    }
  }

  /// A place ends where a character does.
  @Test(arguments: ["é", "[é]", "{\"a\": 輭}", "[1 🎉]", "tru🎉", "1é", "\"\\é\"", "\"\\u12é\"", "{é: 1}", "[1,é"])
  func errorsStandOnCharacters(_ text: String) {
    let bytes = Array(text.utf8)
    parsing(text) { _, diagnostics in
      #expect(!diagnostics.isEmpty)
      for offset in diagnostics.flatMap({ [$0.range.start, $0.range.end] }) where offset < bytes.count {
        #expect(bytes[offset] & 0xC0 != 0x80, "\(offset)")
      }
    }
  }

  /// The same tree as from libyaml, places included.
  @Test(arguments: [
    #"{"a": [1, -2.5e3, true, null, "x\ty"], "b": {}, "c": []}"#, "[]", "\"é\\u00e9\"", " 12 ", "[[[{\"a\":{}}]]]",
    "{\n  \"a\": \"x y\",\n  \"b\": [\n    0\n  ]\n}\n", #""\\\/\b\f\n\r\t\"""#,
  ])
  func readsAsYAMLDoes(_ text: String) {
    reading(text) { expected, _ in
      parsing(text) { tree, diagnostics in
        #expect(diagnostics.isEmpty)
        #expect(dump(tree) == dump(expected))
        #expect(tree.documents == expected.documents)
        #expect(tree.readEnd == text.utf8.count)
      }
    }
  }

  @Test func joinsSurrogatePairs() throws {
    try parsing(#"["x\ud83d\uDE00y"]"#) { tree, diagnostics in
      #expect(diagnostics.isEmpty)
      let node = try #require(tree.all.last)
      #expect(tree.string(of: node) == "x😀y")
      let map = tree.scalarMap(of: node)
      #expect(tree.text(map.sourceRange(of: 1..<5)) == #"\ud83d\uDE00"#)
      #expect(tree.text(map.sourceRange(of: 5..<6)) == "y")
    }
  }

  /// Half of a pair is told of, and the rest is read.
  @Test func tellsOfHalfPairs() {
    parsing(#"["\ud83dx", 1]"#) { tree, diagnostics in
      #expect(diagnostics.map(\.range) == [SourceRange(2, 8)])
      #expect(tree.string(of: NodeID(1)) == "\u{FFFD}x")
      #expect(tree.count == 3)
    }
  }

  @Test(arguments: [
    ("{\"a\": 1,}", 8, "expected a key in double quotes here"), ("[1 2]", 3, "expected `,` or `]` here"),
    ("{\"a\" 1}", 5, "expected `:` here"), ("[01]", 1, "expected a value here"), ("[1.]", 1, "expected a value here"),
    ("\"a", 0, "the double quote opened here is never closed"), ("[", 1, "the text ends too early"),
    ("{\"a\": \"\\x\"}", 7, "unknown escape in a double-quoted text"), ("1 2", 2, "the document has ended before this"),
    ("[\"a\nb\"]", 3, "a line break or tab must be written \\n, \\r or \\t in a JSON text"),
    ("[\"\\u12\"]", 2, "\\u needs four hexadecimal digits"), ("", 0, "the text ends too early"),
    ("{a: 1}", 1, "expected a key in double quotes here"), ("['a']", 1, "expected a value here"),
    ("]", 0, "expected a value here"), ("[}", 1, "expected a value here"),
    ("{]", 1, "expected a key in double quotes here"),
  ])
  func placesErrors(_ text: String, _ offset: Int, _ message: String) {
    parsing(text) { tree, diagnostics in
      #expect(diagnostics.map(\.message) == [message])
      #expect(diagnostics.map(\.range.start) == [offset])
      #expect(diagnostics.allSatisfy { $0.rule == "yaml/syntax" && $0.range.end <= text.utf8.count })
    }
  }

  @Test func keepsLimits() {
    let deep = String(repeating: "[", count: 100_000)
    parsing(deep) { _, diagnostics in #expect(diagnostics.map(\.rule) == ["limit/depth"]) }
    let many = "[" + String(repeating: "0,", count: 300_000) + "0]"
    parsing(many) { _, diagnostics in #expect(diagnostics.map(\.rule) == ["limit/nodes"]) }
    parsing("{\"a\": 1, \"a\": 2}") { _, diagnostics in #expect(diagnostics.map(\.rule) == ["yaml/duplicate-key"]) }
  }

  /// Every beginning of a text, and every text with one byte changed, is read without a trap.
  @Test func survivesDamage() {
    let text = Array(#"{"a": [1, -2.5e3, true, "x\ud83d\ude00y\n"], "b": {"c": null}}"#.utf8)
    let parser = Parser()
    var texts = text.indices.map { Array(text[..<$0]) }
    for index in text.indices {
      for byte in [UInt8(0x00), 0x22, 0x5B, 0x5C, 0x7D, 0xFF] {
        var changed = text
        changed[index] = byte
        texts.append(changed)
      }
    }
    for text in texts {
      text.withUnsafeBytes { buffer in
        let diagnostics = parser.parseJSON(buffer)
        for diagnostic in diagnostics { #expect(diagnostic.range.end <= text.count) }
        for node in parser.tree.all { #expect(parser.tree.range(of: node).end <= text.count) }
      }
    }
  }
}

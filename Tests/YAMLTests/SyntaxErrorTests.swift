import Diagnostics
import Testing

@testable import YAML

/// Syntax errors in words for writers: the message, and the text it points at.
struct SyntaxErrorTests {
  static let cases: [(source: String, message: String, place: String)] = [
    ("a:\n\t- b\n", "a tab is used for indentation", "\t"),
    ("a: \"x\nb: c\n", "the quote opened here is never closed", "\""),
    ("a: [x, y\n", "the `[` opened here is never closed", "["),
    ("a: [x\nb: c\n", "expected `,` or `]` here, in the list opened with `[`", ":"),
    ("a:\n  b: c\n d: e\n", "wrong indentation: this begins in column 2, the keys of this mapping in column 1", "d:"),
    ("a: b\ncde\nf: d\n", "there is no `:` behind this key", "cde"),
    ("a: b: c\n", "a second `: ` in one line", ":"),
    ("a: @x\n", "a value cannot begin with `@`", "@"),
    ("a: `x`\n", "a value cannot begin with a backtick", "`"),
    ("a: \"\\d\"\n", "unknown escape in a double-quoted text", "\\d"),
    ("a: - b\n", "a list item cannot begin here", "-"),
    ("a: |x\n  b\n", "nothing may follow `|` or `>` in this line", "x"),
    ("a: *\n", "`*` is not followed by a name of letters, digits, `-` and `_`", "*"),
    ("<<<<<<< HEAD\n- id: a\n", "a merge conflict was left in the file", "<<<<<<<"),
    ("- id: a\n=======\n- id: b\n", "a merge conflict was left in the file", "======="),
    ("-\tid: one\n  level: x\n", "a tab stands behind the `-` of a list item", "\t"),
    ("- id: a\n\u{A0} level: b\n", "the indentation holds U+00A0, which only looks like a blank", "\u{A0}"),
    ("- id: a\n  level：b\n", "this is not a `:` but U+FF1A, which only looks like one", "："),
    (String(repeating: "k", count: 1_025) + ": v\n", "this key is longer than 1024 characters", "k"),
  ]

  @Test(arguments: cases)
  func explained(source: String, message: String, place: String) throws {
    try reading(source) { tree, diagnostics in
      let found = try #require(diagnostics.first { $0.rule == "yaml/syntax" })
      #expect(found.message == message)
      #expect(tree.text(found.range) == place)
      #expect(found.help != nil)
    }
  }

  /// What came before the error is there, and what ended with it is known not to be certain.
  @Test func whatCameBeforeIsKept() {
    reading("a:\n  b: c\n  d: [e, f\n") { tree, _ in
      #expect(tree.eventNotation().contains("=VAL :c"))
      #expect(tree.all.filter { !tree.isComplete($0) }.count >= 3)
      #expect(tree.documents.count == 1)
    }
  }
}

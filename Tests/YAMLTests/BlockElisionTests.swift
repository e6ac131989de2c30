import Diagnostics
import Testing

@testable import YAML

/// Taking the text of block scalars away from libyaml changes nothing but the speed.
struct BlockElisionTests {
  static let texts = [
    "a: |\n  x\n", "a: |-\n  x\n\n\n", "a: |+\n  x\n\n\nb: c\n", "a: |+\n  x\n\n \n  \n   \nb: c\n",
    "a: >\n  x\n  y\n\n\n  z\n",
    "a: >\n  x\n   y\n   z\n\n  w\n", "a: >-\n\n\n  x\n\n   y\n\n  z\n", "- |\n x\n- >\n  y\n",
    "- a: |\n    x\n  b: >+\n    y\n\n",
    "a: |\nb: c\n", "- a: |\n  b: c\n", "a: |\n x\n  y\nb: |\n\n\n  z", "a: |\n  x\n y\n", "a: |\n    \n  x\n",
    "a: |\n  x\n   ", "a: |\n \tx\n",
    "a: |\n  \tx\n", "a: |\n  x\n\ty\n", "a: 'b |\n  c'\n", "a: \"b |\n  c\"\nd: |\n  e\n", "a: b |\n  c\nd: |\n  e\n",
    "# a: |\n  b: c\n", "# a: |\n#  b\nc: |\n  d\n", "a: !!str |\n  x\n", "a: &x !!str >\n  x\n  y\nb: *x\n",
    "a: |\n  é\nü: |-\n  日本\nb: ß\n",
    "a: |\n  x\n# comment\nb: >\n  y\n  # text\n", "a: |\n  x\n---\nb: |\n  y\n...\n", "? |\n  key\n: |\n  value\n",
    "a: |\n  X\nb: |\n  X\n",
    "a: [b, |\n  c]\n", "a:\n  - |\n    x\n  - >\n    y\n    z\n", "a: >\n\n  x\n", "a: |\n  x", "a: >+\n  x\n\n",
    "a: |2\n   x\n", "|\n x\n", "--- |\n x\n",
  ]

  @Test(arguments: texts)
  func sameTree(_ text: String) { compare(Array(text.utf8), "this text") }

  @Test func sameTreeForEveryFile() { for file in Samples.all { compare(file.bytes, file.name) } }

  @Test func sameTreeWhenCutAtEveryByte() {
    for text in Self.texts {
      let bytes = Array(text.utf8)
      for count in bytes.indices { compare(Array(bytes[..<count]), text) }
    }
  }

  private func compare(_ bytes: [UInt8], _ name: String) {
    let (short, long) = (Parser(), Parser())
    long.shortensBlocks = false
    bytes.withUnsafeBytes { buffer in
      let (first, second) = (short.parse(buffer), long.parse(buffer))
      #expect(first == second, "\(name)")
      #expect(short.tree.eventNotation() == long.tree.eventNotation(), "\(name)")
      #expect(ranges(short.tree) == ranges(long.tree), "\(name)")
    }
  }

  private func ranges(_ tree: Tree) -> [SourceRange] { tree.all.map { tree.range(of: $0) } }
}

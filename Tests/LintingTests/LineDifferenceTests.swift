import Diagnostics
import TestSupport
import Testing

@testable import Linting

@Suite struct LineDifferenceTests {
  private func text(_ lines: [UInt8]) -> LineIndex { LineIndex(lines.flatMap { [$0, 0x0A] }) }

  /// The lines of a text that do not count as changed; both versions are given as one character a line.
  private func unchanged(_ new: [UInt8], since old: [UInt8]) -> (kept: [UInt8], changed: [UInt8]) {
    let index = text(new)
    let parts = LineDifference.changedParts(of: index, since: text(old))
    // A line has two bytes.
    let isChanged = new.indices.map { line in parts.contains { $0.contains(line * 2) } }
    return (zip(new, isChanged).filter { !$1 }.map(\.0), zip(new, isChanged).filter(\.1).map(\.0))
  }

  @Test(arguments: [
    ("", "", ""), ("abc", "abc", ""), ("abc", "", "abc"), ("", "abc", ""), ("axc", "abc", "x"), ("abcd", "acd", "b"),
    ("acd", "abcd", ""), ("bcda", "abcd", "a"), ("xaby", "ab", "xy"), ("aaaa", "aa", "aa"), ("abxab", "abab", "x"),
    ("a1b2c", "a3b4c", "12"),
    // Between two changes, lines that stand more than once are not told apart.
    ("aa1aa2aa", "aaaaaa", "1aa2"), ("aa1ab2aa", "aaabaa", "12"),
  ])
  func linesThatChanged(new: String, old: String, expected: String) {
    let changed = unchanged(Array(new.utf8), since: Array(old.utf8)).changed
    #expect(String(decoding: changed, as: UTF8.self) == expected)
  }

  /// Nothing may be overlooked: what counts as unchanged is in the earlier version, in the same order.
  @Test func whatIsUnchangedWasThere() {
    var generator = Generator(state: 7)
    var matched = 0
    for _ in 0..<3_000 {
      let old = (0..<Int(generator.next() % 30)).map { _ in UInt8(ascii: "a") + UInt8(generator.next() % 8) }
      var new = old
      for _ in 0..<(generator.next() % 6) {
        let line = UInt8(ascii: "a") + UInt8(generator.next() % 8)
        let place = Int(generator.next() % UInt64(new.count + 1))
        if generator.next() % 2 == 0 || place == new.count {
          new.insert(line, at: place)
        } else {
          new.remove(at: place)
        }
      }
      let kept = unchanged(new, since: old).kept
      matched += kept.count
      var rest = old[...]
      for line in kept {
        guard let place = rest.firstIndex(of: line) else {
          Issue.record("\(new) since \(old): \(kept) is not in it")
          return
        }
        rest = rest[(place + 1)...]
      }
    }
    #expect(matched > 20_000)
  }

  /// Equal lines by the hundred thousand, shifted against each other, must not be compared each with each.
  @Test(.timeLimit(.minutes(Patience.factor)))
  func equalLinesCostNoMoreThanOthers() {
    let many = [UInt8](repeating: UInt8(ascii: "a"), count: 200_000)
    let pairs = (0..<200_000).map { $0 % 2 == 0 ? UInt8(ascii: "a") : UInt8(ascii: "b") }
    #expect(unchangedCount(many + Array("x".utf8) + many, since: many) > 0)
    #expect(unchangedCount(Array("x".utf8) + pairs + Array("y".utf8), since: Array("z".utf8) + pairs.reversed()) >= 0)
  }

  private func unchangedCount(_ new: [UInt8], since old: [UInt8]) -> Int {
    let parts = LineDifference.changedParts(of: text(new), since: text(old))
    return new.count - parts.reduce(0) { $0 + $1.count / 2 }
  }

  @Test func lineEndsAreAPartOfTheLine() {
    let index = LineIndex(Array("a\r\nb\nc".utf8))
    #expect(LineDifference.changedParts(of: index, since: LineIndex(Array("a\nb\nc".utf8))) == [SourceRange(0, 3)])
    #expect(LineDifference.changedParts(of: index, since: index).isEmpty)
  }
}

/// The same numbers in every run (SplitMix64).
private struct Generator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

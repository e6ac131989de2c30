import Diagnostics
import Testing

@testable import YAML

/// Parsing gives a tree and diagnostics for any bytes.
struct RobustnessTests {
  /// Files that are short enough to be cut at every byte.
  static let samples: [Samples.File] = {
    let short = (Samples.fixtures + Samples.suite).filter { (40...1_500).contains($0.bytes.count) }
    let step = max(1, short.count / 50)
    return stride(from: 0, to: short.count, by: step).map { short[$0] }
  }()

  @Test func cutAtEveryByte() {
    for sample in Self.samples {
      for count in 0...sample.bytes.count { look(Array(sample.bytes[..<count])) }
    }
  }

  @Test func bitsFlipped() {
    var random = SplitMix(state: 7)
    for sample in Self.samples {
      for index in sample.bytes.indices {
        var bytes = sample.bytes
        bytes[index] ^= 1 << UInt8(random.next() % 8)
        look(bytes)
      }
    }
  }

  @Test func randomSigns() {
    var random = SplitMix(state: 11)
    let signs = Array("-?:,[]{}#&*!|>'\"%@` \n\t\\ab\r0~<é\u{85}\u{2028}".utf8)
    for _ in 0..<3_000 {
      look((0..<Int(random.next() % 60)).map { _ in signs[Int(random.next() % UInt64(signs.count))] })
    }
  }

  /// Every node lies in the file and in its parent, every diagnostic in the file.
  private func look(_ bytes: [UInt8]) {
    reading(bytes) { tree, diagnostics in
      for diagnostic in diagnostics {
        let places = [diagnostic.range] + diagnostic.notes.map(\.range)
        for range in places where range.start < 0 || range.end > bytes.count {
          Issue.record("\(diagnostic.rule) at \(range) of \(bytes.count): \(String(decoding: bytes, as: UTF8.self))")
        }
      }
      for node in tree.all {
        let range = tree.range(of: node)
        let outer = tree.parent(of: node).map { tree.range(of: $0) } ?? SourceRange(0, bytes.count)
        if !outer.contains(range) {
          Issue.record("node \(range) outside of \(outer): \(String(decoding: bytes, as: UTF8.self))")
        }
        _ = tree.scalarMap(of: node).sourceRange(of: 0..<tree.value(of: node).count)
      }
      for comment in tree.comments() where comment.end > bytes.count || bytes[comment.start] != UInt8(ascii: "#") {
        Issue.record("no comment at \(comment)")
      }
      _ = tree.eventNotation()
    }
  }
}

/// A small random number generator with the same numbers on every run (Steele, Lea, Flood: SplitMix64).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

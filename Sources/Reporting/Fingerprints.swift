import Diagnostics

/// Names for diagnostics that stay the same when lines above them come and go.
///
/// A fingerprint is made of the path, the rule, the question and field (or the keys of the place in the tree), the
/// message, and the marked text without its white space. Of equal ones, each has the number of those before it.
struct Fingerprints {
  /// A fingerprint that no other diagnostic of the report has.
  struct Value: Hashable {
    var hash: UInt64
    /// The how manieth with this hash, from 1.
    var ordinal: Int
  }

  private var counts: [UInt64: Int] = [:]
  /// Of longer text, the rest tells no two diagnostics apart.
  private static let maximumTextBytes = 256

  /// The fingerprint of the next diagnostic of the report.
  ///
  /// - Parameter lines: the text that the diagnostic is about, where it is still there.
  mutating func next(_ diagnostic: Diagnostic, in file: SourcePath, _ lines: LineIndex?) -> Value {
    var hash = FNV1a()
    hash.add(file.bytes)
    hash.add(diagnostic.rule.rawValue.utf8)
    if let question = diagnostic.question {
      hash.add(question.utf8)
      hash.add((diagnostic.field ?? "").utf8)
    } else {
      // Indices move with what is above.
      hash.add(diagnostic.path.utf8.lazy.filter { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    }
    hash.add(diagnostic.message.utf8)
    if let lines {
      let range = diagnostic.range.clamped(to: lines.bytes.count)
      let end = min(range.end, range.start + Self.maximumTextBytes)
      hash.add(lines.bytes[range.start..<end].lazy.filter { $0 > 0x20 })
    }
    let ordinal = counts[hash.value, default: 0] + 1
    counts[hash.value] = ordinal
    return Value(hash: hash.value, ordinal: ordinal)
  }
}

/// The hash function FNV-1a of 64 bits (draft-eastlake-fnv, section 2), over pieces that are kept apart.
private struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
    // No byte of UTF-8: nothing that ends one piece can begin the next.
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}

/// Finds what a writer most likely meant: the nearest known name to one that is not known.
package enum Suggestion {
  /// The longest text, in Unicode scalars, that is compared: comparing costs the product of two lengths.
  static let longest = 64
  /// The most candidates that are looked at: with more, each of many mistakes would cost a walk over all of them.
  package static let mostCandidates = 2_000
  /// The most edits between a text and its suggestion.
  static let mostEdits = 2

  /// The candidate nearest to `text`, or nil where none is near.
  ///
  /// In this order: equal but for case and for `-`, `_` and blanks; one a beginning of the other (`tag`, `tags`);
  /// at most two edits away (insert, delete, replace, swap neighbours) and fewer than half of the length of `text`.
  /// Of equally near candidates the first by UTF-8 bytes, so that the answer does not depend on their order.
  /// - Parameters:
  ///   - text: What was written; more than 64 Unicode scalars have no suggestion.
  ///   - candidates: What is known, of which the first 2,000 are looked at; those of more than 64 Unicode scalars, and `text`
  ///     itself, are passed over.
  package static func closest(to text: String, among candidates: some Sequence<String>) -> String? {
    guard let wanted = folded(text), !wanted.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    let letters = Letters(text)
    var best: (rank: Int, name: String)?
    for candidate in candidates.prefix(mostCandidates) {
      guard letters.mayBeNear(Letters(candidate)), !candidate.utf8.elementsEqual(bytes), let known = folded(candidate),
        let rank = rank(of: known, to: wanted)
      else { continue }
      if let found = best {
        guard rank < found.rank || (rank == found.rank && candidate.utf8.lexicographicallyPrecedes(found.name.utf8))
        else { continue }
      }
      best = (rank, candidate)
    }
    return best?.name
  }

  /// Which letters a text has, found without memory: most candidates are seen to be far off by that alone.
  private struct Letters {
    /// A bit for each letter of ASCII, without its case, and one bit for some other signs each; nil for a text that is not ASCII.
    private var bits: UInt64? = 0

    init(_ text: String) {
      for byte in text.utf8 {
        switch byte {
        case 0x80...: bits = nil
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): add(byte & 0x1F)
        case UInt8(ascii: "-"), UInt8(ascii: "_"), 0x20: break
        default: add(32 + byte & 0x1F)
        }
        if bits == nil { return }
      }
    }

    private mutating func add(_ bit: UInt8) { bits = bits.map { $0 | 1 << UInt64(bit) } }

    /// False where two texts differ by more than two edits, each of which takes at most one letter and brings one, and neither has all
    /// letters of the other, as the longer one has of its beginning.
    func mayBeNear(_ other: Letters) -> Bool {
      guard let bits, let others = other.bits else { return true }
      return (bits ^ others).nonzeroBitCount <= 2 * mostEdits || bits & ~others == 0 || others & ~bits == 0
    }
  }

  /// Whether a text is a name with one slip of the pen: a letter too many, too few or wrong, or two neighbours swapped, in a word of
  /// at least five letters that has no digits (`level-1` is no slip of `level-2`). A beginning of the name (`question`,
  /// `questions`) is none either: it may be another word.
  package static func isSlip(_ text: String, of name: String) -> Bool {
    guard let wanted = folded(text), let known = folded(name), min(wanted.count, known.count) >= 5,
      !wanted.starts(with: known), !known.starts(with: wanted),
      !(wanted + known).contains(where: { (0x30...0x39).contains($0) })
    else { return false }
    return distance(known, wanted).map { $0 <= 1 } ?? false
  }

  /// How far a candidate is from what was written, both folded; less is nearer, nil is too far.
  private static func rank(of known: [UInt32], to wanted: [UInt32]) -> Int? {
    if known == wanted { return 0 }
    let squeezed = known.filter { !isSeparator($0) }
    if !squeezed.isEmpty, squeezed == wanted.filter({ !isSeparator($0) }) { return 1 }
    // A beginning must be at least three letters long, and at least half of the whole, to say what was meant.
    let (short, long) = known.count < wanted.count ? (known, wanted) : (wanted, known)
    if short.count >= 3, short.count * 2 >= long.count, long.starts(with: short) { return 2 + long.count - short.count }
    guard let edits = distance(known, wanted), edits * 2 < wanted.count else { return nil }
    // Who mistypes twice still begins with the right letter: "Medior" is no "Senior".
    guard edits < 2 || known.first == wanted.first else { return nil }
    return 2 + longest + edits
  }

  /// The Damerau–Levenshtein distance (optimal string alignment) of two texts, or nil where it is above ``mostEdits``.
  private static func distance(_ left: [UInt32], _ right: [UInt32]) -> Int? {
    guard abs(left.count - right.count) <= mostEdits else { return nil }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var current = last
    for row in 0..<left.count {
      current[0] = row + 1
      var least = current[0]
      for column in 0..<right.count {
        let same = left[row] == right[column]
        var edits = min(last[column + 1] + 1, current[column] + 1, last[column] + (same ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          edits = min(edits, beforeLast[column - 1] + 1)
        }
        current[column + 1] = edits
        least = min(least, edits)
      }
      if least > mostEdits { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[right.count] <= mostEdits ? last[right.count] : nil
  }

  /// The lower-case Unicode scalars of a text, or nil where there are more than ``longest``.
  private static func folded(_ text: String) -> [UInt32]? {
    guard text.utf8.count <= longest * 4 else { return nil }
    var scalars: [UInt32] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        scalars.append((0x41...0x5A).contains(scalar.value) ? scalar.value + 0x20 : scalar.value)
      } else {
        scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars.map(\.value))
      }
      if scalars.count > longest { return nil }
    }
    return scalars
  }

  private static func isSeparator(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || scalar == 0x5F || scalar == 0x20
  }
}

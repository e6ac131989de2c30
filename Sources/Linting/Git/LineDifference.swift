import Diagnostics

/// The lines of a text that an earlier version of it does not have in their place.
///
/// Patience diff (Bram Cohen): lines that stand once in either text are matched where they keep their order, matches grow over
/// the equal lines around them, and what is left between two of them is looked at again, where other lines may now stand once. It takes
/// n log n steps for any input; of lines that stand often in changed surroundings, some count as changed that a slower search
/// could match.
struct LineDifference {
  /// Equal lines have equal numbers.
  private let new: [Int]
  private let old: [Int]
  private var isMatched: [Bool]

  /// How often what is left is looked at again.
  private static let rounds = 16

  /// Lines `new` and `old` of the two texts that are still to be matched with each other.
  private struct Gap {
    var new: Range<Int>
    var old: Range<Int>
  }

  /// The parts of `text` whose lines are new or changed, in order: whole lines, with their ends.
  static func changedParts(of text: LineIndex, since old: LineIndex) -> [SourceRange] {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    var difference = LineDifference(new: number(text, &numbers), old: number(old, &numbers))
    difference.match()
    var parts: [SourceRange] = []
    for (line, isMatched) in difference.isMatched.enumerated() where !isMatched {
      let range = SourceRange(text.starts[line], end(of: line, in: text))
      if let last = parts.last, last.end == range.start {
        parts[parts.count - 1].end = range.end
      } else {
        parts.append(range)
      }
    }
    return parts
  }

  private init(new: [Int], old: [Int]) {
    self.new = new
    self.old = old
    isMatched = Array(repeating: false, count: new.count)
  }

  private static func end(of line: Int, in text: LineIndex) -> Int {
    line + 1 < text.starts.count ? text.starts[line + 1] : text.bytes.count
  }

  private static func number(_ text: LineIndex, _ numbers: inout [ArraySlice<UInt8>: Int]) -> [Int] {
    text.starts.indices.map { line in
      let bytes = text.bytes[text.starts[line]..<end(of: line, in: text)]
      if let number = numbers[bytes] { return number }
      numbers[bytes] = numbers.count
      return numbers.count - 1
    }
  }

  private mutating func match() {
    var gaps = [Gap(new: new.indices, old: old.indices)]
    for _ in 0..<Self.rounds where !gaps.isEmpty {
      var next: [Gap] = []
      for gap in gaps {
        let gap = trimmed(gap)
        guard !gap.new.isEmpty, !gap.old.isEmpty else { continue }
        split(gap, into: &next)
      }
      gaps = next
    }
  }

  /// Matches equal lines at both ends of a gap.
  private mutating func trimmed(_ gap: Gap) -> Gap {
    var (low, oldLow) = (gap.new.lowerBound, gap.old.lowerBound)
    var (high, oldHigh) = (gap.new.upperBound, gap.old.upperBound)
    while low < high, oldLow < oldHigh, new[low] == old[oldLow] {
      isMatched[low] = true
      low += 1
      oldLow += 1
    }
    while low < high, oldLow < oldHigh, new[high - 1] == old[oldHigh - 1] {
      high -= 1
      oldHigh -= 1
      isMatched[high] = true
    }
    return Gap(new: low..<high, old: oldLow..<oldHigh)
  }

  /// Finds the gaps between the lines that stand once on either side and keep their order; none where there are no such lines.
  private func split(_ gap: Gap, into gaps: inout [Gap]) {
    let anchors = Self.longestRise(unique(in: gap))
    guard !anchors.isEmpty else { return }
    var (low, oldLow) = (gap.new.lowerBound, gap.old.lowerBound)
    // A gap that begins with an anchor matches it when it is trimmed.
    for anchor in anchors {
      gaps.append(Gap(new: low..<anchor.new, old: oldLow..<anchor.old))
      (low, oldLow) = (anchor.new, anchor.old)
    }
    gaps.append(Gap(new: low..<gap.new.upperBound, old: oldLow..<gap.old.upperBound))
  }

  /// The lines that stand once on either side, in the order of the new text.
  private func unique(in gap: Gap) -> [(new: Int, old: Int)] {
    struct Count {
      var new = 0
      var old = 0
      var place = 0
    }
    var counts: [Int: Count] = [:]
    for line in gap.old {
      counts[old[line], default: Count()].old += 1
      counts[old[line], default: Count()].place = line
    }
    for line in gap.new { counts[new[line], default: Count()].new += 1 }
    return gap.new.compactMap { line in
      guard let count = counts[new[line]], count.new == 1, count.old == 1 else { return nil }
      return (line, count.place)
    }
  }

  /// The longest part of the pairs in which the old lines rise as the new ones do (patience sorting).
  private static func longestRise(_ pairs: [(new: Int, old: Int)]) -> [(new: Int, old: Int)] {
    // The top card of each pile, and below each card the top of the pile to its left when it was laid.
    var tops: [Int] = []
    var left = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, tops.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tops[middle]].old < pair.old { low = middle + 1 } else { high = middle }
      }
      left[index] = low > 0 ? tops[low - 1] : -1
      if low == tops.count { tops.append(index) } else { tops[low] = index }
    }
    var rise: [(new: Int, old: Int)] = []
    var index = tops.last ?? -1
    while index >= 0 {
      rise.append(pairs[index])
      index = left[index]
    }
    return rise.reversed()
  }
}

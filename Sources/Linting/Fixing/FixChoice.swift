package import Diagnostics

/// A fix that is to be made, and of what.
package struct ChosenFix: Sendable, Hashable {
  package var rule: RuleID
  package var title: String
  /// Sorted; they do not overlap.
  package var edits: [Edit]

  /// Where it begins.
  var start: Int { edits.first?.range.start ?? 0 }
}

/// Which fixes of a file are made together.
struct FixChoice {
  /// Whether fixes that are guesses are made too.
  let allowsUnsafe: Bool

  /// The fix to make for a diagnostic, or nil.
  func fix(for diagnostic: Diagnostic) -> Fix? {
    diagnostic.fixes.first { $0.applicability == .safe } ?? (allowsUnsafe ? diagnostic.fixes.first : nil)
  }

  /// Chooses fixes that lie apart, the safe ones first, from the start of the file on; what is left waits for the next round.
  /// - Parameters:
  ///   - diagnostics: in the order of a report.
  ///   - count: bytes of the file.
  ///   - dropped: fixes that were tried and are not right.
  /// - Returns: the fixes in the order of their places, and the number of diagnostics that they are for.
  func choose(
    from diagnostics: [Diagnostic], count: Int, except dropped: Set<ChosenFix>
  ) -> (fixes: [ChosenFix], diagnostics: Int) {
    var chosen: [ChosenFix] = []
    var taken = TakenRanges()
    var known: Set<[Edit]> = []
    var served = 0
    for applicability in [Fix.Applicability.safe, .unsafe] {
      for diagnostic in diagnostics {
        guard let fix = fix(for: diagnostic), fix.applicability == applicability,
          let edits = Self.sorted(fix.edits, within: count)
        else { continue }
        let candidate = ChosenFix(rule: diagnostic.rule, title: fix.title, edits: edits)
        guard !dropped.contains(candidate) else { continue }
        // One edit may mend several things, such as the removal of a comment that suppresses nothing of all it names.
        if known.contains(edits) {
          served += 1
          continue
        }
        guard edits.allSatisfy({ taken.isFree($0.range) }) else { continue }
        for edit in edits { taken.insert(edit.range) }
        known.insert(edits)
        chosen.append(candidate)
        served += 1
      }
    }
    return (chosen.sorted { $0.start < $1.start }, served)
  }

  /// The edits in order; nil where they overlap, lie outside of the file or are none.
  private static func sorted(_ edits: [Edit], within count: Int) -> [Edit]? {
    let sorted = edits.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    var end = 0
    for edit in sorted {
      guard edit.range.start >= end, edit.range.end <= count else { return nil }
      end = edit.range.end
    }
    return sorted.isEmpty ? nil : sorted
  }
}

/// The places of a file that are taken, none of which overlap.
private struct TakenRanges {
  /// Sorted.
  private var ranges: [SourceRange] = []

  /// Whether a range overlaps none of them. Ranges may touch, but where nothing is replaced the order would be anybody's guess.
  func isFree(_ range: SourceRange) -> Bool {
    let next = index(behind: range.start)
    if next > 0, overlap(ranges[next - 1], range) { return false }
    return next == ranges.count || !overlap(range, ranges[next])
  }

  private func overlap(_ first: SourceRange, _ second: SourceRange) -> Bool {
    first.isEmpty || second.isEmpty ? first.end >= second.start : first.end > second.start
  }

  mutating func insert(_ range: SourceRange) { ranges.insert(range, at: index(behind: range.start)) }

  /// The index of the first range that begins behind an offset.
  private func index(behind offset: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

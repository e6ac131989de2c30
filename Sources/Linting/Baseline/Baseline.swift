package import Diagnostics

/// The recorded diagnostics of yesterday: what is known already and not to be reported again.
package struct Baseline: Sendable, Equatable {
  /// How many diagnostics there are of each kind; all counts are above 0.
  package private(set) var counts: [BaselineKey: Int] = [:]

  /// The largest count of one kind.
  static let largestCount = 1_000_000

  package init() {}

  /// Records the diagnostics of a run.
  /// - Parameter source: the bytes of a file that was checked; nil where it has changed since: its diagnostics are left out.
  package init(_ result: LintResult, source: (SourcePath) -> [UInt8]?) {
    for file in result.files where !file.diagnostics.isEmpty {
      guard let bytes = source(file.path) else { continue }
      for key in BaselineKey.keys(for: file.diagnostics, in: bytes, path: file.path) { add(key) }
    }
  }

  /// The number of recorded diagnostics.
  package var count: Int { counts.values.reduce(0, +) }

  /// What is recorded, in the order of the file.
  package var keys: [BaselineKey] { counts.keys.sorted() }

  /// Records diagnostics of one kind.
  mutating func add(_ key: BaselineKey, count: Int = 1) {
    counts[key] = min(Self.largestCount, counts[key, default: 0] + min(count, Self.largestCount))
  }

  /// Takes a recorded diagnostic away, if there is one of that kind left.
  private mutating func take(_ key: BaselineKey) -> Bool {
    guard let count = counts[key] else { return false }
    counts[key] = count > 1 ? count - 1 : nil
    return true
  }

  /// Moves the recorded diagnostics of a run, as many of each kind as are recorded, to ``LintResult/File/baselined``. Where there
  /// are more, the first ones of the report count as the recorded ones.
  /// - Parameter source: the bytes of a file that was checked; nil where it has changed since: its diagnostics stay.
  /// - Returns: what is recorded and was not found.
  package func settle(_ result: inout LintResult, source: (SourcePath) -> [UInt8]?) -> Baseline {
    var rest = self
    for index in result.files.indices where !result.files[index].diagnostics.isEmpty {
      let file = result.files[index]
      guard let bytes = source(file.path) else { continue }
      let keys = BaselineKey.keys(for: file.diagnostics, in: bytes, path: file.path)
      var new: [Diagnostic] = []
      for (diagnostic, key) in zip(file.diagnostics, keys) {
        if rest.take(key) { result.files[index].baselined.append(diagnostic) } else { new.append(diagnostic) }
      }
      result.files[index].diagnostics = new
    }
    return rest
  }

  /// What is recorded of rules that a run has looked for.
  package func limited(to rules: (RuleID) -> Bool) -> Baseline {
    var result = Baseline()
    result.counts = counts.filter { rules($0.key.rule) }
    return result
  }
}

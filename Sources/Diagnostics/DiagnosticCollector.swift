/// Gathers the diagnostics of one file, and no more than a reader can use: a hostile file has as many as it has bytes.
public struct DiagnosticCollector: Sendable {
  /// Diagnostics of one rule in one file.
  public static let limitPerRule = 100
  /// Diagnostics in one file.
  public static let limitPerFile = 1_000

  public private(set) var diagnostics: [Diagnostic] = []
  /// How many there were of each rule, those that were left out included.
  public private(set) var counts: [RuleID: Int] = [:]
  private var omittedRange = SourceRange(0, 0)

  public init() {}

  public var isEmpty: Bool { diagnostics.isEmpty }

  /// Adds a diagnostic of that rule, made by `make` only if there is room.
  public mutating func add(_ rule: RuleID, at range: SourceRange, _ make: () -> Diagnostic) {
    let count = counts[rule, default: 0] + 1
    counts[rule] = count
    guard count <= Self.limitPerRule, diagnostics.count < Self.limitPerFile else {
      omittedRange = range
      return
    }
    diagnostics.append(make())
  }

  public mutating func add(_ diagnostic: Diagnostic) { add(diagnostic.rule, at: diagnostic.range) { diagnostic } }

  public mutating func add(_ others: [Diagnostic]) { for diagnostic in others { add(diagnostic) } }

  /// How many diagnostics were left out.
  public var omitted: Int { counts.values.reduce(0, +) - diagnostics.count }

  /// The diagnostics, with a `limit/diagnostics` for those that were left out.
  public consuming func finish() -> [Diagnostic] {
    let omitted = omitted
    guard omitted > 0 else { return diagnostics }
    let names = counts.filter { $0.value > Self.limitPerRule }.keys.sorted().map(\.rawValue).joined(separator: ", ")
    diagnostics.append(
      Diagnostic(
        rule: "limit/diagnostics", severity: .error,
        message: "\(omitted) more diagnostics in this file are not shown" + (names.isEmpty ? "" : " (\(names))"),
        help: "mend what is shown first; a file shows at most \(Self.limitPerRule) diagnostics of one rule and "
          + "\(Self.limitPerFile) in all",
        range: omittedRange))
    return diagnostics
  }
}

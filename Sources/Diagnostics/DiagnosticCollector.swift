/// Gathers the diagnostics of one file, and no more than a reader can use: a hostile file has as many as it has bytes.
public struct DiagnosticCollector: Sendable {
  /// Diagnostics of one rule in one file.
  public static let limitPerRule = 100
  /// Diagnostics in one file.
  public static let limitPerFile = 1_000

  /// What was left out of one rule.
  public struct Omission: Hashable, Sendable {
    public var count: Int
    /// The place of the last one.
    public var range: SourceRange
  }

  public private(set) var diagnostics: [Diagnostic] = []
  public private(set) var omitted: [RuleID: Omission] = [:]
  private var counts: [RuleID: Int] = [:]
  private let isLimited: Bool
  private let accepts: @Sendable (RuleID) -> Bool

  /// - Parameters:
  ///   - isLimited: whether ``limitPerRule`` and ``limitPerFile`` hold.
  ///   - accepts: whether the diagnostics of a rule are wanted: those that are not take no room.
  public init(isLimited: Bool = true, accepts: @escaping @Sendable (RuleID) -> Bool = { _ in true }) {
    self.isLimited = isLimited
    self.accepts = accepts
  }

  public var isEmpty: Bool { diagnostics.isEmpty }

  /// Whether there is no more room for that rule: looking for more of them is of no use.
  public func isFull(_ rule: RuleID) -> Bool {
    isLimited && (diagnostics.count >= Self.limitPerFile || counts[rule, default: 0] >= Self.limitPerRule)
  }

  /// Adds a diagnostic of that rule, made by `make` only if there is room.
  public mutating func add(_ rule: RuleID, at range: SourceRange, _ make: () -> Diagnostic) {
    guard accepts(rule) else { return }
    guard !isFull(rule) else {
      omitted[rule] = Omission(count: (omitted[rule]?.count ?? 0) + 1, range: range)
      return
    }
    counts[rule, default: 0] += 1
    var diagnostic = make()
    diagnostic.cutWords()
    diagnostics.append(diagnostic)
  }

  public mutating func add(_ diagnostic: Diagnostic) { add(diagnostic.rule, at: diagnostic.range) { diagnostic } }

  public mutating func add(_ others: [Diagnostic]) { for diagnostic in others { add(diagnostic) } }

  /// The diagnostics, with a `limit/diagnostics` for those that were left out.
  public consuming func finish() -> [Diagnostic] {
    diagnostics + (Self.notice(of: omitted, severity: .error).map { [$0] } ?? [])
  }

  /// The `limit/diagnostics` that stands for what was left out; nil where nothing was.
  public static func notice(of omitted: [RuleID: Omission], severity: Severity) -> Diagnostic? {
    guard let last = omitted.values.map(\.range).max(by: { $0.start < $1.start }) else { return nil }
    let names = omitted.keys.sorted().map(\.rawValue).joined(separator: ", ")
    return Diagnostic(
      rule: "limit/diagnostics", severity: severity,
      message:
        "at least \(omitted.values.reduce(0) { $0 + $1.count }) more diagnostics in this file are not shown (\(names))",
      help: "mend what is shown first; a file shows at most \(limitPerRule) diagnostics of one rule and "
        + "\(limitPerFile) in all (--max-diagnostics 0 shows all)",
      range: last)
  }
}

import Diagnostics

/// The numbers by which the page's filters know rules, levels and topics.
struct FilterKeys {
  /// A rule and how often it reported something.
  struct Rule {
    var id: RuleID
    /// By the raw value of the severity.
    var counts = [0, 0, 0, 0]
    /// The number in the page of its first diagnostic.
    var first: Int
    var total: Int { counts.reduce(0, +) }
  }

  /// The most frequent first.
  let rules: [Rule]
  private let ruleIndices: [RuleID: Int]
  private let levels: [[UInt8]: Int]
  private let topics: [[UInt8]: Int]
  /// What stands for a level, or a topic, that the overview does not name.
  private let otherLevel: Int
  private let otherTopic: Int

  init(_ report: Report, overview: BankOverview) {
    var found: [RuleID: Rule] = [:]
    var id = 0
    for file in report.files {
      for diagnostic in file.diagnostics {
        id += 1
        found[diagnostic.rule, default: Rule(id: diagnostic.rule, first: id)]
          .counts[Int(diagnostic.severity.rawValue)] += 1
      }
    }
    rules = found.values.sorted { $0.total != $1.total ? $0.total > $1.total : $0.id < $1.id }
    ruleIndices = Dictionary(
      rules.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    levels = Self.numbers(overview.levels)
    topics = Self.numbers(overview.topics.map(\.name))
    otherLevel = overview.levels.count
    otherTopic = overview.topics.count
  }

  /// Swift's strings are equal where Unicode says so; levels and topics are where their bytes are.
  private static func numbers(_ names: [String]) -> [[UInt8]: Int] {
    Dictionary(
      names.enumerated().map { (Array($0.element.utf8), $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  func rule(_ id: RuleID) -> Int { ruleIndices[id] ?? rules.count }
  func level(_ name: String?) -> Int { name.flatMap { levels[Array($0.utf8)] } ?? otherLevel }
  func topic(_ name: String) -> Int { topics[Array(name.utf8)] ?? otherTopic }
}

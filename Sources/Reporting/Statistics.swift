package import Diagnostics

/// How the diagnostics of a run spread: over its rules, its files and its topics. In each list the most frequent come
/// first, equals in the order of their names.
package struct Statistics: Hashable, Sendable {
  package var rules: [RuleStatistic]
  package var files: [FileStatistic]
  package var topics: [TopicStatistic]

  /// Counts the diagnostics of `files`.
  ///
  /// - Parameters:
  ///   - finds: what a rule finds, in one line.
  ///   - topics: the topic of each of the diagnostics of a file; nothing where it is not known.
  package init(
    _ files: [ReportedFile], finds: (RuleID) -> String, topics: (ReportedFile) -> [String] = { _ in [] }
  ) {
    rules = RuleStatistic.count(files, finds: finds)
    var fileCounts: [FileStatistic] = []
    // Swift's strings are equal where Unicode says so, and topics where their bytes are.
    var topicCounts: [[UInt8]: SeverityCounts] = [:]
    for file in files where !file.diagnostics.isEmpty {
      var counts = SeverityCounts()
      for diagnostic in file.diagnostics { counts.add(diagnostic.severity) }
      fileCounts.append(FileStatistic(file: file.path, counts: counts))
      for (diagnostic, topic) in zip(file.diagnostics, topics(file)) {
        topicCounts[Array(topic.utf8), default: SeverityCounts()].add(diagnostic.severity)
      }
    }
    self.files = fileCounts.sorted {
      $0.counts.all != $1.counts.all ? $0.counts.all > $1.counts.all : $0.file < $1.file
    }
    let sorted = topicCounts.sorted {
      $0.value.all != $1.value.all ? $0.value.all > $1.value.all : $0.key.lexicographicallyPrecedes($1.key)
    }
    self.topics = sorted.map { TopicStatistic(topic: String(decoding: $0.key, as: UTF8.self), counts: $0.value) }
  }
}

/// Numbers of diagnostics by severity.
package struct SeverityCounts: Hashable, Sendable {
  package private(set) var errors = 0
  package private(set) var warnings = 0
  package private(set) var infos = 0
  package private(set) var hints = 0

  package init() {}

  package var all: Int { errors + warnings + infos + hints }

  package mutating func add(_ severity: Severity) {
    switch severity {
    case .error: errors += 1
    case .warning: warnings += 1
    case .info: infos += 1
    case .hint: hints += 1
    }
  }
}

/// What was found in one file.
package struct FileStatistic: Hashable, Sendable {
  package var file: SourcePath
  package var counts: SeverityCounts
}

/// What was found in the questions of one topic, over all files.
package struct TopicStatistic: Hashable, Sendable {
  package var topic: String
  package var counts: SeverityCounts
}

/// How often one rule reported something.
package struct RuleStatistic: Hashable, Sendable {
  package var rule: RuleID
  /// The number of its diagnostics.
  package var count: Int
  /// The number of them that have a fix, safe or unsafe.
  package var fixable: Int
  /// What the rule finds, in one line.
  package var finds: String

  package init(rule: RuleID, count: Int, fixable: Int, finds: String) {
    self.rule = rule
    self.count = count
    self.fixable = fixable
    self.finds = finds
  }

  /// Counts the diagnostics of `files` by rule: the most frequent first, equals by the rule's name.
  ///
  /// - Parameter finds: what a rule finds, in one line.
  package static func count(_ files: [ReportedFile], finds: (RuleID) -> String) -> [RuleStatistic] {
    var numbers: [RuleID: (count: Int, fixable: Int)] = [:]
    for file in files {
      for diagnostic in file.diagnostics {
        numbers[diagnostic.rule, default: (0, 0)].count += 1
        if diagnostic.bestFix != nil { numbers[diagnostic.rule, default: (0, 0)].fixable += 1 }
      }
    }
    return numbers.map { RuleStatistic(rule: $0, count: $1.count, fixable: $1.fixable, finds: finds($0)) }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.rule < $1.rule }
  }
}

package import Diagnostics
import Questions
import YAML

extension Linter {
  /// Counts the questions of files that were checked by topic and level, in one more pass over them: for reporters that show the
  /// whole bank.
  /// - Parameter source: the bytes of a file as it was checked; a file without them counts nothing.
  package func survey(_ files: [LintResult.File], source: (SourcePath) -> [UInt8]?) -> BankOverview {
    let survey = FileSurvey(self)
    return overview(
      files.map { file in
        guard let bytes = source(file.path) else { return [:] }
        return bytes.withUnsafeBytes { survey.counts($0, path: file.path, diagnostics: file.diagnostics) }
      })
  }

  private func overview(_ counts: [[String: [BankOverview.Count]]]) -> BankOverview {
    // Swift's strings are equal where Unicode says so, and topics where their bytes are.
    var topics: [[UInt8]: BankOverview.Topic] = [:]
    for file in counts {
      for (name, counts) in file {
        let key = Array(name.utf8)
        guard var topic = topics[key] else {
          topics[key] = BankOverview.Topic(name: name, counts: counts)
          continue
        }
        for index in topic.counts.indices { topic.counts[index] += counts[index] }
        topics[key] = topic
      }
    }
    let sorted = topics.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    return BankOverview(levels: configuration.levels, topics: sorted.map(\.value))
  }
}

/// Counts the questions of one file after the other.
private final class FileSurvey {
  private let linter: Linter
  private let reading: SecondReading

  init(_ linter: Linter) {
    self.linter = linter
    reading = SecondReading(linter)
  }

  /// The questions of a file by topic: for each level of the configuration, and for those of none of them.
  func counts(
    _ bytes: UnsafeRawBufferPointer, path: SourcePath, diagnostics: [Diagnostic]
  ) -> [String: [BankOverview.Count]] {
    guard linter.checksQuestions else { return [:] }
    reading.read(bytes, path: path)
    let (tree, questions) = (reading.tree, reading.questions)
    var affected: Set<NodeID> = []
    for diagnostic in diagnostics {
      if let found = questions.question(at: diagnostic.range.start, in: tree) { affected.insert(found.question.node) }
    }
    let levels = linter.configuration.levels.map { Array($0.utf8) }
    var counts: [String: [BankOverview.Count]] = [:]
    for question in questions.questions {
      let level = questions.value(.level, of: question, in: tree)
      let index = level.flatMap { node in levels.firstIndex { tree.equals(node, $0) } } ?? levels.count
      let topic = reading.topic(of: question)
      let none = [BankOverview.Count](repeating: .init(), count: levels.count + 1)
      counts[topic, default: none][index] +=
        BankOverview.Count(questions: 1, affected: affected.contains(question.node) ? 1 : 0)
    }
    return counts
  }
}

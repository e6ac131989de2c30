/// How the questions of a bank are spread over topics and levels, and how many of them have diagnostics.
package struct BankOverview: Hashable, Sendable {
  /// Questions of one topic and level.
  package struct Count: Hashable, Sendable {
    package var questions: Int
    /// The number of them that have at least one diagnostic.
    package var affected: Int

    package init(questions: Int = 0, affected: Int = 0) {
      self.questions = questions
      self.affected = affected
    }

    package static func += (left: inout Count, right: Count) {
      left.questions += right.questions
      left.affected += right.affected
    }
  }

  package struct Topic: Hashable, Sendable {
    package var name: String
    /// One for each of ``BankOverview/levels``, and one for questions of no level or of another.
    package var counts: [Count]

    package init(name: String, counts: [Count]) {
      self.name = name
      self.counts = counts
    }

    /// The questions of all levels.
    package var total: Count { counts.reduce(into: Count()) { $0 += $1 } }
  }

  /// The levels of the bank, in its order.
  package var levels: [String]
  /// Sorted by the bytes of their names.
  package var topics: [Topic]

  package init(levels: [String], topics: [Topic]) {
    self.levels = levels
    self.topics = topics
  }

  /// All questions.
  package var total: Count { topics.reduce(into: Count()) { $0 += $1.total } }
}

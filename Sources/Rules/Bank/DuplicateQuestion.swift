import Diagnostics
import Questions

/// Two questions that ask the same in the same words.
enum DuplicateQuestion: BankRule {
  static let metadata = RuleMetadata(
    id: "bank/duplicate-question", severity: .warning,
    summary: "two questions of the bank have the same text",
    why: """
      A candidate is asked the same twice, and the two answers drift apart. Texts are equal that differ only in case, \
      white space and punctuation; signs that code means (`C`, `C++`, `?.`) count.
      """,
    mend: "Remove one of the two and merge what their answers say, or word them so that the difference shows.",
    good: [
      RuleExample(
        """
        - id: memory-c
          question: How do you manage memory in C?
        - id: memory-cpp
          question: How do you manage memory in C++?

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: what-is-a-generator
          question: What is a generator?
        - id: generators
          question: «"What is a  Generator"»

        """)
    ])

  private struct Entry {
    let fingerprint: Fingerprint
    let place: Bank.Place
  }

  static func check(_ bank: Bank, _ report: inout BankReport) {
    for (place, first) in duplicates(in: bank) {
      let facts = bank.files[place.file].facts
      let question = facts.questions[place.item]
      let earlier = bank.files[first.file]
      let twin = earlier.facts.questions[first.item]
      report.add(self, file: place.file, at: question.textPlace) {
        let owner = twin.id.isAbsent ? "an earlier question" : Quotation.of(earlier.facts.string(of: twin.id))
        return BankReport.Details(
          message: "\(owner) asks the same question",
          help: "remove one of the two and merge their answers, or word them so that the difference shows",
          notes: [Note("it is asked here first", file: earlier.path, range: twin.textPlace)],
          question: question.id.isAbsent ? nil : facts.string(of: question.id), field: .question,
          path: facts.pointer(to: question.item) + "/" + bank.names[.question])
      }
    }
  }

  /// Each question with the first that has the same text, in the order of the bank.
  private static func duplicates(in bank: Bank) -> [(place: Bank.Place, first: Bank.Place)] {
    var entries: [Entry] = []
    entries.reserveCapacity(bank.files.reduce(0) { $0 + $1.facts.questions.count })
    for (file, facts) in bank.files.lazy.map(\.facts).enumerated() {
      for (item, question) in facts.questions.enumerated() where question.fingerprint != .none {
        entries.append(Entry(fingerprint: question.fingerprint, place: Bank.Place(file: file, item: item)))
      }
    }
    entries.sort {
      ($0.fingerprint.high, $0.fingerprint.low, $0.place) < ($1.fingerprint.high, $1.fingerprint.low, $1.place)
    }
    var found: [(place: Bank.Place, first: Bank.Place)] = []
    var first = entries.first
    for entry in entries.dropFirst() {
      if let known = first, known.fingerprint == entry.fingerprint {
        found.append((entry.place, known.place))
      } else {
        first = entry
      }
    }
    return found.sorted { $0.place < $1.place }
  }
}

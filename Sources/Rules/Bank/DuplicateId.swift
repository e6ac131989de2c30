import Diagnostics
import Questions

/// Two questions, or two sets, with one id.
enum DuplicateId: BankRule {
  static let metadata = RuleMetadata(
    id: "bank/duplicate-id", severity: .error,
    summary: "two questions, or two sets, of the bank have the same id",
    why: """
      An id is what sets, links and progress records point to. With two owners, one of them is shadowed: which one \
      depends on the order in which files are read. Ids are compared by their bytes, questions with questions and sets \
      with sets; of two, the one in the later file (by the bytes of the path), or further down in the same file, is \
      reported.
      """,
    mend: "Give one of the two a new id; if both are the same question, remove one.",
    good: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
        - id: lists-extend
          question: How do you extend a list?

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: lists-append
          question: How do you append to a list?
        - id: «lists-append»
          question: How do you extend a list?

        """)
    ])

  static func check(_ bank: Bank, _ report: inout BankReport) {
    for (place, first) in IdIndex.questions(of: bank).duplicates() {
      let facts = bank.files[place.file].facts
      let question = facts.questions[place.item]
      let earlier = bank.files[first.file]
      report.add(self, file: place.file, at: question.id.place) {
        details(
          "question", facts.string(of: question.id),
          note: Note("the first is here", file: earlier.path, range: earlier.facts.questions[first.item].id.place),
          path: facts.pointer(to: question.item) + "/" + bank.names[.id], isQuestion: true)
      }
    }
    for (place, first) in IdIndex.sets(of: bank).duplicates() {
      let facts = bank.files[place.file].facts
      let set = facts.sets[place.item]
      let earlier = bank.files[first.file]
      report.add(self, file: place.file, at: set.id.place) {
        details(
          "set", facts.string(of: set.id),
          note: Note("the first is here", file: earlier.path, range: earlier.facts.sets[first.item].id.place),
          path: facts.pointer(to: set.item) + "/id", isQuestion: false)
      }
    }
  }

  private static func details(
    _ kind: String, _ id: String, note: Note, path: String, isQuestion: Bool
  ) -> BankReport.Details {
    BankReport.Details(
      message: "the id \(Quotation.of(id)) belongs to an earlier \(kind)",
      help: "ids are what sets and links point to: give this \(kind) its own, or remove it if it is the same \(kind)",
      notes: [note], question: isQuestion ? id : nil, field: isQuestion ? .id : nil, path: path)
  }
}

import Diagnostics
import Questions

/// A set that lists an id no question has.
enum UnknownReference: BankRule {
  static let metadata = RuleMetadata(
    id: "bank/unknown-reference", severity: .error,
    summary: "a set lists an id that no question of the bank has",
    why: """
      The set shows one question fewer than its author chose, or the page that is built from it breaks. Nothing is \
      reported while a file of the bank cannot be read to its end: the question may stand in the rest of it.
      """,
    mend: """
      Correct the id, or take it out of the set. If the question stands in another folder, check that folder in the \
      same run.
      """,
    good: [
      RuleExample(
        """
        questions:
          - id: flask-routing
            question: How does Flask handle routing?
        sets:
          - id: web
            title: Python on the web
            questions: [flask-routing]

        """)
    ],
    bad: [
      RuleExample(
        """
        questions:
          - id: flask-routing
            question: How does Flask handle routing?
        sets:
          - id: web
            title: Python on the web
            questions: [«flask-rooting»]

        """)
    ])

  static func check(_ bank: Bank, _ report: inout BankReport) {
    guard bank.files.allSatisfy({ $0.facts.isComplete }), bank.files.contains(where: { !$0.facts.references.isEmpty })
    else { return }
    let ids = IdIndex.questions(of: bank)
    var suggestions: IdSuggestions?
    for (file, facts) in bank.files.lazy.map(\.facts).enumerated() {
      for set in facts.sets {
        for (index, reference) in facts.references(of: set).enumerated() where !reference.isAbsent {
          let id = facts.bytes(of: reference)
          guard !ids.contains(id) else { continue }
          report.add(self, file: file, at: reference.place) {
            let known = suggestions ?? IdSuggestions(ids)
            suggestions = known
            return details(
              facts.string(of: reference), closest: known.closest(to: id),
              path: "\(facts.pointer(to: set.item))/questions/\(index)")
          }
        }
      }
    }
  }

  private static func details(_ id: String, closest: String?, path: String) -> BankReport.Details {
    let help =
      closest.map { "did you mean \(Quotation.of($0))?" }
      ?? "correct the id or take it out of the set; a question in another folder must be checked in the same run"
    return BankReport.Details(message: "no question has the id \(Quotation.of(id))", help: help, path: path)
  }
}

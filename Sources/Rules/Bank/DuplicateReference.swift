import Diagnostics
import Questions

/// A set that lists one id twice.
enum DuplicateReference: BankRule {
  static let metadata = RuleMetadata(
    id: "bank/duplicate-reference", severity: .warning,
    summary: "a set lists the same question twice",
    why: "The question is shown twice in the set, or the set is one question shorter than its list says.",
    mend: "Remove the second mention; if another question was meant, correct the id.",
    good: [
      RuleExample(
        """
        questions:
          - id: flask-routing
            question: How does Flask handle routing?
          - id: flask-forms
            question: How does Flask handle forms?
        sets:
          - id: web
            title: Python on the web
            questions: [flask-routing, flask-forms]

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
            questions: [flask-routing, «flask-routing»]

        """)
    ])

  static func check(_ bank: Bank, _ report: inout BankReport) {
    for (file, facts) in bank.files.lazy.map(\.facts).enumerated() {
      for set in facts.sets {
        var firsts: [ArraySlice<UInt8>: Facts.Text] = [:]
        for (index, reference) in facts.references(of: set).enumerated() where !reference.isAbsent {
          let id = facts.bytes(of: reference)
          guard let first = firsts[id] else {
            firsts[id] = reference
            continue
          }
          report.add(self, file: file, at: reference.place) {
            BankReport.Details(
              message: "\(Quotation.of(facts.string(of: reference))) is already in this set",
              help: "remove one of the two; if another question was meant, correct the id",
              notes: [Note("the first is here", range: first.place)],
              path: "\(facts.pointer(to: set.item))/questions/\(index)")
          }
        }
      }
    }
  }
}

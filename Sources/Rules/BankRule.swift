package import Diagnostics
package import Questions

/// A check over the facts of all files, run once after they have been read.
package protocol BankRule: Rule {
  static func check(_ bank: Bank, _ report: inout BankReport)
}

/// All files of a run, by what they contribute to checks over the whole bank.
package struct Bank: Sendable {
  package struct File: Sendable {
    package let path: SourcePath
    package let facts: Facts

    package init(path: SourcePath, facts: Facts) {
      self.path = path
      self.facts = facts
    }
  }

  /// Sorted by the bytes of their paths: which of two equal ids is the first must not depend on the order of reading.
  package let files: [File]
  package let names: FieldNames

  /// - Parameter files: In any order; diagnostics name a file by its path.
  package init(_ files: [File], names: FieldNames) {
    self.files = files.sorted { $0.path < $1.path }
    self.names = names
  }

  /// Runs the bank rules that are on.
  /// - Returns: The diagnostics of each file that has any, sorted by path; at most 100 of one rule a file.
  package func check(_ switches: RuleSwitches) -> [(path: SourcePath, diagnostics: [Diagnostic])] {
    var report = BankReport(self)
    for rule in BuiltInRules.bankRules where switches.isOn(rule.metadata.id) { rule.check(self, &report) }
    return report.finish()
  }

  /// The number of an item among those of all files: sorts as file, then item.
  struct Place: Comparable, Hashable {
    let file: Int
    let item: Int

    static func < (left: Place, right: Place) -> Bool { (left.file, left.item) < (right.file, right.item) }
  }
}

/// Where bank rules report.
package struct BankReport {
  private let bank: Bank
  private var collectors: [Int: DiagnosticCollector] = [:]

  init(_ bank: Bank) { self.bank = bank }

  /// Reports a place in the file with that index in ``Bank/files``.
  package mutating func add(_ rule: any Rule.Type, file: Int, at range: SourceRange, _ make: () -> Details) {
    let metadata = rule.metadata
    collectors[file, default: DiagnosticCollector()].add(metadata.id, at: range) {
      let details = make()
      return Diagnostic(
        rule: metadata.id, severity: metadata.severity ?? .hint, message: details.message, help: details.help,
        range: range, notes: details.notes, question: details.question, field: details.field?.name,
        path: details.path)
    }
  }

  func finish() -> [(path: SourcePath, diagnostics: [Diagnostic])] {
    collectors.keys.sorted().compactMap { file in
      collectors[file].map { (bank.files[file].path, $0.finish()) }
    }
  }

  /// What a diagnostic says beside its rule and place.
  package struct Details {
    package var message: String
    package var help: String?
    package var notes: [Note] = []
    package var question: String?
    package var field: Field?
    package var path = ""
  }
}

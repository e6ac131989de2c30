/// The fields of a question, by their standard names. A bank may call them otherwise: ``FieldNames``. What each may
/// hold is said by the schema of question files.
///
/// A question has room for ``Question/fieldCapacity`` of them.
package enum Field: UInt8, CaseIterable, Sendable {
  case id
  case question
  case level
  case answer
  case summary
  case tags
  case codeChallenge
  case references

  /// The standard name, as reports give it.
  package var name: String {
    switch self {
    case .id: "id"
    case .question: "question"
    case .level: "level"
    case .answer: "answer"
    case .summary: "summary"
    case .tags: "tags"
    case .codeChallenge: "code_challenge"
    case .references: "references"
    }
  }

  /// The field with that standard ``name``, compared by UTF-8 bytes.
  package init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else { return nil }
    self = found
  }

  /// The fields that hold prose, in the order in which text rules read them.
  package static let prose: [Field] = [.question, .answer, .summary]
}

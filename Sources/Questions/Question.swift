package import YAML

/// A question as it stands in a ``QuestionFile``: where its mapping and its fields are. Inline storage, no references.
package struct Question: Sendable {
  /// The mapping.
  package let node: NodeID
  /// What leads to the mapping where the question is written: itself, or the alias in a list.
  package let written: NodeID
  /// The index in the list; nil for a document that is one question.
  package let position: Int?
  /// How many cases ``Field`` may have.
  package static let fieldCapacity = SIMD16<UInt32>.scalarCount
  /// Indexed by the raw value of ``Field``: the value as it is written, possibly an alias.
  private var values = SIMD16<UInt32>(repeating: .max)

  init(node: NodeID, written: NodeID, position: Int?) {
    self.node = node
    self.written = written
    self.position = position
  }

  /// The value of a field as it is written, possibly an alias; nil where the question does not have the field. Of a
  /// field that stands twice, the first.
  package subscript(field: Field) -> NodeID? {
    let index = values[Int(field.rawValue)]
    return index == .max ? nil : NodeID(index)
  }

  /// Sets a field that is not there yet.
  /// - Returns: whether it was set.
  @discardableResult
  mutating func fill(_ field: Field, with value: NodeID) -> Bool {
    guard values[Int(field.rawValue)] == .max else { return false }
    values[Int(field.rawValue)] = value.index
    return true
  }

  var isEmpty: Bool { values == SIMD16(repeating: .max) }
}

/// A curated collection as it stands in a ``QuestionFile``.
package struct QuestionSet: Sendable {
  package let node: NodeID
  /// The item of the list: the mapping or an alias.
  package let written: NodeID
  /// The index in the list.
  package let position: Int
  /// Values as they are written, possibly aliases.
  package internal(set) var id: NodeID?
  package internal(set) var title: NodeID?
  package internal(set) var description: NodeID?
  /// The list of question ids.
  package internal(set) var references: NodeID?

  init(node: NodeID, written: NodeID, position: Int) {
    self.node = node
    self.written = written
    self.position = position
  }
}

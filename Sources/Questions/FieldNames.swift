/// What a bank calls the fields of a question, with a lookup by bytes that allocates nothing.
package struct FieldNames: Sendable, Hashable {
  /// Indexed by the raw value of ``Field``.
  private let names: [[UInt8]]

  /// The standard names.
  package static let standard = FieldNames([:])

  /// - Parameter other: The names of the fields that are not called by their standard name.
  package init(_ other: [Field: String]) {
    names = Field.allCases.map { Array((other[$0] ?? $0.name).utf8) }
  }

  /// The name of a field in this bank.
  package subscript(field: Field) -> String { String(decoding: names[Int(field.rawValue)], as: UTF8.self) }

  /// The field with that name in this bank, compared by bytes; nil for a name that is none.
  package func field(named name: UnsafeBufferPointer<UInt8>) -> Field? {
    for (index, known) in names.enumerated() where known.count == name.count {
      if known.elementsEqual(name) { return Field(rawValue: UInt8(truncatingIfNeeded: index)) }
    }
    return nil
  }
}

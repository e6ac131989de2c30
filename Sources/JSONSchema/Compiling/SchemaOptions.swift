/// How a schema is compiled.
package struct SchemaOptions: Sendable {
  /// Whether `format` is an assertion. Where it is not, it is one all the same if the meta-schema declares the
  /// vocabulary for it (Validation, 7.2.2).
  package var assertsFormat = false
  /// The formats that can be asserted.
  package var formats: FormatChecks
  /// Whether titles, descriptions, defaults and examples are kept for ``Schema/annotations(at:in:)``.
  package var keepsAnnotations = false

  package init(formats: FormatChecks = FormatChecks()) { self.formats = formats }
}

/// The checks of `format` by name (Validation, 7.3). A format that has none is an annotation, as an unknown format is.
package struct FormatChecks: Sendable {
  /// Whether a text (UTF-8) has the format.
  package typealias Check = @Sendable (UnsafeBufferPointer<UInt8>) -> Bool

  private let check: @Sendable (_ name: String) -> Check?

  /// Knows no format.
  package init() { check = { _ in nil } }

  /// Takes the function that finds the check for a name.
  package init(_ check: @escaping @Sendable (_ name: String) -> Check?) { self.check = check }

  package subscript(name: String) -> Check? { check(name) }
}

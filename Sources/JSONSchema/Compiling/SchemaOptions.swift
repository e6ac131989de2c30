/// How a schema is compiled.
package struct SchemaOptions: Sendable {
  /// Whether `format` is an assertion. Where it is not, it is one all the same if the meta-schema declares the
  /// vocabulary for it (Validation, 7.2.2).
  package var assertsFormat = false
  /// Finds the check for a format by its name; a format that has none is an annotation, as an unknown format is.
  package var formatCheck: @Sendable (_ name: String) -> FormatCheck? = { Formats.check($0) }
  /// Whether titles, descriptions, defaults and examples are kept for ``Schema/annotations(at:in:)``.
  package var keepsAnnotations = false

  package init() {}
}

package import Diagnostics

/// Why a schema cannot be used: it is not a schema, or it asks for what is not supported.
package struct SchemaError: Error, Sendable, Hashable {
  /// What is wrong: lower case, no full stop.
  package let message: String
  /// Where, in the file of the schema.
  package let range: SourceRange
  /// The file of the schema, as the caller named it.
  package let name: String
}

/// What the rules of the family say of the cause.
enum EatenTag {
  static let mend = """
    Write it in again as the source of the text has it; then escape `<` before the text goes through HTML, or let \
    the importer keep code as it is.
    """

  /// The help of a diagnostic.
  /// - Parameter what: What stood there, as it was written: "`<…>`".
  static func help(_ what: String) -> String {
    "an HTML parser took \(what) for a tag here: write it in again as the source has it, and escape `<` before the "
      + "text goes through HTML"
  }
}

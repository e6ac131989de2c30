/// What the rules of the family say of the cause.
enum LostBackslash {
  static let mend = """
    Write the backslash in again as the source of the text has it. Let the importer keep code as it is: no Markdown \
    renderer over rendered text, no `echo -e`, `printf` or template in the shell without quotes, no string literal \
    that is read without `r"…"` or escaping.
    """

  /// The help of a diagnostic.
  /// - Parameter what: What stood there, as it was written: "`\n`".
  static func help(_ what: String) -> String {
    "\(what) has lost its backslash, which something on the way took for an escape: write it in again, and keep code "
      + "as it is when it is imported"
  }
}

/// What the rules of the family say of the cause.
enum LostLineBreaks {
  /// The help of a diagnostic.
  /// - Parameter what: What to take from the source again: "code".
  static func help(_ what: String) -> String {
    "HTML and folded scalars make blanks of line breaks: \(cure(what))"
  }

  /// The help where it is the indentation that is lost.
  static func help(indented what: String) -> String {
    "the blanks at the start of the lines were removed: \(cure(what))"
  }

  private static func cure(_ what: String) -> String {
    "take the \(what) from its source again, and keep it in `<pre>` and in a literal block (`|`)"
  }
}

/// What the rules of the family say of the cause.
enum EatenEmphasis {
  /// The help of a diagnostic.
  /// - Parameters:
  ///   - sign: What Markdown took: "`*`".
  ///   - cure: What to write: "the star in again".
  static func help(_ sign: String, _ cure: String) -> String {
    "Markdown took \(sign) for emphasis: write \(cure), and keep code between back-quotes"
  }
}

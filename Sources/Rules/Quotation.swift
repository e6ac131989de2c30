/// Text from content as a message quotes it.
enum Quotation {
  /// The text between back-quotes, cut to 60 Unicode scalars.
  static func of(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: 60, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return "`\(text)`" }
    return "`\(String(scalars[..<end]))…`"
  }
}

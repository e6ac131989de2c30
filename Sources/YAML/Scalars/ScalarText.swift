/// Writes short texts of one line as YAML scalars.
package enum ScalarText {
  /// A text in double quotes, or nil for one that would need more than escaping quotes and backslashes.
  package static func quoted(_ text: String) -> String? {
    guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else { return nil }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

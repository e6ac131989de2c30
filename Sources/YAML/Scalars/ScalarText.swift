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

  /// A text in the style of the scalar that it replaces; nil where that is a block scalar.
  package static func written(_ text: String, like node: NodeID, in tree: Tree) -> String? {
    switch tree.style(of: node) {
    case .plain: return isPlain(text) ? text : quoted(text)
    case .doubleQuoted: return quoted(text)
    case .singleQuoted: return isPlain(text) ? "'\(text)'" : quoted(text)
    case .literal, .folded, .block, .flow: return nil
    }
  }

  /// Whether a text can stand without quotes anywhere: letters, digits, `-`, `_` and single blanks, beginning with a letter, and
  /// no word that YAML reads as something else.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, (first | 0x20) >= UInt8(ascii: "a"), (first | 0x20) <= UInt8(ascii: "z") else {
      return false
    }
    let isSimple = text.utf8.allSatisfy { byte in
      (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") || byte >= 0x30 && byte <= 0x39
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == 0x20
    }
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
    return isSimple && text.utf8.last != 0x20 && !reserved.contains(text.lowercased())
  }
}

import Diagnostics

/// Pieces of GitHub Flavored Markdown.
extension [UInt8] {
  /// Appends text from content on one line, so that it is shown as it stands and does nothing: no markup, no HTML, no link,
  /// no mention of a person; cut behind `limit` bytes.
  mutating func append(markdown text: String, limit: Int = 2048) {
    var shown: [UInt8] = []
    shown.append(visible: text, limit: limit, style: .plain)
    for byte in shown {
      switch byte {
      case UInt8(ascii: "@"):
        // A mention works behind a backslash and as an entity; not across a comment.
        append(text: "@<!-- -->")
      case UInt8(ascii: "&"): append(text: "&amp;")
      case UInt8(ascii: "<"): append(text: "&lt;")
      case UInt8(ascii: ">"): append(text: "&gt;")
      case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "#"), UInt8(ascii: "|"),
        UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: ":"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="):
        append(UInt8(ascii: "\\"))
        append(byte)
      default: append(byte)
      }
    }
  }

  /// Appends text from content as code, within a line: between as many backticks as it takes.
  ///
  /// - Parameter isInTable: tables are cut at bars before anything else is looked at.
  mutating func append(code text: String, limit: Int = 300, isInTable: Bool = false) {
    var shown: [UInt8] = []
    shown.append(visible: text, limit: limit, style: .plain)
    var longest = 0
    var run = 0
    for byte in shown {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = Swift.max(longest, run)
    }
    append(UInt8(ascii: "`"), times: longest + 1)
    // A blank on both sides is taken off again, and keeps backticks and blanks of the text's own apart.
    let isPadded = longest > 0 || shown.first == UInt8(ascii: " ") || shown.isEmpty
    if isPadded { append(UInt8(ascii: " ")) }
    for byte in shown {
      if isInTable, byte == UInt8(ascii: "|") { append(UInt8(ascii: "\\")) }
      append(byte)
    }
    if isPadded { append(UInt8(ascii: " ")) }
    append(UInt8(ascii: "`"), times: longest + 1)
  }
}

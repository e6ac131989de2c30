import Diagnostics

/// Pieces of GitHub Flavored Markdown.
extension [UInt8] {
  /// Appends a message on one line: what stands between backticks in it as code, all else so that it is shown as it stands
  /// and does nothing: no markup, no HTML, no link, no mention of a person; cut behind `limit` bytes.
  mutating func append(markdown text: String, limit: Int = 2048, isInTable: Bool = false) {
    var shown: [UInt8] = []
    shown.append(visible: text, limit: limit, style: .plain)
    let tick = UInt8(ascii: "`")
    var rest = shown[...]
    while let open = rest.firstIndex(of: tick), let close = rest[(open + 1)...].firstIndex(of: tick) {
      append(escaped: rest[..<open])
      append(codeOf: rest[(open + 1)..<close], isInTable: isInTable)
      rest = rest[(close + 1)...]
    }
    append(escaped: rest)
  }

  /// Appends text from content as code, within a line.
  ///
  /// - Parameter isInTable: tables are cut at bars before anything else is looked at.
  mutating func append(code text: String, limit: Int = 300, isInTable: Bool = false) {
    var shown: [UInt8] = []
    shown.append(visible: text, limit: limit, style: .plain)
    append(codeOf: shown[...], isInTable: isInTable)
  }

  /// Appends visible text between as many backticks as it takes.
  private mutating func append(codeOf shown: ArraySlice<UInt8>, isInTable: Bool) {
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

  /// Appends visible text with a backslash before all that could mean something where it stands.
  private mutating func append(escaped text: ArraySlice<UInt8>) {
    func isDigit(_ index: Int) -> Bool {
      index >= text.startIndex && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index])
    }
    for index in text.indices {
      let byte = text[index]
      let next = index + 1 < text.endIndex ? text[index + 1] : 0
      switch byte {
      // A mention works behind a backslash and as an entity, but not across a comment.
      case UInt8(ascii: "@"): append(text: "@<!-- -->")
      case UInt8(ascii: "&"): append(text: "&amp;")
      case UInt8(ascii: "<"): append(text: "&lt;")
      case UInt8(ascii: ">"): append(text: "&gt;")
      case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "$"):
        append(UInt8(ascii: "\\"))
        append(byte)
      // `https://` and `www.` become links; at the start of a line a number, a bar or a sign makes a list or a heading, and
      // in a build log `::` a command.
      case UInt8(ascii: ":") where next == UInt8(ascii: "/"), UInt8(ascii: ":") where next == UInt8(ascii: ":"),
        UInt8(ascii: ":") where index == text.startIndex, UInt8(ascii: ".") where next != UInt8(ascii: " "),
        UInt8(ascii: ".") where isDigit(index - 1), UInt8(ascii: ")") where isDigit(index - 1),
        UInt8(ascii: "-") where index == text.startIndex, UInt8(ascii: "+") where index == text.startIndex,
        UInt8(ascii: "=") where index == text.startIndex:
        append(UInt8(ascii: "\\"))
        append(byte)
      default: append(byte)
      }
    }
  }
}

import Diagnostics

/// Causes of syntax errors that can be seen in the text whatever the grammar was doing: traces of a merge, and characters that only
/// look like the right ones.
enum SyntaxSign {
  struct Explanation {
    var message: String
    var help: String
    var range: SourceRange
  }

  /// What stands in the line of the problem, or in that where the construct began.
  static func explanation(at place: Int, context: Int?, in bytes: UnsafeRawBufferPointer) -> Explanation? {
    for offset in [place, context].compactMap({ $0 }) {
      let start = SourceScanning.lineStart(in: bytes, at: offset)
      let line = SourceRange(start, SourceScanning.lineEnd(in: bytes, at: start))
      let above = SourceScanning.lineStart(in: bytes, at: max(0, start - 1))
      if let found = conflictMarker(SourceRange(above, start), bytes) { return found }
      if let found = conflictMarker(line, bytes) ?? blankInIndentation(line, bytes) ?? tabBehindDash(line, place, bytes)
        ?? fullWidthColon(line, bytes)
      {
        return found
      }
    }
    return nil
  }

  private static func conflictMarker(_ line: SourceRange, _ bytes: UnsafeRawBufferPointer) -> Explanation? {
    guard line.count >= 7, let sign = bytes[line.start..<line.end].first, "<=>|".utf8.contains(sign),
      bytes[line.start..<line.start + 7].allSatisfy({ $0 == sign })
    else { return nil }
    return Explanation(
      message: "a merge conflict was left in the file",
      help: "decide which of the two versions stays, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`",
      range: SourceRange(line.start, line.start + 7))
  }

  /// A no-break space, or another blank than U+0020, among the first blanks of a line.
  private static func blankInIndentation(_ line: SourceRange, _ bytes: UnsafeRawBufferPointer) -> Explanation? {
    var index = line.start
    while index < line.end, bytes[index] == 0x20 { index += 1 }
    guard let (value, length) = UTF8Decoding.scalar(in: bytes, at: index, end: line.end), value >= 0x80,
      Unicode.Scalar(value)?.properties.isWhitespace == true || value == 0x200B
    else { return nil }
    return Explanation(
      message: "the indentation holds U+\(hex(value, 4)), which only looks like a blank",
      help: "replace it with blanks; it often comes from a web page or a word processor",
      range: SourceRange(index, index + length))
  }

  private static func tabBehindDash(_ line: SourceRange, _ place: Int, _ bytes: UnsafeRawBufferPointer) -> Explanation?
  {
    var index = line.start
    while index < line.end, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "-") { index += 1 }
    guard index < line.end, index > line.start, bytes[index] == 0x09, bytes[index - 1] == UInt8(ascii: "-"),
      index <= place
    else { return nil }
    return Explanation(
      message: "a tab stands behind the `-` of a list item", help: "write a blank there",
      range: SourceRange(index, index + 1))
  }

  /// U+FF1A behind the first word of a line, in place of `:`.
  private static func fullWidthColon(_ line: SourceRange, _ bytes: UnsafeRawBufferPointer) -> Explanation? {
    var index = line.start
    while index < line.end, bytes[index] != UInt8(ascii: ":") {
      guard let (value, length) = UTF8Decoding.scalar(in: bytes, at: index, end: line.end) else { return nil }
      if value == 0xFF1A || value == 0xFE55 {
        return Explanation(
          message: "this is not a `:` but U+\(hex(value, 4)), which only looks like one",
          help: "write `: `, a colon and a blank, behind a key", range: SourceRange(index, index + length))
      }
      index += length
    }
    return nil
  }
}

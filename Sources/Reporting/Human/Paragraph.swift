import Diagnostics

/// Text from content and of qlint's own, broken into lines at blanks.
struct Paragraph {
  /// The number of columns of a line, indentation included; a longer word stands alone on its line.
  let width: Int
  /// The number of blanks before each line but the first.
  let indentation: Int
  let style: Style

  /// Appends `text`, the first line of which begins at `column`, without a line end; cut behind `limit` bytes.
  ///
  /// A line feed in `text` begins a new line.
  func append(_ text: String, from column: Int, limit: Int = 2048, to output: inout [UInt8]) {
    let bytes = Array(text.utf8)
    let end = bytes.count <= limit ? bytes.count : UTF8Decoding.boundary(in: bytes, notAbove: limit)
    var column = column
    var isFirstWord = true
    var blanks = 0
    var start = 0
    var scanner = VisibleScanner()
    // One buffer for all words.
    var word: [UInt8] = []
    while start < end {
      if bytes[start] == 0x0A {
        column = breakLine(&output)
        isFirstWord = true
        blanks = 0
        start += 1
        continue
      }
      if bytes[start] == 0x20 {
        blanks += 1
        start += 1
        continue
      }
      word.removeAll(keepingCapacity: true)
      var next = start
      while next < end, bytes[next] > 0x20, bytes[next] < 0x7F, bytes[next] != UInt8(ascii: "[") { next += 1 }
      word.append(contentsOf: bytes[start..<next])
      var wordWidth = next - start
      if wordWidth > 0 { scanner = VisibleScanner() }
      while next < end, bytes[next] != 0x20, bytes[next] != 0x0A {
        let cell = scanner.next(bytes, at: next, end: end)
        word.append(cell, of: bytes, at: next, style: style)
        wordWidth += cell.width
        next += cell.length
      }
      if !isFirstWord {
        if column + blanks + wordWidth > width {
          column = breakLine(&output)
        } else {
          output.append(blanks: blanks)
          column += blanks
        }
      }
      blanks = 0
      // A build log obeys a line that begins with `::`.
      if column == indentation, word.starts(with: [UInt8(ascii: ":"), UInt8(ascii: ":")]) {
        word.replaceSubrange(0..<1, with: Array("\\u{3A}".utf8))
        wordWidth += 5
      }
      output.append(contentsOf: word)
      column += wordWidth
      isFirstWord = false
      start = next
    }
    if end < bytes.count { output.append(text: "…") }
  }

  /// Begins a new line, and returns the column there.
  private func breakLine(_ output: inout [UInt8]) -> Int {
    output.append(UInt8(ascii: "\n"))
    output.append(blanks: indentation)
    return indentation
  }
}

import Diagnostics
import TestSupport
import Testing

@Suite struct LineIndexTests {
  @Test(arguments: [
    ("", [0]),
    ("a", [0]),
    ("a\n", [0, 2]),
    ("a\nb\n\nc", [0, 2, 4, 5]),
    ("a\r\nb\r\n", [0, 3, 6]),
    ("a\rb\r", [0, 2, 4]),
    ("a\r\r\nb\n\rc\r\n\n", [0, 2, 4, 6, 7, 10, 11]),
    ("\u{85}a\u{2028}b\u{2029}c\u{B}\u{C}", [0]),
  ])
  func linesEndAtLineFeedAndCarriageReturn(text: String, starts: [Int]) {
    #expect(LineIndex(Array(text.utf8)).starts == starts)
  }

  /// Eight bytes are looked at together: whatever stands where in them, lines end where each byte alone says so.
  @Test func linesEndWhereverTheyEnd() {
    var generator = SystemRandomNumberGenerator()
    let letters: [UInt8] = [0x0A, 0x0D, 0x00, 0x09, 0x0B, 0x0E, 0x20, 0x61, 0x7F, 0x80, 0x8D, 0xFF]
    for count in 0..<200 {
      let bytes = (0..<count).map { _ in letters.randomElement(using: &generator) ?? 0 }
      var starts = [0]
      for (index, byte) in bytes.enumerated() {
        let isHalf = byte == 0x0D && index + 1 < count && bytes[index + 1] == 0x0A
        if byte == 0x0A || byte == 0x0D && !isHalf { starts.append(index + 1) }
      }
      #expect(LineIndex(bytes).starts == starts, "\(bytes)")
    }
  }

  @Test func columnsCountScalars() {
    let text = "é日🎉x\r\ne\u{301}y"
    let lines = LineIndex(Array(text.utf8))
    #expect(lines.position(at: 0) == Position(line: 1, column: 1))
    #expect(lines.position(at: 2) == Position(line: 1, column: 2))
    #expect(lines.position(at: 5) == Position(line: 1, column: 3))
    #expect(lines.position(at: 9) == Position(line: 1, column: 4))
    #expect(lines.position(at: 10) == Position(line: 1, column: 5))
    #expect(lines.position(at: 12) == Position(line: 2, column: 1))
    #expect(lines.position(at: 15) == Position(line: 2, column: 3))
  }

  @Test func byteOrderMarkTakesNoColumn() {
    let lines = LineIndex([0xEF, 0xBB, 0xBF] + Array("ab\ncd".utf8))
    #expect(lines.position(at: 0) == Position(line: 1, column: 1))
    #expect(lines.position(at: 3) == Position(line: 1, column: 1))
    #expect(lines.position(at: 4) == Position(line: 1, column: 2))
    #expect(lines.position(at: 7) == Position(line: 2, column: 2))
  }

  @Test func offsetsOutsideAreClamped() {
    let lines = LineIndex(Array("ab\nc".utf8))
    #expect(lines.position(at: -5) == Position(line: 1, column: 1))
    #expect(lines.position(at: 4) == Position(line: 2, column: 2))
    #expect(lines.position(at: .max) == Position(line: 2, column: 2))
    #expect(lines.line(at: .min) == 1)
    #expect(LineIndex([]).position(at: 3) == Position(line: 1, column: 1))
  }

  @Test func rangesLeaveOutLineEnds() {
    let lines = LineIndex(Array("ab\ncd\r\n\ref".utf8))
    #expect(
      (0...6).map { lines.range(ofLine: $0) } == [
        SourceRange(10, 10), SourceRange(0, 2), SourceRange(3, 5), SourceRange(7, 7), SourceRange(8, 10),
        SourceRange(10, 10), SourceRange(10, 10),
      ])
  }

  /// The blocks of a long line give the same columns as counting does.
  @Test func longLinesCountTheSame() {
    let unit = Array("aé日🎉".utf8)
    var bytes = Array("first\n".utf8)
    while bytes.count < 9_000 { bytes.append(contentsOf: unit) }
    bytes.append(contentsOf: Array("\nlast".utf8))
    let lines = LineIndex(bytes)
    var column = 1
    for offset in 6..<lines.range(ofLine: 2).end {
      if bytes[offset] & 0xC0 != 0x80 {
        #expect(lines.position(at: offset) == Position(line: 2, column: column))
        column += 1
      }
    }
    #expect(lines.position(at: bytes.count) == Position(line: 3, column: 5))
  }

  /// Thousands of diagnostics on one line of megabytes are counted block by block: counting each from the start of the
  /// line would look at 7 GB here.
  @Test(.timeLimit(.minutes(Patience.factor))) func manyPositionsInOneLine() {
    let lines = LineIndex([UInt8](repeating: 0x61, count: 7_000_000))
    for offset in stride(from: 0, to: 7_000_000, by: 3500) {
      guard lines.position(at: offset).column == offset + 1 else {
        Issue.record("wrong column at \(offset)")
        return
      }
    }
  }
}

/// What the end of a text says when it is an item of a list.
extension TextEnd {
  /// How sure it is, in hundredths, that an item is cut off as all others of its list, two at least, end with a stop.
  func weightOfOddItem(in layout: TextLayout) -> Int {
    guard let bullet = Self.bullet(of: line, bytes) else { return 0 }
    var others = 0
    var index = lineIndex - 1
    while index >= 0, index > lineIndex - 60 {
      let other = layout.line(index)
      if Self.bullet(of: other, bytes) == bullet {
        if Self.endsOpen(other) { return 0 }
        others += 1
      }
      index -= 1
    }
    guard others >= 2 else { return 0 }
    // A name, at which a list of names ends, needs more of them.
    let isName = word.contains { bytes[$0] < 0x61 }
    return others >= (isName ? 4 : 3) || !isName && words <= 4 ? 100 : 70
  }

  /// Whether the line is nothing but the bullet or the number of an item.
  var isBareBullet: Bool {
    let start = Int(line.content)
    guard end - start <= 3 else { return false }
    if bytes[start].isDigit { return end - start > 1 && bytes[end - 1] == UInt8(ascii: ".") }
    return end - start == 1 && bytes[start].isOne(of: "-*")
      || bytes.scalar(at: start).value == 0x2022 && end - start == 3
  }

  /// The first byte of the bullet of an item, the digit 0 for all numbers; nil for another line.
  static func bullet(of line: TextLayout.Line, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
    guard line.end > line.content else { return nil }
    let start = Int(line.content)
    if bytes[start].isDigit {
      var stop = start
      while stop < line.end, bytes[stop].isDigit { stop += 1 }
      let isNumber = bytes.byte(stop) == UInt8(ascii: ".") || bytes.byte(stop) == UInt8(ascii: ")")
      return isNumber && bytes.byte(stop + 1).isBlank ? UInt8(ascii: "0") : nil
    }
    let isBullet =
      bytes[start].isOne(of: "-*+") && bytes.byte(start + 1).isBlank
      || bytes[start] == 0xE2 && bytes.byte(start + 3).isBlank
    return isBullet ? bytes[start] : nil
  }

  /// Whether a line that is not blank ends without the stop of a sentence.
  static func endsOpen(_ line: TextLayout.Line) -> Bool { line.end > line.content && !line.last.isOne(of: ".!?") }
}

/// Plain and quoted scalars (YAML 1.2.2, section 7.3).
extension ScalarDecoder {
  /// A plain scalar between two offsets.
  mutating func plain(from start: Int, to end: Int) { lines(from: start, to: end, sign: nil) { _, _ in } }

  /// A single-quoted scalar: `start` is behind the opening quote, `end` before the closing one.
  mutating func singleQuoted(from start: Int, to end: Int) {
    lines(from: start, to: end, sign: UInt8(ascii: "'")) { decoder, index in
      decoder.replace([UInt8(ascii: "'")], index, min(index + 2, end))
      index = min(index + 2, end)
    }
  }

  /// A double-quoted scalar: `start` is behind the opening quote, `end` before the closing one.
  mutating func doubleQuoted(from start: Int, to end: Int) {
    lines(from: start, to: end, sign: UInt8(ascii: "\\")) { decoder, index in
      if decoder.breakLength(index + 1) > 0 {
        let escaped = index
        index += 1 + decoder.breakLength(index + 1)
        decoder.blanks(&index, to: end, behindEscapedBreak: escaped)
      } else {
        decoder.escape(&index, to: end)
      }
    }
  }

  /// Text with blanks and line breaks in it.
  /// - Parameters:
  ///   - sign: what does not stand for itself.
  ///   - decode: decodes what begins with `sign` at an index, and moves the index behind it.
  private mutating func lines(
    from start: Int, to end: Int, sign: UInt8?, decode: (inout ScalarDecoder, inout Int) -> Void
  ) {
    var index = start
    var text = start
    while index < end {
      if bytes[index] == sign {
        copy(text, index)
        decode(&self, &index)
        text = index
      } else if isBlank(index) || breakLength(index) > 0 {
        copy(text, index)
        blanks(&index, to: end)
        text = index
      } else {
        index += 1
      }
    }
    copy(text, index)
  }

  /// Blanks and line breaks: blanks inside of a line stay; one break becomes a blank, of several all but the first stay
  /// (section 6.5).
  private mutating func blanks(_ index: inout Int, to end: Int, behindEscapedBreak escaped: Int? = nil) {
    let start = escaped ?? index
    var first: LineBreak?
    var others: [LineBreak] = []
    while index < end {
      if isBlank(index) {
        index += 1
      } else if breakLength(index) > 0 {
        let found = lineBreak(at: index)
        index = found.end
        if first == nil, escaped == nil { first = found } else { others.append(found) }
      } else {
        break
      }
    }
    if let first {
      if first.isFoldable {
        if others.isEmpty { replace([0x20], start, index) }
      } else {
        replace(first.value, first.start, first.end)
      }
    } else if escaped == nil {
      copy(start, index)
    }
    for other in others { replace(other.value, other.start, other.end) }
  }

  /// An escape (section 5.7); `index` is at the backslash and moves behind the escape.
  private mutating func escape(_ index: inout Int, to end: Int) {
    let start = index
    guard start + 1 < end else {
      index = end
      return copy(start, end)
    }
    let sign = bytes[start + 1]
    if sign == UInt8(ascii: "u"), let (scalar, length) = EscapedUnit.scalar(in: bytes, at: start), start + length <= end
    {
      // Half of a pair stands only in JSON; see ``Parser/parseJSON(_:)``.
      index = start + length
      return replace(Array(String(Character(scalar ?? "\u{FFFD}")).utf8), start, index)
    }
    index = start + 2
    let digits: Int
    switch sign {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "U"): digits = 8
    default:
      guard let value = Self.simpleEscape(sign) else { return copy(start, index) }
      return replace(value, start, index)
    }
    var code: UInt32 = 0
    for _ in 0..<digits where index < end {
      guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else { break }
      code = code << 4 | UInt32(digit)
      index += 1
    }
    guard let scalar = Unicode.Scalar(code) else { return copy(start, index) }
    replace(Array(String(Character(scalar)).utf8), start, index)
  }

  private static func simpleEscape(_ sign: UInt8) -> [UInt8]? {
    switch sign {
    case UInt8(ascii: "0"): [0x00]
    case UInt8(ascii: "a"): [0x07]
    case UInt8(ascii: "b"): [0x08]
    case UInt8(ascii: "t"), 0x09: [0x09]
    case UInt8(ascii: "n"): [0x0A]
    case UInt8(ascii: "v"): [0x0B]
    case UInt8(ascii: "f"): [0x0C]
    case UInt8(ascii: "r"): [0x0D]
    case UInt8(ascii: "e"): [0x1B]
    case 0x20, UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\"): [sign]
    case UInt8(ascii: "N"): [0xC2, 0x85]
    case UInt8(ascii: "_"): [0xC2, 0xA0]
    case UInt8(ascii: "L"): [0xE2, 0x80, 0xA8]
    case UInt8(ascii: "P"): [0xE2, 0x80, 0xA9]
    default: nil
    }
  }
}

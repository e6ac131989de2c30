// Classes of characters and escapes (ECMA-262, section 22.2.1).

extension PatternParser {
  mutating func characterClass() throws(PatternError) -> ScalarSet {
    let start = position
    position += 1
    let isInverted = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    while !take("]") {
      guard peek != nil else { throw PatternError("a character class without its closing bracket", at: start) }
      let low = try classAtom()
      guard peek == 0x2D, position + 1 < text.count, text[position + 1] != 0x5D else {
        ranges += low.ranges
        continue
      }
      let place = position
      position += 1
      let high = try classAtom()
      guard let first = low.single, let last = high.single else {
        throw PatternError("a range between classes of characters", at: place)
      }
      guard first <= last else { throw PatternError("a range of characters that runs backwards", at: place) }
      ranges.append(first...last)
    }
    let set = ScalarSet(ranges)
    return isInverted ? set.inverted : set
  }

  private mutating func classAtom() throws(PatternError) -> ScalarSet {
    guard let next = peek else { throw error("a character class without its closing bracket") }
    if next == 0x5C { return try escape(inClass: true) }
    position += 1
    return ScalarSet(next)
  }

  /// What a backslash and the characters behind it accept.
  mutating func escape(inClass: Bool) throws(PatternError) -> ScalarSet {
    position += 1
    guard let next = peek else { throw error("a backslash at the end of the pattern") }
    position += 1
    switch Unicode.Scalar(next) {
    case "d": return .digits
    case "D": return ScalarSet.digits.inverted
    case "w": return .word
    case "W": return ScalarSet.word.inverted
    case "s": return .space
    case "S": return ScalarSet.space.inverted
    case "t": return ScalarSet(0x09)
    case "n": return ScalarSet(0x0A)
    case "v": return ScalarSet(0x0B)
    case "f": return ScalarSet(0x0C)
    case "r": return ScalarSet(0x0D)
    case "b" where inClass: return ScalarSet(0x08)
    case "-" where inClass: return ScalarSet(0x2D)
    case "c":
      guard let letter = peek, (0x41...0x5A).contains(letter & ~0x20), letter < 0x80 else {
        throw error("\\c without a letter", back: 2)
      }
      position += 1
      return ScalarSet(letter & 0x1F)
    case "0":
      if let digit = peek, (0x30...0x39).contains(digit) { throw error("octal escapes are not allowed", back: 2) }
      return ScalarSet(0)
    case "x":
      guard let value = hexadecimal(digits: 2) else { throw error("\\x without two hexadecimal digits", back: 2) }
      return ScalarSet(value)
    case "u": return ScalarSet(try unicodeEscape())
    case "p", "P":
      let set = try property()
      return next == 0x50 ? set.inverted : set
    case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/": return ScalarSet(next)
    default: throw error("an unknown escape", back: 2)
    }
  }

  mutating func unicodeEscape() throws(PatternError) -> UInt32 {
    if take("{") {
      var value: UInt32?
      while let digit = peek.flatMap(hexadecimalValue) {
        value = min((value ?? 0) * 16 + digit, 0x110000)
        position += 1
      }
      guard let value, value <= 0x10FFFF, take("}") else { throw error("\\u{…} without the number of a character") }
      return value
    }
    guard let value = hexadecimal(digits: 4) else { throw error("\\u without four hexadecimal digits", back: 2) }
    guard (0xD800...0xDBFF).contains(value) else { return value }
    let place = position
    if take("\\u"), let low = hexadecimal(digits: 4), (0xDC00...0xDFFF).contains(low) {
      return 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
    }
    position = place
    return value
  }

  private mutating func hexadecimal(digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for offset in 0..<digits {
      guard position + offset < text.count, let digit = hexadecimalValue(text[position + offset]) else { return nil }
      value = value * 16 + digit
    }
    position += digits
    return value
  }

  private func hexadecimalValue(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x30...0x39: scalar - 0x30
    case 0x41...0x46: scalar - 0x41 + 10
    case 0x61...0x66: scalar - 0x61 + 10
    default: nil
    }
  }

  /// The name of a property, behind `\p`.
  private mutating func property() throws(PatternError) -> ScalarSet {
    let start = position
    guard take("{") else { throw error("\\p without a name in braces", back: 2) }
    var name = ""
    while let next = peek, next != 0x7D {
      if let scalar = Unicode.Scalar(next) { name.unicodeScalars.append(scalar) }
      position += 1
    }
    guard take("}") else { throw PatternError("\\p{ without its closing brace", at: start) }
    if let known = properties.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) { return known.set }
    if !collectsSets, UnicodeProperty.isKnown(name) { return .none }
    guard let set = UnicodeProperty.set(named: name) else {
      throw PatternError("an unknown or unsupported property \"\(name)\"", at: start)
    }
    properties.append((name, set))
    return set
  }
}

extension ScalarSet {
  /// The scalar of a set of one.
  fileprivate var single: UInt32? {
    guard ranges.count == 1, ranges[0].count == 1 else { return nil }
    return ranges[0].lowerBound
  }
}

/// How a terminal shows a character.
enum Appearance: Equatable {
  /// Takes one column.
  case narrow
  /// Takes two columns.
  case wide
  /// Is drawn over the character before it and takes no column.
  case mark
  /// Shows nothing, or does something to what stands around it.
  case hidden

  /// How a terminal shows `scalar`, which must not be ASCII.
  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    // Most text in Latin letters and in Han characters ends here; then dashes, quotes and dots.
    if (0xA0..<0x300).contains(value), value != 0xAD { self = .narrow; return }
    if (0x2010..<0x2028).contains(value) { self = .narrow; return }
    if (0x4E00..<0xA000).contains(value) || (0xAC00..<0xD7A4).contains(value) { self = .wide; return }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: self = .hidden
    case _ where Self.isInvisible(scalar): self = .hidden
    case .nonspacingMark, .enclosingMark: self = .mark
    case _ where properties.isEmojiPresentation || Self.isWide(value): self = .wide
    default: self = .narrow
    }
  }

  /// Whether nothing is to be seen of a character. Emoji and Han variation selectors are no such characters: they
  /// say how the character before them looks.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if (0xFE00...0xFE0F).contains(scalar.value) { return false }
    return scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
      || (0xFFF9...0xFFFB).contains(scalar.value)
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    return wideRanges.contains { $0.contains(value) }
  }

  /// East Asian Width W and F (Unicode 16, EastAsianWidth.txt), gaps of unassigned characters closed; the emoji of
  /// that width are found by their property.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E, 0x3041...0x4DBF,
    0x4DC0...0x4DFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D376,
    0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}

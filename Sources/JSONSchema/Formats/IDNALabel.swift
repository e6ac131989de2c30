/// A label that is not only ASCII, in its Unicode form (RFC 5891, section 5.4, and RFC 5892), by the properties of the
/// Swift standard library.
enum IDNALabel {
  /// Whether the scalars are a valid label. The rule for right-to-left text is ``BidiRule``.
  static func isValid(_ scalars: [Unicode.Scalar]) -> Bool {
    guard let first = scalars.first, let last = scalars.last, first != "-", last != "-" else { return false }
    guard !isMark(first), !scalars.dropFirst(2).starts(with: ["-", "-"]) else { return false }
    return scalars.indices.allSatisfy { isAllowed(at: $0, in: scalars) } && Composition.isComposed(scalars)
  }

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isAllowed(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let scalar = scalars[index]
    return switch scalar.value {
    case 0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007: true
    case 0x0640, 0x07FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: false
    case 0x00B7, 0x0375, 0x05F3, 0x05F4, 0x30FB, 0x0660...0x0669, 0x06F0...0x06F9, 0x200C, 0x200D:
      ContextualRule.holds(at: index, in: scalars)
    case 0x2D, 0x30...0x39, 0x61...0x7A: true
    default: isValid(scalar)
    }
  }

  /// Whether a scalar is PVALID by its properties (RFC 5892, section 3).
  private static func isValid(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .decimalNumber, .modifierLetter, .nonspacingMark,
      .spacingMark:
      break
    default: return false
    }
    // Unstable under normalization and case folding (2.2), ignorable properties and blocks (2.3, 2.4).
    guard !properties.changesWhenNFKCCaseFolded, !properties.isDefaultIgnorableCodePoint, !properties.isWhitespace
    else { return false }
    switch scalar.value {
    case 0x20D0...0x20FF, 0x1D100...0x1D24F: return false
    // Old Hangul Jamo (2.9).
    case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: return false
    default: return true
    }
  }
}

/// The rules for scalars that are only allowed in some places (RFC 5892, appendix A).
private enum ContextualRule {
  private static let greek = Script.set(named: "Greek") ?? .none
  private static let hebrew = Script.set(named: "Hebrew") ?? .none
  private static let japanese = ScalarSet(
    ["Hiragana", "Katakana", "Han"].compactMap(Script.set(named:)).flatMap(\.ranges))

  static func holds(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let before = index > 0 ? scalars[index - 1] : nil
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    return switch scalars[index].value {
    case 0x00B7: before == "l" && after == "l"
    case 0x0375: after.map { greek.contains($0.value) } ?? false
    case 0x05F3, 0x05F4: before.map { hebrew.contains($0.value) } ?? false
    case 0x30FB: scalars.contains { japanese.contains($0.value) }
    case 0x0660...0x0669: !scalars.contains { 0x06F0...0x06F9 ~= $0.value }
    case 0x06F0...0x06F9: !scalars.contains { 0x0660...0x0669 ~= $0.value }
    case 0x200D: isVirama(before)
    case 0x200C: isVirama(before) || isBetweenJoining(index, in: scalars)
    default: false
    }
  }

  private static func isVirama(_ scalar: Unicode.Scalar?) -> Bool {
    scalar?.properties.canonicalCombiningClass == .virama
  }

  /// `(L|D) T* ZWNJ T* (R|D)` in joining types.
  private static func isBetweenJoining(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard let before = scalars[..<index].last(where: { !JoiningType.isTransparent($0) }),
      let after = scalars[(index + 1)...].first(where: { !JoiningType.isTransparent($0) })
    else { return false }
    return JoiningType.joinsToNext.contains(before.value) && JoiningType.joinsToPrevious.contains(after.value)
  }
}

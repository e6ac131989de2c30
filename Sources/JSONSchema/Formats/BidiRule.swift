/// The rule for names with text that runs from right to left (RFC 5893, section 2).
enum BidiRule {
  /// The classes of scalars that a valid label may hold (DerivedBidiClass.txt of Unicode 18.0).
  private enum Class {
    case left, right, arabicLetter, europeanNumber, arabicNumber, mark, other
  }

  /// Whether the labels of a name may stand together: always where none of them has right-to-left text. A label that
  /// is empty is not valid here.
  static func holds(for labels: [[Unicode.Scalar]]) -> Bool {
    if labels.allSatisfy({ $0.allSatisfy { $0.value < 0x590 } }) { return true }
    let classes = labels.map { $0.map(classify) }
    let isRightToLeft = classes.contains { label in
      label.contains { $0 == .right || $0 == .arabicLetter || $0 == .arabicNumber }
    }
    return !isRightToLeft || classes.allSatisfy(isAllowed)
  }

  private static func isAllowed(_ label: [Class]) -> Bool {
    guard let last = label.last(where: { $0 != .mark }) else { return false }
    switch label.first {
    case .left:
      return (last == .left || last == .europeanNumber)
        && !label.contains { $0 == .right || $0 == .arabicLetter || $0 == .arabicNumber }
    case .right, .arabicLetter:
      let hasBothDigits = label.contains(.europeanNumber) && label.contains(.arabicNumber)
      return last != .other && !label.contains(.left) && !hasBothDigits
    default: return false
    }
  }

  private static func classify(_ scalar: Unicode.Scalar) -> Class {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return .mark
    default: break
    }
    return switch scalar.value {
    case 0x30...0x39, 0x6F0...0x6F9: .europeanNumber
    case 0x660...0x669, 0x10D30...0x10D39, 0x10D40...0x10D49: .arabicNumber
    case 0x620...0x7B1, 0x860...0x8C9, 0xFE73, 0x10D00...0x10D23, 0x10EC2...0x10EEE, 0x10F30...0x10F45: .arabicLetter
    case 0x5D0...0x5F4, 0x7C0...0x858, 0x10800...0x10FFF, 0x1E800...0x1EFFF: .right
    case 0x2D, 0xB7, 0x2B9...0x2BA, 0x2C6...0x2CF, 0x2EC, 0x375, 0x200C...0x200D, 0x208F, 0x2E2F, 0x30FB, 0xA67F,
      0xA717...0xA71F, 0xA788:
      .other
    default: .left
    }
  }
}

/// What a Unicode scalar without a shape of its own is for.
enum InvisibleScalar {
  /// Zero width space, word joiner, and the like: where a line may or may not break.
  case zeroWidth
  /// Zero width joiner and non-joiner, which shape what stands beside them.
  case joiner
  case softHyphen
  case byteOrderMark
  /// Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9).
  case direction
  /// C0 and C1 controls but tab, line feed, carriage return and next line.
  case control
  /// A variation selector, which belongs to the sign before it.
  case selector
  /// Letters without a shape: Hangul fillers.
  case filler
  /// Tags, interlinear annotations, deprecated format characters.
  case other

  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F: self = .control
    case 0xAD: self = .softHyphen
    case 0x200B, 0x2060...0x2064, 0x180E, 0x034F: self = .zeroWidth
    case 0x200C, 0x200D: self = .joiner
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: self = .direction
    case 0xFEFF: self = .byteOrderMark
    case 0xFE00...0xFE0F: self = .selector
    case 0x115F, 0x1160, 0x3164, 0xFFA0: self = .filler
    case 0x206A...0x206F, 0xFFF9...0xFFFB, 0xE0000...0xE007F: self = .other
    default: return nil
    }
  }

  /// The lead bytes of UTF-8 of all of them beyond ASCII and C1.
  static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF3: true
    default: false
    }
  }

  /// Whether a scalar of this kind does between these neighbours what it is for. Of marks of direction and of soft hyphens the
  /// neighbours tell nothing.
  func isAtHome(_ scalar: UInt32, between before: UInt32, and behind: UInt32) -> Bool {
    switch self {
    case .joiner:
      before.isShaped || behind.isShaped || before.isPicture && behind.isPicture
    case .zeroWidth:
      before.isWrittenWithoutBlanks || behind.isWrittenWithoutBlanks || before.isShaped && behind.isShaped
    case .selector:
      // A picture that a filter took out leaves its selector behind.
      scalar < 0xFE0E || before.isPicture || before > 0xFF || before < 0x40 && before > 0x20
    case .filler:
      before >= 0x1100 && before <= 0x11FF || behind >= 0x1100 && behind <= 0x11FF
        || before >= 0x3130 && before <= 0x318F || behind >= 0x3130 && behind <= 0x318F
    case .other:
      scalar >= 0xE0020 && (before == 0x1F3F4 || before >= 0xE0020 && before <= 0xE007F)
    case .control:
      // Beside letters of Latin-1 it is a byte of UTF-8 that was read as Latin-1.
      scalar >= 0x80 && (before >= 0x80 || behind >= 0x80)
    case .direction, .softHyphen, .byteOrderMark:
      false
    }
  }

  /// The usual name of a scalar, with its code point.
  static func name(_ scalar: UInt32) -> String {
    let hex = String(scalar, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    switch scalar {
    case 0x00: return "\(code) (null)"
    case 0x08: return "\(code) (backspace)"
    case 0x0B: return "\(code) (vertical tab)"
    case 0x0C: return "\(code) (form feed)"
    case 0x1B: return "\(code) (escape)"
    case 0x7F: return "\(code) (delete)"
    case 0xAD: return "\(code) (soft hyphen)"
    case 0x200B: return "\(code) (zero width space)"
    case 0x200C: return "\(code) (zero width non-joiner)"
    case 0x200D: return "\(code) (zero width joiner)"
    case 0x200E: return "\(code) (left-to-right mark)"
    case 0x200F: return "\(code) (right-to-left mark)"
    case 0x202A...0x202E: return "\(code) (change of writing direction)"
    case 0x2060: return "\(code) (word joiner)"
    case 0x2066...0x2069: return "\(code) (isolate of writing direction)"
    case 0xFEFF: return "\(code) (byte order mark)"
    case 0xFE00...0xFE0F: return "\(code) (variation selector)"
    default: return code
    }
  }
}

extension UInt32 {
  /// Hebrew, Arabic and the other scripts that are written from right to left.
  var isRightToLeft: Bool {
    self >= 0x0590 && self <= 0x08FF || self >= 0xFB1D && self <= 0xFDFF || self >= 0xFE70 && self <= 0xFEFE
      || self >= 0x10800 && self <= 0x10FFF || self >= 0x1E800 && self <= 0x1EFFF
  }

  /// Letters that joiners shape: Arabic and its kin, the scripts of India and of South-East Asia, Mongolian.
  var isShaped: Bool {
    self >= 0x0600 && self <= 0x08FF || self >= 0x0900 && self <= 0x109F || self >= 0x1780 && self <= 0x18AF
      || self >= 0x1A00 && self <= 0x1AFF || self >= 0x1B00 && self <= 0x1CFF || self >= 0xA800 && self <= 0xAAFF
      || self >= 0xFB50 && self <= 0xFEFE || self >= 0x10A00 && self <= 0x11FFF
  }

  /// Scripts without blanks between words, in which a zero width space is where a line may break.
  var isWrittenWithoutBlanks: Bool {
    self >= 0x0E00 && self <= 0x0FFF || self >= 0x1000 && self <= 0x109F || self >= 0x1780 && self <= 0x17FF
      || self >= 0x1950 && self <= 0x1A1F
  }

  /// Emoji and other pictures, and what belongs to them.
  var isPicture: Bool {
    self >= 0x2190 && self <= 0x2BFF || self >= 0x1F000 && self <= 0x1FAFF || self >= 0xFE00 && self <= 0xFE0F
      || self == 0xA9 || self == 0xAE || self == 0x203C || self == 0x2049 || self == 0x2122 || self == 0x2139
      || self == 0x3030 || self == 0x303D || self == 0x3297 || self == 0x3299
  }
}

/// What a scalar is that came out of bytes that were read anew: what people write, and how likely it is chance.
enum Plausibility {
  /// Punctuation, symbols and pictures, which stand alone.
  case sign
  /// Letters of Latin-1 and signs of it.
  case latin1
  case latin
  /// Letters of other alphabets, which come in words.
  case letter
  /// Characters of East Asia, which come in words too.
  case ideograph
  /// Lines of drawings, several of them at once.
  case drawing
  /// Bytes of C1, if the text was read wrongly twice.
  case control

  init?(_ scalar: UInt32) {
    switch scalar {
    case 0xA0...0xFF: self = .latin1
    case 0x0100...0x017F, 0x0192, 0x0218...0x021B, 0x02BB, 0x02BC, 0x02C6, 0x02DC, 0x1E02...0x1EF9: self = .latin
    case 0x0386...0x03CE, 0x0400...0x045F, 0x0490, 0x0491, 0x05D0...0x05EA, 0x060C...0x064A, 0x067E, 0x0686, 0x06A9,
      0x06AF,
      0x06CC, 0x0905...0x0DDF, 0x0E01...0x0E5B, 0x10D0...0x10FF:
      self = .letter
    case 0x2010...0x205E, 0x2070...0x209C, 0x20A0...0x20BF, 0x2100...0x214F, 0x2190...0x24FF, 0x2580...0x27BF,
      0x27E6...0x27FF, 0x2900...0x2BFF, 0xFB00...0xFB06, 0xFE0F, 0xFEFF, 0xFFFD, 0x1F000...0x1FAFF, 0x200B...0x200F,
      0x2002...0x200A:
      self = .sign
    case 0x2500...0x257F: self = .drawing
    case 0x3001...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF5E: self = .ideograph
    default: return nil
    }
  }

  /// Whether a scalar that came out of letters of another script is likely enough: those letters make words, and a word
  /// can be valid UTF-8 by chance.
  func isLikelyInWords(_ scalar: UInt32) -> Bool {
    switch self {
    case .letter: true
    case .sign:
      scalar <= 0x20BF || scalar >= 0x2190 && scalar <= 0x21FF || scalar >= 0x25A0 && scalar <= 0x27BF
        || scalar >= 0xFE0F
    case .latin1, .latin, .ideograph, .drawing, .control: false
    }
  }

  /// Signs that sentences set right behind a letter, `é…»`, `à “`: they say nothing of the letter before.
  static func isPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0xAB, 0xBB, 0xB7, 0x2010...0x201F, 0x2026, 0x2039, 0x203A: true
    default: false
    }
  }
}

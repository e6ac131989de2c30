/// What the bytes of a line are, counted in one pass: every text goes through here.
struct LineCounts {
  /// The counts, 9 bits each: as many as a line of ``reach`` bytes can hold.
  private let sums: UInt64

  /// The longest part of a line that is counted, in bytes.
  static let reach = 500

  /// ASCII letters and bytes beyond ASCII.
  var letters: Int { Int(sums & 0x1FF) }
  var blanks: Int { Int(sums >> 9 & 0x1FF) }
  /// Signs that code has and prose has seldom.
  var signs: Int { Int(sums >> 18 & 0x1FF) }
  /// Those of them that join or end statements: `{`, `;`, `=` and their like.
  var statementSigns: Int { Int(sums >> 54 & 0x1FF) }
  /// Blanks between two small letters: words of a sentence.
  var words: Int { Int(sums >> 27 & 0x1FF) }
  /// A stop, a blank and a capital letter: a sentence ends and another one begins.
  var sentences: Int { Int(sums >> 36 & 0x1FF) }
  /// Blanks where a sentence has none: before another one, before a stop or a comma, within empty parentheses.
  var gaps: Int { Int(sums >> 45 & 0x1FF) }

  /// - Parameter range: At most ``reach`` bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var sums: UInt64 = 0
    Self.classes.withUnsafeBufferPointer { classes in
      Self.weights.withUnsafeBufferPointer { weights in
        guard let bytes = bytes.baseAddress, let classes = classes.baseAddress, let weights = weights.baseAddress
        else { return }
        // The classes of the last three bytes, four bits each.
        var history = 0
        for index in range {
          history = (history &<< 4 | Int(classes[Int(bytes[index])])) & 0xFFF
          sums &+= weights[history]
        }
      }
    }
    self.sums = sums
  }

  private enum Class: UInt8 { case other, small, capital, blank, sign, stop, comma, semicolon, open, close, mark }

  private static let classes: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    let result: Class =
      switch byte {
      case 0x80..., 0x61...0x7A: .small
      case 0x41...0x5A: .capital
      case 0x20, 0x09: .blank
      case UInt8(ascii: "."): .stop
      case UInt8(ascii: ","), UInt8(ascii: ":"): .comma
      case UInt8(ascii: ";"): .semicolon
      case UInt8(ascii: "("): .open
      case UInt8(ascii: ")"): .close
      default:
        if byte.isOne(of: "{}=<>[]$\\") { .sign } else { byte.isOne(of: "_|&*#@`+/%~^") ? .mark : .other }
      }
    return result.rawValue
  }

  /// What a byte adds to the counts, by its class and those of the two before it.
  private static let weights: [UInt64] = (0..<4096).map { history in
    let first = Class(rawValue: UInt8(history >> 8))
    let second = Class(rawValue: UInt8(history >> 4 & 0xF))
    let gap: UInt64 = second == .blank ? 1 << 45 : 0
    switch Class(rawValue: UInt8(history & 0xF)) {
    case .small: return 1 | (first == .small && second == .blank ? 1 << 27 : 0)
    case .capital: return 1 | (first == .stop && second == .blank ? 1 << 36 : 0)
    case .blank: return 1 << 9 | gap
    case .sign: return 1 << 18 | 1 << 54
    case .open: return 1 << 18
    // Three of them, as in a fence.
    case .mark: return 1 << 18 | (first == .mark && second == .mark ? 1 << 54 : 0)
    case .semicolon: return 1 << 18 | 1 << 54 | gap
    case .close: return 1 << 18 | gap | (first == .blank && second == .open ? 1 << 45 : 0)
    case .stop, .comma: return gap
    case .other, nil: return 0
    }
  }
}

/// What the bytes of a line are, counted in one pass: every text goes through here.
struct LineCounts {
  /// The counts, 12 bits each.
  private let sums: UInt64

  /// ASCII letters and bytes beyond ASCII.
  var letters: Int { Int(sums & 0xFFF) }
  var blanks: Int { Int(sums >> 12 & 0xFFF) }
  /// Signs that code has and prose has seldom.
  var signs: Int { Int(sums >> 24 & 0xFFF) }
  /// Blanks between two small letters: words of a sentence.
  var words: Int { Int(sums >> 36 & 0xFFF) }
  /// A stop, a blank and a capital letter: a sentence ends and another one begins.
  var sentences: Int { Int(sums >> 48 & 0xFFF) }

  /// - Parameter range: At most 4,000 bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var sums: UInt64 = 0
    Self.classes.withUnsafeBufferPointer { classes in
      Self.weights.withUnsafeBufferPointer { weights in
        guard let bytes = bytes.baseAddress, let classes = classes.baseAddress, let weights = weights.baseAddress
        else { return }
        // The classes of the last three bytes, three bits each.
        var history = 0
        for index in range {
          history = (history &<< 3 | Int(classes[Int(bytes[index])])) & 0x1FF
          sums &+= weights[history]
        }
      }
    }
    self.sums = sums
  }

  private enum Class: UInt8 { case other, small, capital, blank, sign, stop }

  private static let classes: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    let result: Class =
      if byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) {
        .small
      } else if byte.isASCIILetter {
        .capital
      } else if byte.isBlank {
        .blank
      } else if byte == UInt8(ascii: ".") {
        .stop
      } else {
        "{}();=<>[]_$\\|&*#@`+/%~^".utf8.contains(byte) ? .sign : .other
      }
    return result.rawValue
  }

  /// What a byte adds to the counts, by its class and those of the two before it.
  private static let weights: [UInt64] = (0..<512).map { history in
    let (first, second) = (Class(rawValue: UInt8(history >> 6)), Class(rawValue: UInt8(history >> 3 & 7)))
    switch Class(rawValue: UInt8(history & 7)) {
    case .small: return first == .small && second == .blank ? 1 | 1 << 36 : 1
    case .capital: return first == .stop && second == .blank ? 1 | 1 << 48 : 1
    case .blank: return 1 << 12
    case .sign: return 1 << 24
    default: return 0
    }
  }
}

/// A 128-bit hash of a text without its case, white space and punctuation: equal for texts a reader takes for the same.
///
/// What code means is kept: `+ # * / & % @ $ ^ | ~ < > = \` always (C, C++ and C# are three questions), and any run
/// of signs that stands alone, such as `?.`, unless it is a dash, only quotes, or one sign of punctuation (`:`, or
/// `?` at the end). Case is folded by Unicode's lower-case mapping. The hash is the same in every run and on every
/// machine; it is no defence against made collisions.
package struct Fingerprint: Sendable, Hashable {
  package var high: UInt64
  package var low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The fingerprint of a text of which nothing is left; equal to no other text's.
  package static let none = Fingerprint(high: 0, low: 0)

  /// - Parameter text: UTF-8.
  package init(of text: UnsafeBufferPointer<UInt8>) {
    var mixer = Mixer()
    Self.classes.withUnsafeBufferPointer { classes in
      var index = 0
      while index < text.count {
        let end = Self.endOfWord(in: text, from: index)
        if end > index, !Self.isPunctuation(text, index, end) {
          Self.add(UnsafeBufferPointer(rebasing: text[index..<end]), classes, to: &mixer)
        }
        index = end + 1
      }
    }
    self = mixer.finish()
  }

  // MARK: - Words

  /// The end of the run of bytes above the blank that begins at `start`.
  private static func endOfWord(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count, text[index] > 0x20 { index += 1 }
    return index
  }

  /// Whether a word is one sign of punctuation with blanks around it, as French has it.
  private static func isPunctuation(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start == 1 else { return false }
    switch text[start] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"): return true
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return text[end...].allSatisfy { $0 <= 0x20 }
    default: return false
    }
  }

  /// Adds a word: letters, digits and code's signs; or all of it, where it has no letter or digit and is not a dash.
  private static func add(
    _ word: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>, to mixer: inout Mixer
  ) {
    var hasName = false
    for byte in word where byte >= 0x80 || classes[Int(byte)] & 1 != 0 {
      hasName = true
      break
    }
    var index = 0
    while index < word.count {
      let byte = word[index]
      if byte < 0x80 {
        let kept = classes[Int(byte)]
        if kept & 3 != 0 {
          mixer.add(kept & 4 != 0 ? byte | 0x20 : byte)
        } else if !hasName, kept & 8 == 0 {
          mixer.add(byte)
        }
        index += 1
      } else {
        let (scalar, length) = decode(word, at: index)
        addFolded(scalar, to: &mixer)
        index += length
      }
    }
  }

  /// For each ASCII byte: 1 letter or digit, 2 sign that is always kept, 4 upper case, 8 never kept.
  private static let classes: [UInt8] = (0..<128).map { value in
    switch UInt8(value) {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return 1 | 4
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): return 1
    case UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "_"), 0x7F: return 8
    case 0...0x20: return 8
    default: return "+#*/&%@$^|~<>=\\".utf8.contains(UInt8(value)) ? 2 : 0
    }
  }

  // MARK: - Beyond ASCII

  /// The scalar at `index` and its length in bytes. The tree holds valid UTF-8 only; anything else counts as single
  /// bytes.
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
    let lead = UInt32(bytes[index])
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    guard length > 1, index + length <= bytes.count else { return (lead, 1) }
    var value = lead & (0xFF >> UInt32(length + 1))
    for next in 1..<length { value = value << 6 | UInt32(bytes[index + next] & 0x3F) }
    return (value, length)
  }

  private static func addFolded(_ value: UInt32, to mixer: inout Mixer) {
    switch value {
    // Latin-1, Greek and Cyrillic letters, without the cost of the tables.
    case 0xC0...0xD6, 0xD8...0xDE: mixer.add(scalar: value + 0x20)
    case 0xDF...0xF6, 0xF8...0xFF: mixer.add(scalar: value)
    case 0x391...0x3A1, 0x3A3...0x3A9: mixer.add(scalar: value + 0x20)
    case 0x3B1...0x3C9: mixer.add(scalar: value)
    case 0x400...0x40F: mixer.add(scalar: value + 0x50)
    case 0x410...0x42F: mixer.add(scalar: value + 0x20)
    case 0x430...0x45F: mixer.add(scalar: value)
    // Ideographs and kana have no case and are no punctuation.
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: mixer.add(scalar: value)
    default: addByProperties(value, to: &mixer)
    }
  }

  private static func addByProperties(_ value: UInt32, to mixer: inout Mixer) {
    guard let scalar = Unicode.Scalar(value) else { return }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation:
      return
    default:
      for folded in scalar.properties.lowercaseMapping.unicodeScalars {
        if folded.isASCII { mixer.add(UInt8(ascii: folded)) } else { mixer.add(scalar: folded.value) }
      }
    }
  }
}

/// Hashes a stream of bytes, eight at a time, into two independent 64-bit states.
private struct Mixer {
  private var high: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var low: UInt64 = 0xD1B5_4A32_D192_ED03
  private var pending: UInt64 = 0
  private var count: UInt64 = 0

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    pending = pending << 8 | UInt64(byte)
    count &+= 1
    if count & 7 == 0 { fold() }
  }

  /// Adds the bytes of a scalar; a mark in front keeps them apart from ASCII.
  mutating func add(scalar: UInt32) {
    add(0xFF)
    add(UInt8(truncatingIfNeeded: scalar >> 16))
    add(UInt8(truncatingIfNeeded: scalar >> 8))
    add(UInt8(truncatingIfNeeded: scalar))
  }

  /// One round of multiply and shift in each state; the constants are odd, so that no bit is lost.
  @inline(__always)
  private mutating func fold() {
    high = (high ^ pending) &* 0xFF51_AFD7_ED55_8CCD
    high ^= high >> 32
    low = (low ^ pending) &* 0xC4CE_B9FE_1A85_EC53
    low ^= low >> 29
    pending = 0
  }

  mutating func finish() -> Fingerprint {
    guard count > 0 else { return .none }
    let length = count
    fold()
    pending = length
    fold()
    fold()
    // Zero is kept for ``Fingerprint/none``.
    return Fingerprint(high: high, low: low | 1)
  }
}

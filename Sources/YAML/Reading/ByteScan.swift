import Diagnostics

/// What one pass over the bytes of a file says before libyaml sees them.
struct ByteScan {
  /// Bytes of a byte order mark at the start: 0 or 3.
  var bomLength = 0
  /// Whether every byte is below 0x80, so that offsets and libyaml's marks agree.
  var isASCII = true
  /// Whether a carriage return stands in the file.
  var hasCarriageReturn = false
  /// Whether one of the characters stands in the file that show nothing themselves: marks, joiners, fillers, tags.
  var hasHiddenCharacters = false
  /// NEL, U+2028 and U+2029, which end a line for libyaml and not for editors.
  var oddBreaks: [SourceRange] = []
  /// Why the bytes cannot be read as YAML at all, or nil.
  var problem: Problem?

  struct Problem {
    var rule: RuleID
    var message: String
    var help: String
    var range: SourceRange
  }

  /// Checks that the bytes are UTF-8 (Unicode 16, table 3-7) and only characters that YAML allows (YAML 1.2.2, section 5.1).
  init(_ bytes: UnsafeRawBufferPointer) {
    if let problem = Self.foreignEncoding(bytes) {
      self.problem = problem
      return
    }
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { bomLength = 3 }
    var index = bomLength
    let count = bytes.count
    while index < count {
      // Eight bytes at once: none below 0x20, none of 0x7F and above.
      while index + 8 <= count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let low = (word &- 0x2020_2020_2020_2020) & ~word
        let high = ((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x0101_0101_0101_0101) | word
        let marked = (low | high) & 0x8080_8080_8080_8080
        if marked != 0 {
          index += UInt64(littleEndian: marked).trailingZeroBitCount / 8
          break
        }
        index += 8
      }
      guard index < count else { break }
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x09 || (byte >= 0x20 && byte < 0x7F) {
        index += 1
      } else if byte == 0x0D {
        hasCarriageReturn = true
        index += 1
      } else if byte < 0x80 {
        problem = Self.control(UInt32(byte), SourceRange(index, index + 1))
        return
      } else {
        isASCII = false
        guard let length = scalar(bytes, at: index) else { return }
        index += length
      }
    }
  }

  /// The length of the multi-byte character at `index`, or nil after a ``problem`` was found.
  private mutating func scalar(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int? {
    guard let (value, length) = UTF8Decoding.scalar(in: bytes, at: index) else {
      let byte = bytes[index]
      problem = Problem(
        rule: "encoding/invalid-utf8",
        message: "the byte 0x\(hex(UInt32(byte), 2)) is not valid UTF-8 here",
        help: "save the file as UTF-8; it may have been written in Latin-1, Windows-1252 or another code page",
        range: SourceRange(index, index + 1))
      return nil
    }
    let range = SourceRange(index, index + length)
    switch value {
    case 0x85, 0x2028, 0x2029:
      // More of them than anybody reads are not worth the memory.
      if oddBreaks.count <= DiagnosticCollector.limitPerRule { oddBreaks.append(range) }
    case 0x80...0x9F, 0xFFFE, 0xFFFF:
      problem = Self.control(value, range)
      return nil
    case 0xFEFF:
      problem = Problem(
        rule: "encoding/misplaced-bom",
        message: "a byte order mark (U+FEFF) stands inside the file",
        help: "delete this invisible character; it often comes from joining files that each began with one",
        range: range)
      return nil
    case 0x34F, 0x61C, 0x115F, 0x1160, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFFA0,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      hasHiddenCharacters = true
    default:
      break
    }
    return length
  }

  private static func control(_ value: UInt32, _ range: SourceRange) -> Problem {
    Problem(
      rule: "encoding/control-character",
      message: "the control character U+\(hex(value, 4)) cannot stand in YAML",
      help: "delete it; where it is meant, write it as an escape in double quotes: \"\\x\(hex(value & 0xFF, 2))\"",
      range: range)
  }

  /// UTF-16 and UTF-32, with or without a byte order mark.
  private static func foreignEncoding(_ bytes: UnsafeRawBufferPointer) -> Problem? {
    let start = Array(bytes.prefix(4))
    let name: String
    switch (start.count > 0 ? start[0] : 1, start.count > 1 ? start[1] : 1) {
    case (0xFF, 0xFE): name = start.count == 4 && start[2] == 0 && start[3] == 0 ? "UTF-32" : "UTF-16"
    case (0xFE, 0xFF): name = "UTF-16"
    case (0, 0) where start.count == 4 && start[2] == 0xFE && start[3] == 0xFF: name = "UTF-32"
    case (0, let second) where second != 0: name = "UTF-16"
    case (let first, 0) where first != 0: name = start.count == 4 && start[2] == 0 ? "UTF-32" : "UTF-16"
    default: return nil
    }
    return Problem(
      rule: "encoding/unsupported-encoding",
      message: "the file is written in \(name), not in UTF-8",
      help: "save it as UTF-8; qlint reads no other encoding",
      range: SourceRange(0, min(2, bytes.count)))
  }
}

/// `value` in upper-case hexadecimal with at least `width` digits.
func hex(_ value: UInt32, _ width: Int) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

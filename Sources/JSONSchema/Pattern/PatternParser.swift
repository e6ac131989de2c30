/// The structure of a pattern. At most ``PatternParser/maximumDepth`` groups deep.
indirect enum PatternSyntax {
  /// One scalar of the set with that number in ``PatternParser/sets``.
  case set(Int)
  case sequence([PatternSyntax])
  case choice([PatternSyntax])
  /// The part `minimum` to `maximum` times; nil: without end.
  case repeated(PatternSyntax, minimum: Int, maximum: Int?)
  case assertion(Assertion)

  enum Assertion: UInt8 {
    case start
    case end
    case wordBoundary
    case noWordBoundary
  }
}

/// Reads the text of a pattern: the grammar of ECMA-262, section 22.2.1, with the `u` flag (without Annex B).
struct PatternParser {
  static let maximumDepth = 100

  private let text: [UInt32]
  private var position = 0
  private var depth = 0
  /// The sets that the syntax refers to; equal sets are one.
  private(set) var sets: [ScalarSet] = []
  private var numbers: [ScalarSet: Int] = [:]

  init(_ text: String) { self.text = text.unicodeScalars.map(\.value) }

  mutating func parse() throws(PatternError) -> PatternSyntax {
    let syntax = try choice()
    if peek == 0x29 { throw error("a closing parenthesis without an opening one") }
    return syntax
  }

  private var peek: UInt32? { position < text.count ? text[position] : nil }

  private func error(_ message: String, back: Int = 0) -> PatternError {
    PatternError(message, at: max(0, position - back))
  }

  /// Takes the text if it comes next (ASCII only).
  private mutating func take(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position + length <= text.count else { return false }
    let found = word.withUTF8Buffer { bytes in
      bytes.indices.allSatisfy { text[position + $0] == UInt32(bytes[$0]) }
    }
    if found { position += length }
    return found
  }

  private mutating func intern(_ set: ScalarSet) -> PatternSyntax {
    if let number = numbers[set] { return .set(number) }
    numbers[set] = sets.count
    sets.append(set)
    return .set(sets.count - 1)
  }

  /// Alternatives, up to the end or a `)`.
  private mutating func choice() throws(PatternError) -> PatternSyntax {
    var branches: [PatternSyntax] = []
    repeat {
      var parts: [PatternSyntax] = []
      while let next = peek, next != 0x7C, next != 0x29 { parts.append(try term()) }
      branches.append(parts.count == 1 ? parts[0] : .sequence(parts))
    } while take("|")
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func term() throws(PatternError) -> PatternSyntax {
    if take("^") { return .assertion(.start) }
    if take("$") { return .assertion(.end) }
    if take("\\b") { return .assertion(.wordBoundary) }
    if take("\\B") { return .assertion(.noWordBoundary) }
    return try quantified(atom())
  }

  private mutating func atom() throws(PatternError) -> PatternSyntax {
    guard let next = peek else { throw error("the pattern ends too early") }
    switch next {
    case 0x2E:
      position += 1
      return intern(ScalarSet.lineTerminators.inverted)
    case 0x28: return try group()
    case 0x5B: return intern(try characterClass())
    case 0x5C: return intern(try escape(inClass: false))
    case 0x2A, 0x2B, 0x3F: throw error("nothing to repeat")
    case 0x7B: throw error("nothing to repeat, or a brace that must be written \\{")
    case 0x7D: throw error("a closing brace without an opening one; a literal one is written \\}")
    case 0x5D: throw error("a closing bracket without an opening one; a literal one is written \\]")
    default:
      position += 1
      return intern(ScalarSet(next))
    }
  }

  private mutating func group() throws(PatternError) -> PatternSyntax {
    let start = position
    position += 1
    if take("?") {
      if take("=") || take("!") { throw error("lookahead is not supported", back: 3) }
      if take("<=") || take("<!") { throw error("lookbehind is not supported", back: 4) }
      if take("<") {
        guard peek != 0x3E else { throw error("a group without a name") }
        while let next = peek, next != 0x3E {
          guard isNameScalar(next) else { throw error("a name of a group with a character that it cannot have") }
          position += 1
        }
        guard take(">") else { throw error("the name of a group without its >") }
      } else if !take(":") {
        throw error("an unknown kind of group", back: 2)
      }
    }
    depth += 1
    guard depth <= Self.maximumDepth else { throw error("groups nested deeper than \(Self.maximumDepth) levels") }
    let content = try choice()
    depth -= 1
    guard take(")") else { throw PatternError("a group without its closing parenthesis", at: start) }
    return content
  }

  private func isNameScalar(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    return scalar == "$" || scalar.properties.isIDContinue
  }

  private mutating func quantified(_ part: PatternSyntax) throws(PatternError) -> PatternSyntax {
    let minimum: Int
    let maximum: Int?
    if take("*") {
      (minimum, maximum) = (0, nil)
    } else if take("+") {
      (minimum, maximum) = (1, nil)
    } else if take("?") {
      (minimum, maximum) = (0, 1)
    } else if take("{") {
      (minimum, maximum) = try bounds()
    } else {
      return part
    }
    // A lazy quantifier finds another match, never another answer.
    _ = take("?")
    if let next = peek, next == 0x2A || next == 0x2B || next == 0x3F || next == 0x7B {
      throw error("nothing to repeat")
    }
    return .repeated(part, minimum: minimum, maximum: maximum)
  }

  private mutating func bounds() throws(PatternError) -> (Int, Int?) {
    let start = position
    guard let minimum = number() else { throw error("a count is missing; a literal brace is written \\{") }
    var maximum: Int? = minimum
    if take(",") { maximum = peek == 0x7D ? nil : number() ?? -1 }
    guard take("}"), maximum.map({ $0 >= 0 }) ?? true else { throw error("a count that is not {n}, {n,} or {n,m}") }
    if let maximum, maximum < minimum { throw PatternError("a count whose end is below its start", at: start) }
    return (minimum, maximum)
  }

  /// A decimal number; large ones all become one that no automaton can hold.
  private mutating func number() -> Int? {
    var value: Int?
    while let next = peek, (0x30...0x39).contains(next) {
      value = min((value ?? 0) * 10 + Int(next - 0x30), 1_000_000)
      position += 1
    }
    return value
  }

  private mutating func characterClass() throws(PatternError) -> ScalarSet {
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
  private mutating func escape(inClass: Bool) throws(PatternError) -> ScalarSet {
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
    case "k": throw error("backreferences are not supported", back: 2)
    case "1", "2", "3", "4", "5", "6", "7", "8", "9": throw error("backreferences are not supported", back: 2)
    case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/": return ScalarSet(next)
    default: throw error("an unknown escape", back: 2)
    }
  }

  private mutating func unicodeEscape() throws(PatternError) -> UInt32 {
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

  private mutating func property() throws(PatternError) -> ScalarSet {
    let start = position
    guard take("{") else { throw error("\\p without a name in braces", back: 2) }
    var name = ""
    while let next = peek, next != 0x7D {
      if let scalar = Unicode.Scalar(next) { name.unicodeScalars.append(scalar) }
      position += 1
    }
    guard take("}") else { throw PatternError("\\p{ without its closing brace", at: start) }
    if ["Script=", "sc=", "Script_Extensions=", "scx="].contains(where: { name.hasPrefix($0) }) {
      throw PatternError("\\p with a script is not supported", at: start)
    }
    guard let set = UnicodeProperty.set(named: name) else {
      throw PatternError("an unknown or unsupported property \"\(name)\"", at: start)
    }
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

/// Reads the text of a pattern: the grammar of ECMA-262, section 22.2.1, with the `u` flag (without Annex B).
struct PatternParser {
  static let maximumDepth = 100

  let text: [UInt32]
  var position = 0
  /// Whether the sets of scalars are wanted, or only whether the text is a pattern.
  let collectsSets: Bool
  /// The properties that were looked up.
  var properties: [(name: String, set: ScalarSet)] = []
  private var depth = 0
  private var sets: [ScalarSet] = []
  private var lookarounds: [Lookaround] = []
  private var references: [(target: Reference, place: Int)] = []
  private var groupCount = 0
  private var groups = ByteIndex()
  private var wordSet: Int?

  /// What a backreference names.
  private enum Reference {
    case number(Int)
    case name([UInt8])
  }

  private init(_ text: String, collectsSets: Bool) {
    self.text = text.unicodeScalars.map(\.value)
    self.collectsSets = collectsSets
  }

  static func parse(_ text: String) throws(PatternError) -> ParsedPattern {
    var parser = PatternParser(text, collectsSets: true)
    return try parser.parse()
  }

  /// Whether a text is a pattern; true also where it is nested too deep for this parser to say.
  static func isPattern(_ text: String) -> Bool {
    var parser = PatternParser(text, collectsSets: false)
    do throws(PatternError) {
      _ = try parser.parse()
      return true
    } catch {
      return error.isLimit
    }
  }

  private mutating func parse() throws(PatternError) -> ParsedPattern {
    let syntax = try choice()
    if peek == 0x29 { throw error("a closing parenthesis without an opening one") }
    var targets: [Int] = []
    for reference in references { targets.append(try resolve(reference.target, at: reference.place)) }
    return ParsedPattern(
      syntax: syntax, sets: sets, lookarounds: lookarounds, references: targets, groupCount: groupCount,
      wordSet: wordSet)
  }

  private func resolve(_ reference: Reference, at place: Int) throws(PatternError) -> Int {
    switch reference {
    case .number(let number):
      guard number <= groupCount else {
        throw PatternError("a reference to group \(number), which is not there", at: place)
      }
      return number
    case .name(let name):
      guard let number = groups[name] else { throw PatternError("a reference to a group that is not there", at: place) }
      return number
    }
  }

  var peek: UInt32? { position < text.count ? text[position] : nil }

  func error(_ message: String, back: Int = 0) -> PatternError {
    PatternError(message, at: max(0, position - back))
  }

  /// Takes the text if it comes next (ASCII only).
  mutating func take(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position + length <= text.count else { return false }
    let found = word.withUTF8Buffer { bytes in
      bytes.indices.allSatisfy { text[position + $0] == UInt32(bytes[$0]) }
    }
    if found { position += length }
    return found
  }

  private mutating func intern(_ set: ScalarSet) -> Int {
    guard collectsSets else { return 0 }
    // A pattern has few; the texts that may be long are only checked.
    if let number = sets.firstIndex(of: set) { return number }
    sets.append(set)
    return sets.count - 1
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
    if take("\\b") { return wordBoundary(.wordBoundary) }
    if take("\\B") { return wordBoundary(.noWordBoundary) }
    if let look = try lookaround() { return look }
    return try quantified(atom())
  }

  private mutating func wordBoundary(_ assertion: PatternSyntax.Assertion) -> PatternSyntax {
    wordSet = intern(.word)
    return .assertion(assertion)
  }

  /// A lookaround, which cannot be repeated; nil where none begins here.
  private mutating func lookaround() throws(PatternError) -> PatternSyntax? {
    let start = position
    if take("(?=") { return try look(from: start, isBehind: false, isNegated: false) }
    if take("(?!") { return try look(from: start, isBehind: false, isNegated: true) }
    if take("(?<=") { return try look(from: start, isBehind: true, isNegated: false) }
    if take("(?<!") { return try look(from: start, isBehind: true, isNegated: true) }
    return nil
  }

  private mutating func look(
    from start: Int, isBehind: Bool, isNegated: Bool
  ) throws(PatternError) -> PatternSyntax {
    let syntax = try content(from: start)
    lookarounds.append(Lookaround(syntax: syntax, isBehind: isBehind))
    return .look(lookarounds.count - 1, isNegated: isNegated)
  }

  private mutating func atom() throws(PatternError) -> PatternSyntax {
    guard let next = peek else { throw error("the pattern ends too early") }
    switch next {
    case 0x2E:
      position += 1
      return .set(intern(ScalarSet.lineTerminators.inverted))
    case 0x28: return try group()
    case 0x5B: return .set(intern(try characterClass()))
    case 0x5C:
      if let reference = try backreference() { return reference }
      return .set(intern(try escape(inClass: false)))
    case 0x2A, 0x2B, 0x3F: throw error("nothing to repeat")
    case 0x7B: throw error("nothing to repeat, or a brace that must be written \\{")
    case 0x7D: throw error("a closing brace without an opening one; a literal one is written \\}")
    case 0x5D: throw error("a closing bracket without an opening one; a literal one is written \\]")
    default:
      position += 1
      return .set(intern(ScalarSet(next)))
    }
  }

  /// `\1` or `\k<name>`; nil for another escape.
  private mutating func backreference() throws(PatternError) -> PatternSyntax? {
    let start = position
    let target: Reference
    if take("\\k") {
      guard take("<") else { throw PatternError("\\k without the name of a group", at: start) }
      target = .name(try name())
    } else {
      guard position + 1 < text.count, (0x31...0x39).contains(text[position + 1]) else { return nil }
      position += 1
      target = .number(number() ?? 0)
    }
    references.append((target, start))
    return .backreference(references.count - 1)
  }

  private mutating func group() throws(PatternError) -> PatternSyntax {
    let start = position
    position += 1
    if take("?:") { return try content(from: start) }
    groupCount += 1
    let number = groupCount
    if take("?<") {
      guard groups.insert(try name(), number) else {
        throw PatternError("a name that another group has", at: start)
      }
    } else if take("?") {
      throw error("an unknown kind of group", back: 2)
    }
    return .group(number, try content(from: start))
  }

  /// The content of a group up to its closing parenthesis.
  private mutating func content(from start: Int) throws(PatternError) -> PatternSyntax {
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw PatternError("groups nested deeper than \(Self.maximumDepth) levels", at: position, isLimit: true)
    }
    let content = try choice()
    depth -= 1
    guard take(")") else { throw PatternError("a group without its closing parenthesis", at: start) }
    return content
  }

  /// The name of a group up to its `>`: an identifier, in UTF-8.
  private mutating func name() throws(PatternError) -> [UInt8] {
    var name: [UInt8] = []
    while let next = peek, next != 0x3E {
      position += 1
      let value = next == 0x5C && take("u") ? try unicodeEscape() : next
      guard let scalar = Unicode.Scalar(value), isNameScalar(scalar, isFirst: name.isEmpty) else {
        throw error("a name of a group with a character that it cannot have", back: 1)
      }
      name += scalar.utf8
    }
    guard take(">") else { throw error("the name of a group without its >") }
    guard !name.isEmpty else { throw error("a group without a name") }
    return name
  }

  private func isNameScalar(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    if scalar == "$" || scalar == "_" { return true }
    if isFirst { return scalar.properties.isIDStart }
    return scalar.properties.isIDContinue || scalar == "\u{200C}" || scalar == "\u{200D}"
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
    let isLazy = take("?")
    if let next = peek, next == 0x2A || next == 0x2B || next == 0x3F || next == 0x7B {
      throw error("nothing to repeat")
    }
    return .repeated(part, minimum: minimum, maximum: maximum, isLazy: isLazy)
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
}

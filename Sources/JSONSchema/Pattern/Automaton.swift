/// The states of a pattern (Thompson's construction), over classes of scalars that the pattern cannot tell apart.
struct Automaton: Sendable {
  enum State: BitwiseCopyable, Sendable {
    /// Takes one scalar of a set, then goes on.
    case set(UInt16, next: UInt16)
    case split(UInt16, UInt16)
    case assertion(PatternSyntax.Assertion, next: UInt16)
    /// Goes on where a lookaround is found, or where it is not.
    case look(UInt16, isNegated: Bool, next: UInt16)
    case jump(UInt16)
    case accept
  }

  /// The states of a lookaround. Those of a lookahead read the text backwards: where they accept, it is found.
  struct Look: Sendable {
    let start: UInt16
    let isBehind: Bool
  }

  /// The only state that accepts.
  static let accept: UInt16 = 0

  private(set) var states: [State] = []
  private(set) var start: UInt16 = 0
  /// Those within others come first.
  private(set) var looks: [Look] = []
  let classes: ScalarClasses
  /// The set that `\b` and `\B` ask for; nil: they do not occur.
  let wordSet: UInt16?

  /// Whether what is around a place decides there, beyond the start and the end of the text.
  var dependsOnSurroundings: Bool { wordSet != nil || !looks.isEmpty }

  init(_ pattern: ParsedPattern) throws(PatternError) {
    classes = try ScalarClasses(pattern.sets)
    wordSet = pattern.wordSet.map { UInt16($0) }
    // Built from the back, so that every state knows where it goes on.
    let accept = try add(.accept)
    for lookaround in pattern.lookarounds {
      let start = try build(lookaround.syntax, then: accept, isReversed: !lookaround.isBehind)
      looks.append(Look(start: start, isBehind: lookaround.isBehind))
    }
    start = try build(pattern.syntax, then: accept, isReversed: false)
  }

  private mutating func add(_ state: State) throws(PatternError) -> UInt16 {
    guard states.count < Pattern.maximumStates else { throw .tooManyStates }
    states.append(state)
    return UInt16(states.count - 1)
  }

  private mutating func build(
    _ syntax: PatternSyntax, then next: UInt16, isReversed: Bool
  ) throws(PatternError) -> UInt16 {
    switch syntax {
    case .set(let number): return try add(.set(UInt16(number), next: next))
    case .assertion(let assertion): return try add(.assertion(assertion, next: next))
    case .look(let number, let isNegated): return try add(.look(UInt16(number), isNegated: isNegated, next: next))
    case .group(_, let content): return try build(content, then: next, isReversed: isReversed)
    // Patterns with backreferences are not made an automaton.
    case .backreference: return next
    case .sequence(let parts):
      var entry = next
      for index in parts.indices {
        let part = parts[isReversed ? index : parts.count - 1 - index]
        entry = try build(part, then: entry, isReversed: isReversed)
      }
      return entry
    case .choice(let branches):
      var entry: UInt16?
      for branch in branches.reversed() {
        let start = try build(branch, then: next, isReversed: isReversed)
        if let other = entry { entry = try add(.split(start, other)) } else { entry = start }
      }
      return entry ?? next
    // A lazy quantifier finds another match, never another answer.
    case .repeated(let part, let minimum, let maximum, _):
      let entry = try buildOptional(part, count: maximum.map { $0 - minimum }, then: next, isReversed)
      return try buildCopies(of: part, count: minimum, then: entry, isReversed)
    }
  }

  /// The part up to `count` times; nil: without end.
  private mutating func buildOptional(
    _ part: PatternSyntax, count: Int?, then next: UInt16, _ isReversed: Bool
  ) throws(PatternError) -> UInt16 {
    guard let count else {
      let loop = try add(.jump(next))
      let start = try build(part, then: loop, isReversed: isReversed)
      states[Int(loop)] = .split(start, next)
      return loop
    }
    var entry = next
    var copies = 0
    while copies < count {
      let before = states.count
      let start = try build(part, then: entry, isReversed: isReversed)
      // A part without states accepts only the empty text, however often.
      if states.count == before { break }
      entry = try add(.split(start, next))
      copies += 1
    }
    return entry
  }

  private mutating func buildCopies(
    of part: PatternSyntax, count: Int, then next: UInt16, _ isReversed: Bool
  ) throws(PatternError) -> UInt16 {
    var entry = next
    var copies = 0
    while copies < count {
      let before = states.count
      entry = try build(part, then: entry, isReversed: isReversed)
      if states.count == before { break }
      copies += 1
    }
    return entry
  }
}

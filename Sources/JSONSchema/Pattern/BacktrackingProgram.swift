/// A pattern as instructions for ``Backtracking``: what patterns with backreferences need.
struct BacktrackingProgram: Sendable {
  enum Instruction: BitwiseCopyable, Sendable {
    /// Takes one scalar of a set, behind the place or, with `isBehind`, in front of it.
    case set(UInt16, isBehind: Bool)
    /// Goes on at the first place, and at the second if that fails.
    case split(Int32, Int32)
    case jump(Int32)
    case assertion(PatternSyntax.Assertion)
    /// Keeps the place in a slot.
    case save(Int32)
    /// Forgets what was captured in slots.
    case clear(Int32, count: Int32)
    /// Fails where the place is the one in a slot: an iteration that took nothing.
    case advanced(Int32)
    /// Takes again what a group has captured; nothing where that is nothing.
    case backreference(group: Int32, isBehind: Bool)
    /// Begins a lookaround; where it fails, a negated one goes on at `end`.
    case look(isNegated: Bool, end: Int32)
    case endOfLook(isNegated: Bool)
    case accept
  }

  private(set) var instructions: [Instruction] = []
  /// Two for each group (its start and its end), group 0 included, then one for each loop.
  private(set) var slotCount: Int
  let classes: ScalarClasses
  let wordSet: UInt16?
  private let lookarounds: [Lookaround]
  private let references: [Int]

  init(_ pattern: ParsedPattern) throws(PatternError) {
    classes = try ScalarClasses(pattern.sets)
    wordSet = pattern.wordSet.map { UInt16($0) }
    slotCount = 2 * (pattern.groupCount + 1)
    lookarounds = pattern.lookarounds
    references = pattern.references
    try build(pattern.syntax, isBehind: false)
    try add(.accept)
  }

  private var end: Int32 { Int32(instructions.count) }

  private mutating func add(_ instruction: Instruction) throws(PatternError) {
    guard instructions.count < Pattern.maximumStates else { throw .tooManyStates }
    instructions.append(instruction)
  }

  private mutating func build(_ syntax: PatternSyntax, isBehind: Bool) throws(PatternError) {
    switch syntax {
    case .set(let number): try add(.set(UInt16(number), isBehind: isBehind))
    case .assertion(let assertion): try add(.assertion(assertion))
    case .backreference(let number):
      try add(.backreference(group: Int32(references[number]), isBehind: isBehind))
    case .sequence(let parts):
      for index in parts.indices { try build(parts[isBehind ? parts.count - 1 - index : index], isBehind: isBehind) }
    case .choice(let branches): try buildChoice(branches, isBehind: isBehind)
    case .group(let number, let content):
      let slot = Int32(2 * number)
      try add(.save(isBehind ? slot + 1 : slot))
      try build(content, isBehind: isBehind)
      try add(.save(isBehind ? slot : slot + 1))
    case .look(let number, let isNegated):
      let start = instructions.count
      try add(.look(isNegated: isNegated, end: 0))
      try build(lookarounds[number].syntax, isBehind: lookarounds[number].isBehind)
      try add(.endOfLook(isNegated: isNegated))
      instructions[start] = .look(isNegated: isNegated, end: end)
    case .repeated(let part, let minimum, let maximum, let isLazy):
      let groups = groups(in: part)
      try buildCopies(of: part, count: minimum, groups, isBehind)
      if let maximum {
        try buildOptional(part, count: maximum - minimum, isLazy: isLazy, groups, isBehind)
      } else {
        try buildLoop(part, isLazy: isLazy, groups, isBehind)
      }
    }
  }

  private mutating func buildChoice(_ branches: [PatternSyntax], isBehind: Bool) throws(PatternError) {
    var jumps: [Int] = []
    for (index, branch) in branches.enumerated() {
      guard index < branches.count - 1 else {
        try build(branch, isBehind: isBehind)
        break
      }
      let split = instructions.count
      try add(.jump(0))
      try build(branch, isBehind: isBehind)
      jumps.append(instructions.count)
      try add(.jump(0))
      instructions[split] = .split(Int32(split) + 1, end)
    }
    for jump in jumps { instructions[jump] = .jump(end) }
  }

  private mutating func buildCopies(
    of part: PatternSyntax, count: Int, _ groups: ClosedRange<Int>?, _ isBehind: Bool
  ) throws(PatternError) {
    var copies = 0
    while copies < count {
      let before = instructions.count
      try buildIteration(part, groups, isBehind)
      // A part without instructions takes nothing, however often.
      if instructions.count == before { break }
      copies += 1
    }
  }

  private mutating func buildOptional(
    _ part: PatternSyntax, count: Int, isLazy: Bool, _ groups: ClosedRange<Int>?, _ isBehind: Bool
  ) throws(PatternError) {
    var splits: [Int] = []
    var copies = 0
    while copies < count {
      splits.append(instructions.count)
      try add(.jump(0))
      try buildAdvancing(part, groups, isBehind)
      copies += 1
    }
    for split in splits { instructions[split] = Self.split(isLazy, Int32(split) + 1, end) }
  }

  private mutating func buildLoop(
    _ part: PatternSyntax, isLazy: Bool, _ groups: ClosedRange<Int>?, _ isBehind: Bool
  ) throws(PatternError) {
    let loop = instructions.count
    try add(.jump(0))
    try buildAdvancing(part, groups, isBehind)
    try add(.jump(Int32(loop)))
    instructions[loop] = Self.split(isLazy, Int32(loop) + 1, end)
  }

  private static func split(_ isLazy: Bool, _ body: Int32, _ end: Int32) -> Instruction {
    isLazy ? .split(end, body) : .split(body, end)
  }

  /// An iteration that need not be: one that takes nothing fails (RepeatMatcher, step 2.b).
  private mutating func buildAdvancing(
    _ part: PatternSyntax, _ groups: ClosedRange<Int>?, _ isBehind: Bool
  ) throws(PatternError) {
    let slot = Int32(slotCount)
    slotCount += 1
    try add(.save(slot))
    try buildIteration(part, groups, isBehind)
    try add(.advanced(slot))
  }

  /// An iteration forgets what the one before it captured (RepeatMatcher, step 4).
  private mutating func buildIteration(
    _ part: PatternSyntax, _ groups: ClosedRange<Int>?, _ isBehind: Bool
  ) throws(PatternError) {
    if let groups { try add(.clear(Int32(2 * groups.lowerBound), count: Int32(2 * groups.count))) }
    try build(part, isBehind: isBehind)
  }

  /// The numbers of the groups within a part; they follow each other.
  private func groups(in syntax: PatternSyntax) -> ClosedRange<Int>? {
    switch syntax {
    case .set, .assertion, .backreference: return nil
    case .repeated(let part, _, _, _): return groups(in: part)
    case .look(let number, _): return groups(in: lookarounds[number].syntax)
    case .group(let number, let content): return number...(groups(in: content)?.upperBound ?? number)
    case .sequence(let parts), .choice(let parts):
      let ranges = parts.compactMap(groups)
      guard let first = ranges.first, let last = ranges.last else { return nil }
      return first.lowerBound...last.upperBound
    }
  }
}

extension PatternError {
  static let tooManyStates = PatternError(
    "the pattern needs more than \(Pattern.maximumStates) states; use smaller counts", isLimit: true)
}

/// Tries one way to match after the other (ECMA-262, section 22.2.2). Steps bound the time, and the way back is a list,
/// not the stack of the process.
struct Backtracking {
  /// The most entries of the way back (16 MiB).
  private static let maximumDepth = 1_000_000

  /// What failing undoes, or where it goes on.
  private enum Entry {
    case choice(Int32, position: Int32)
    case slot(Int32, old: Int32)
    /// The start of a lookaround.
    case look(isNegated: Bool, end: Int32, position: Int32)
  }

  private let program: BacktrackingProgram
  private let scalars: [UInt32]
  /// The class of each scalar.
  private let text: [UInt16]
  private var steps: Int
  private var position: Int32 = 0
  private var instruction: Int32 = 0
  /// Places kept; -1: none.
  private var slots: [Int32]
  private var entries: [Entry] = []
  /// The places in `entries` of the lookarounds that are being tried.
  private var looks: [Int] = []

  /// Whether the program accepts a part of the text; nil where that takes more than `steps`, which are counted down by
  /// one for each instruction, each scalar compared and each thing undone.
  static func matches(_ program: BacktrackingProgram, _ bytes: UnsafeBufferPointer<UInt8>, steps: inout Int) -> Bool? {
    guard bytes.count < Int32.max else { return nil }
    var run = Backtracking(program, bytes, steps: steps)
    defer { steps = run.steps }
    for start in 0...Int32(run.text.count) {
      guard let isFound = run.matches(at: start) else { return nil }
      if isFound { return true }
    }
    return false
  }

  private init(_ program: BacktrackingProgram, _ bytes: UnsafeBufferPointer<UInt8>, steps: Int) {
    self.program = program
    self.steps = steps
    scalars = UTF8Text.scalars(of: bytes)
    text = scalars.map { UInt16(program.classes.number(of: $0)) }
    slots = [Int32](repeating: -1, count: program.slotCount)
  }

  private mutating func matches(at start: Int32) -> Bool? {
    // A match that failed has undone all that it kept.
    position = start
    instruction = 0
    while steps > 0, entries.count <= Self.maximumDepth {
      steps -= 1
      let current = program.instructions[Int(instruction)]
      if case .accept = current { return true }
      instruction += 1
      if !execute(current), !goBack() { return false }
    }
    steps = 0
    return nil
  }

  /// Executes an instruction; false where it fails.
  private mutating func execute(_ instruction: BacktrackingProgram.Instruction) -> Bool {
    switch instruction {
    case .set(let set, let isBehind):
      let index = isBehind ? position - 1 : position
      guard index >= 0, index < text.count, program.classes.set(set, contains: Int(text[Int(index)])) else {
        return false
      }
      position += isBehind ? -1 : 1
    case .split(let first, let second):
      entries.append(.choice(second, position: position))
      self.instruction = first
    case .jump(let target): self.instruction = target
    case .assertion(let assertion): return hold(assertion)
    case .save(let slot): set(slot, position)
    case .clear(let first, let count):
      steps -= Int(count)
      for slot in first..<(first + count) where slots[Int(slot)] >= 0 { set(slot, -1) }
    case .advanced(let slot): return slots[Int(slot)] != position
    case .backreference(let group, let isBehind): return takeAgain(group, isBehind: isBehind)
    case .look(let isNegated, let end):
      looks.append(entries.count)
      entries.append(.look(isNegated: isNegated, end: end, position: position))
    case .endOfLook(let isNegated): return endLook(isNegated)
    case .accept: break
    }
    return true
  }

  private mutating func set(_ slot: Int32, _ value: Int32) {
    entries.append(.slot(slot, old: slots[Int(slot)]))
    slots[Int(slot)] = value
  }

  private func hold(_ assertion: PatternSyntax.Assertion) -> Bool {
    switch assertion {
    case .start: position == 0
    case .end: position == text.count
    case .wordBoundary: isWord(position - 1) != isWord(position)
    case .noWordBoundary: isWord(position - 1) == isWord(position)
    }
  }

  private func isWord(_ index: Int32) -> Bool {
    guard let set = program.wordSet, index >= 0, index < text.count else { return false }
    return program.classes.set(set, contains: Int(text[Int(index)]))
  }

  private mutating func takeAgain(_ group: Int32, isBehind: Bool) -> Bool {
    let start = slots[Int(2 * group)]
    let end = slots[Int(2 * group + 1)]
    guard start >= 0, end >= start else { return true }
    let length = end - start
    let first = isBehind ? position - length : position
    guard first >= 0, Int(first) + Int(length) <= text.count else { return false }
    for offset in 0..<length {
      steps -= 1
      if scalars[Int(start + offset)] != scalars[Int(first + offset)] { return false }
    }
    position += isBehind ? -length : length
    return true
  }

  /// Ends a lookaround whose content was found. There is no way back into it.
  private mutating func endLook(_ isNegated: Bool) -> Bool {
    guard let start = looks.popLast(), case .look(_, _, let place) = entries[start] else { return false }
    steps -= entries.count - start
    var kept: [Entry] = []
    for entry in entries[(start + 1)...].reversed() {
      guard case .slot(let slot, let old) = entry else { continue }
      if isNegated { slots[Int(slot)] = old } else { kept.append(entry) }
    }
    entries.removeSubrange(start...)
    entries += kept.reversed()
    position = place
    return !isNegated
  }

  /// Goes back to the last place where another way was left; false where there is none.
  private mutating func goBack() -> Bool {
    while let entry = entries.popLast() {
      steps -= 1
      switch entry {
      case .slot(let slot, let old): slots[Int(slot)] = old
      case .choice(let next, let place):
        instruction = next
        position = place
        return true
      case .look(let isNegated, let end, let place):
        looks.removeLast()
        guard isNegated else { continue }
        instruction = end
        position = place
        return true
      }
    }
    return false
  }
}

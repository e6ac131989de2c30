/// An automaton as a table: one look-up for each scalar of the text.
///
/// Trivial to copy, so that matching costs no reference counting; the ``Pattern`` that made it owns its memory.
struct DFA: BitwiseCopyable, @unchecked Sendable {
  /// The most states, and the most steps to find them: beyond that the automaton itself is followed.
  private static let maximumStates = 512
  static let maximumWork = 400_000

  private static let dead: UInt16 = 0
  private static let found: UInt16 = 1

  private let classCount: Int
  /// `classCount` next states for each state.
  private let next: UnsafeMutableBufferPointer<UInt16>
  /// Whether a text that ends in the state matches.
  private let acceptsAtEnd: UnsafeMutableBufferPointer<Bool>
  private let start: UInt16
  private let ascii: UnsafeMutableBufferPointer<UInt16>
  private let intervalStarts: UnsafeMutableBufferPointer<UInt32>
  private let intervalNumbers: UnsafeMutableBufferPointer<UInt16>

  /// Builds the table, or gives nil where it would be large or the pattern asks for word boundaries or
  /// lookaround.
  /// - Parameter work: the steps that may be made, at most ``maximumWork`` of them; they are counted down.
  init?(_ automaton: Automaton, work: inout Int) {
    let allowed = min(work, Self.maximumWork)
    guard !automaton.dependsOnSurroundings, allowed > 0 else { return nil }
    let classes = automaton.classes
    var builder = Builder(automaton: automaton)
    defer { work -= builder.work }
    let start = builder.state(of: [], isStart: true)
    var next: [UInt16] = []
    var state = 0
    while state < builder.sources.count {
      for number in 0..<classes.count {
        next.append(builder.successor(of: state, on: number))
        guard builder.sources.count <= Self.maximumStates, builder.work <= allowed else { return nil }
      }
      state += 1
    }
    classCount = classes.count
    self.start = start
    self.next = Self.copy(next)
    acceptsAtEnd = Self.copy(builder.acceptsAtEnd)
    ascii = Self.copy(classes.ascii)
    intervalStarts = Self.copy(classes.starts)
    intervalNumbers = Self.copy(classes.numbers)
  }

  private static func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutableBufferPointer<Element> {
    let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = buffer.initialize(from: elements)
    return buffer
  }

  /// Frees the table; nothing may match with it afterwards.
  func deallocate() {
    next.deallocate()
    acceptsAtEnd.deallocate()
    ascii.deallocate()
    intervalStarts.deallocate()
    intervalNumbers.deallocate()
  }

  /// Whether the pattern is found in the text.
  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var state = start
    var position = 0
    while position < bytes.count, state > Self.found {
      let byte = bytes[position]
      let number: Int
      if byte < 0x80 {
        number = Int(ascii[Int(byte)])
        position += 1
      } else if let scalar = UTF8Text.scalar(in: bytes, at: position) {
        number = self.number(of: scalar.value)
        position += scalar.length
      } else {
        break
      }
      state = next[Int(state) * classCount + number]
    }
    return state == Self.found || acceptsAtEnd[Int(state)]
  }

  private func number(of scalar: UInt32) -> Int {
    var low = 0
    var high = intervalStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if intervalStarts[middle] <= scalar { low = middle } else { high = middle }
    }
    return Int(intervalNumbers[low])
  }

  /// Finds the sets of states that can be reached (subset construction).
  private struct Builder {
    let automaton: Automaton
    /// For each state of the table, the closed states of the automaton it stands for.
    var sources: [[UInt16]]
    var acceptsAtEnd: [Bool]
    var work = 0
    /// The states by the bytes of their sources.
    private var known = ByteIndex()
    private var set: StateSet
    private var stack: [UInt16] = []

    init(automaton: Automaton) {
      self.automaton = automaton
      set = StateSet(capacity: automaton.states.count)
      sources = [[], []]
      acceptsAtEnd = [false, true]
    }

    /// The state of the table for these states of the automaton, and for a match that begins here.
    mutating func state(of targets: [UInt16], isStart: Bool) -> UInt16 {
      let accepts = close(targets, Surroundings(isStart: isStart, isEnd: true))
      _ = close(targets, Surroundings(isStart: isStart))
      if set.members.contains(where: { isAccept($0) }) { return DFA.found }
      let source = set.members.filter { isSet($0) }.sorted()
      // Two states are one where they go on alike and end alike.
      let key = (source + [accepts ? 1 : 0]).withUnsafeBytes { Array($0) }
      if let state = known[key] { return UInt16(truncatingIfNeeded: state) }
      if source.isEmpty, !accepts { return DFA.dead }
      let state = UInt16(truncatingIfNeeded: sources.count)
      known.insert(key, Int(state))
      sources.append(source)
      acceptsAtEnd.append(accepts)
      return state
    }

    mutating func successor(of state: Int, on number: Int) -> UInt16 {
      if state <= Int(DFA.found) { return UInt16(state) }
      var targets: [UInt16] = []
      for source in sources[state] {
        if case .set(let wanted, let next) = automaton.states[Int(source)],
          automaton.classes.set(wanted, contains: number)
        {
          targets.append(next)
        }
      }
      work += sources[state].count + 1
      return self.state(of: targets, isStart: false)
    }

    /// Closes the states together with the start; whether a match is among them.
    private mutating func close(_ targets: [UInt16], _ surroundings: Surroundings) -> Bool {
      set.removeAll()
      for target in targets { automaton.close(target, in: surroundings, into: &set, stack: &stack) }
      automaton.close(automaton.start, in: surroundings, into: &set, stack: &stack)
      work += set.members.count
      return set.members.contains { isAccept($0) }
    }

    private func isAccept(_ state: UInt16) -> Bool {
      if case .accept = automaton.states[Int(state)] { true } else { false }
    }

    private func isSet(_ state: UInt16) -> Bool {
      if case .set = automaton.states[Int(state)] { true } else { false }
    }
  }
}

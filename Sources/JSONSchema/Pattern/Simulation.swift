/// Follows all states of an automaton at once: linear in the text, whatever the pattern.
///
/// Lookaround stays linear too: before the search, one pass over the text for each finds the places where it holds; a
/// lookahead is read from the end of the text (Barrière and Pit-Claudel, "Linear Matching of JavaScript Regular
/// Expressions", 2024).
struct Simulation {
  private let automaton: Automaton
  /// The class of each scalar of the text.
  private let text: [UInt16]
  private var steps: Int
  private var current: StateSet
  private var following: StateSet
  private var looks: [PositionSet] = []

  /// Whether the automaton accepts a part of the text; nil where that takes more than `steps`, which are counted
  /// down by one for each state at each scalar.
  static func matches(_ automaton: Automaton, _ bytes: UnsafeBufferPointer<UInt8>, steps: inout Int) -> Bool? {
    var simulation = Simulation(automaton, bytes, steps: steps)
    defer { steps = simulation.steps }
    for look in automaton.looks {
      guard
        let found = simulation.places(from: look.start, isBackward: !look.isBehind, stopsAtFirst: false)
      else { return nil }
      simulation.looks.append(found)
    }
    return simulation.places(from: automaton.start, isBackward: false, stopsAtFirst: true).map { !$0.isEmpty }
  }

  private init(_ automaton: Automaton, _ bytes: UnsafeBufferPointer<UInt8>, steps: Int) {
    self.automaton = automaton
    self.steps = steps
    text = UTF8Text.scalars(of: bytes).map { UInt16(automaton.classes.number(of: $0)) }
    current = StateSet(capacity: automaton.states.count)
    following = StateSet(capacity: automaton.states.count)
  }

  /// The places at which a match ends that begins anywhere with the state `start`, read forwards or backwards; nil
  /// where the steps do not suffice.
  private mutating func places(from start: UInt16, isBackward: Bool, stopsAtFirst: Bool) -> PositionSet? {
    var found = PositionSet()
    var stack: [UInt16] = []
    var targets: [UInt16] = []
    var surroundings = Surroundings(looks: looks)
    var position = isBackward ? text.count : 0
    while true {
      surround(position, &surroundings)
      current.removeAll()
      for target in targets { automaton.close(target, in: surroundings, into: &current, stack: &stack) }
      automaton.close(start, in: surroundings, into: &current, stack: &stack)
      steps -= current.members.count + 1
      guard steps >= 0 else { return nil }
      if current.contains(Automaton.accept) {
        found.insert(position)
        if stopsAtFirst { return found }
      }
      guard position != (isBackward ? 0 : text.count) else { return found }
      let number = Int(text[isBackward ? position - 1 : position])
      targets.removeAll(keepingCapacity: true)
      following.removeAll()
      for state in current.members {
        if case .set(let set, let next) = automaton.states[Int(state)],
          automaton.classes.set(set, contains: number), following.insert(next)
        {
          targets.append(next)
        }
      }
      position += isBackward ? -1 : 1
    }
  }

  private func surround(_ position: Int, _ surroundings: inout Surroundings) {
    surroundings.position = position
    surroundings.isStart = position == 0
    surroundings.isEnd = position == text.count
    if let set = automaton.wordSet {
      let wasWord = position > 0 && automaton.classes.set(set, contains: Int(text[position - 1]))
      let isWord = position < text.count && automaton.classes.set(set, contains: Int(text[position]))
      surroundings.isWordBoundary = wasWord != isWord
    }
  }
}

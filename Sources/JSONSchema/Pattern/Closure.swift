/// A set of states that keeps the order in which they were added, and empties in constant time.
struct StateSet {
  private(set) var members: [UInt16] = []
  private var places: [UInt16]

  init(capacity: Int) { places = [UInt16](repeating: 0, count: capacity) }

  func contains(_ state: UInt16) -> Bool {
    let place = Int(places[Int(state)])
    return place < members.count && members[place] == state
  }

  mutating func insert(_ state: UInt16) -> Bool {
    if contains(state) { return false }
    places[Int(state)] = UInt16(members.count)
    members.append(state)
    return true
  }

  mutating func removeAll() { members.removeAll(keepingCapacity: true) }
}

/// What stands around a place of the text, as far as assertions and lookaround ask.
struct Surroundings {
  var isStart = false
  var isEnd = false
  var isWordBoundary = false
  /// The place, in scalars, and where each lookaround is found.
  var position = 0
  var looks: [PositionSet] = []

  func hold(_ assertion: PatternSyntax.Assertion) -> Bool {
    switch assertion {
    case .start: isStart
    case .end: isEnd
    case .wordBoundary: isWordBoundary
    case .noWordBoundary: !isWordBoundary
    }
  }
}

/// Places in a text, as bits.
struct PositionSet {
  private var words: [UInt64] = []

  var isEmpty: Bool { words.isEmpty }

  func contains(_ position: Int) -> Bool {
    let word = position >> 6
    return word < words.count && words[word] & 1 << UInt64(position & 63) != 0
  }

  mutating func insert(_ position: Int) {
    let word = position >> 6
    if word >= words.count { words += [UInt64](repeating: 0, count: word + 1 - words.count) }
    words[word] |= 1 << UInt64(position & 63)
  }
}

extension Automaton {
  /// Adds a state and all that can be reached from it without taking a scalar.
  func close(_ state: UInt16, in surroundings: Surroundings, into set: inout StateSet, stack: inout [UInt16]) {
    stack.append(state)
    while let state = stack.popLast() {
      guard set.insert(state) else { continue }
      switch states[Int(state)] {
      case .set, .accept: break
      case .jump(let next): stack.append(next)
      case .split(let first, let second):
        stack.append(second)
        stack.append(first)
      case .assertion(let assertion, let next):
        if surroundings.hold(assertion) { stack.append(next) }
      case .look(let number, let isNegated, let next):
        if surroundings.looks[Int(number)].contains(surroundings.position) != isNegated { stack.append(next) }
      }
    }
  }
}

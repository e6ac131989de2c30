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

/// What stands around a place of the text, as far as assertions ask.
struct Surroundings {
  var isStart = false
  var isEnd = false
  var isWordBoundary = false

  func hold(_ assertion: PatternSyntax.Assertion) -> Bool {
    switch assertion {
    case .start: isStart
    case .end: isEnd
    case .wordBoundary: isWordBoundary
    case .noWordBoundary: !isWordBoundary
    }
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
      }
    }
  }
}

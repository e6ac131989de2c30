/// The states of a pattern (Thompson's construction), over classes of scalars that the pattern cannot tell apart.
struct Automaton: Sendable {
  enum State: BitwiseCopyable, Sendable {
    /// Takes one scalar of a set, then goes on.
    case set(UInt16, next: UInt16)
    case split(UInt16, UInt16)
    case assertion(PatternSyntax.Assertion, next: UInt16)
    case jump(UInt16)
    case accept
  }

  private(set) var states: [State] = []
  private(set) var start: UInt16 = 0
  let classes: ScalarClasses
  /// Whether `\b` or `\B` occurs: then a state depends on the scalar before and behind it.
  private(set) var hasWordBoundaries = false

  init(_ syntax: PatternSyntax, sets: [ScalarSet]) throws(PatternError) {
    classes = ScalarClasses(sets)
    // Built from the back, so that every state knows where it goes on.
    let accept = try add(.accept)
    start = try build(syntax, then: accept)
  }

  private mutating func add(_ state: State) throws(PatternError) -> UInt16 {
    guard states.count < Pattern.maximumStates else {
      throw PatternError("the pattern needs more than \(Pattern.maximumStates) states; use smaller counts")
    }
    states.append(state)
    return UInt16(states.count - 1)
  }

  private mutating func build(_ syntax: PatternSyntax, then next: UInt16) throws(PatternError) -> UInt16 {
    switch syntax {
    case .set(let number):
      return try add(.set(UInt16(number), next: next))
    case .assertion(let assertion):
      if assertion == .wordBoundary || assertion == .noWordBoundary { hasWordBoundaries = true }
      return try add(.assertion(assertion, next: next))
    case .sequence(let parts):
      var entry = next
      for part in parts.reversed() { entry = try build(part, then: entry) }
      return entry
    case .choice(let branches):
      var entry: UInt16?
      for branch in branches.reversed() {
        let start = try build(branch, then: next)
        if let other = entry { entry = try add(.split(start, other)) } else { entry = start }
      }
      return entry ?? next
    case .repeated(let part, let minimum, let maximum):
      return try buildRepetition(of: part, minimum: minimum, maximum: maximum, then: next)
    }
  }

  private mutating func buildRepetition(
    of part: PatternSyntax, minimum: Int, maximum: Int?, then next: UInt16
  ) throws(PatternError) -> UInt16 {
    var entry = next
    if let maximum {
      var copies = minimum
      while copies < maximum {
        let before = states.count
        let start = try build(part, then: entry)
        // A part without states accepts only the empty text, however often.
        if states.count == before { break }
        entry = try add(.split(start, next))
        copies += 1
      }
    } else {
      let loop = try add(.jump(next))
      let start = try build(part, then: loop)
      states[Int(loop)] = .split(start, next)
      entry = loop
    }
    var copies = 0
    while copies < minimum {
      let before = states.count
      entry = try build(part, then: entry)
      if states.count == before { break }
      copies += 1
    }
    return entry
  }
}

/// The scalars, grouped by which sets of a pattern they are in.
struct ScalarClasses: Sendable {
  /// How many groups there are; at least 1.
  let count: Int
  /// The first scalar of each interval of one class, sorted, and its class.
  let starts: [UInt32]
  let numbers: [UInt16]
  /// The class of each ASCII scalar.
  let ascii: [UInt16]
  /// `count` flags for each set: whether the class is in it.
  private let members: [Bool]

  init(_ sets: [ScalarSet]) {
    var bounds: Set<UInt32> = [0]
    for set in sets {
      for range in set.ranges {
        bounds.insert(range.lowerBound)
        bounds.insert(range.upperBound + 1)
      }
    }
    let starts = bounds.filter { $0 <= 0x10FFFF }.sorted()
    var numbers: [UInt16] = []
    var known: [[Bool]: UInt16] = [:]
    var signatures: [[Bool]] = []
    for start in starts {
      let signature = sets.map { $0.contains(start) }
      let number = known[signature] ?? UInt16(signatures.count)
      if known.updateValue(number, forKey: signature) == nil { signatures.append(signature) }
      numbers.append(number)
    }
    count = signatures.count
    members = sets.indices.flatMap { set in signatures.map { $0[set] } }
    self.starts = starts
    self.numbers = numbers
    var ascii: [UInt16] = []
    var interval = 0
    for scalar in UInt32(0)..<128 {
      while interval + 1 < starts.count, starts[interval + 1] <= scalar { interval += 1 }
      ascii.append(numbers[interval])
    }
    self.ascii = ascii
  }

  func set(_ set: UInt16, contains number: Int) -> Bool { members[Int(set) * count + number] }

  /// The class of a scalar.
  func number(of scalar: UInt32) -> Int {
    if scalar < 128 { return Int(ascii[Int(scalar)]) }
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= scalar { low = middle } else { high = middle }
    }
    return Int(numbers[low])
  }
}

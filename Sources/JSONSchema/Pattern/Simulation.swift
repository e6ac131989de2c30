/// Follows all states of an automaton at once: linear in the text, whatever the pattern.
enum Simulation {
  /// Whether the automaton accepts a part of the text; nil where that takes more than `steps`, which are counted
  /// down by one for each state at each scalar.
  static func matches(_ automaton: Automaton, _ bytes: UnsafeBufferPointer<UInt8>, steps: inout Int) -> Bool? {
    var current = StateSet(capacity: automaton.states.count)
    var following = StateSet(capacity: automaton.states.count)
    var stack: [UInt16] = []
    var targets: [UInt16] = []
    var position = 0
    var wasWord = false
    while true {
      let next = UTF8Text.scalar(in: bytes, at: position)
      let isWord = next.map { ScalarSet.word.contains($0.value) } ?? false
      let surroundings = Surroundings(
        isStart: position == 0, isEnd: next == nil,
        isWordBoundary: automaton.hasWordBoundaries && wasWord != isWord)
      current.removeAll()
      for target in targets { automaton.close(target, in: surroundings, into: &current, stack: &stack) }
      automaton.close(automaton.start, in: surroundings, into: &current, stack: &stack)
      steps -= current.members.count + 1
      guard steps >= 0 else { return nil }

      let number = next.map { automaton.classes.number(of: $0.value) }
      targets.removeAll(keepingCapacity: true)
      following.removeAll()
      for state in current.members {
        switch automaton.states[Int(state)] {
        case .accept: return true
        case .set(let set, let next):
          if let number, automaton.classes.set(set, contains: number), following.insert(next) { targets.append(next) }
        case .split, .jump, .assertion: break
        }
      }
      guard let next else { return false }
      position += next.length
      wasWord = isWord
    }
  }
}

/// Reading UTF-8 that may be broken.
enum UTF8Text {
  /// The scalar that starts at `position` and its length in bytes; U+FFFD and 1 where the bytes are no UTF-8; nil at
  /// the end.
  static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (value: UInt32, length: Int)? {
    guard position < bytes.count else { return nil }
    let lead = UInt32(bytes[position])
    if lead < 0x80 { return (lead, 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead < 0xF5, position + length <= bytes.count else { return (0xFFFD, 1) }
    var value = lead & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = UInt32(bytes[position + offset])
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | byte & 0x3F
    }
    return (value, length)
  }

  /// The number of Unicode scalars in UTF-8 text.
  static func length(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes where byte & 0xC0 != 0x80 { count &+= 1 }
    return count
  }
}

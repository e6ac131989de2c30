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

  /// How much they take, in states of an automaton.
  var size: Int { (starts.count + count) * max(1, members.count / count) / 16 }

  init(_ sets: [ScalarSet]) throws(PatternError) {
    var bounds: [UInt32] = [0]
    for set in sets {
      for range in set.ranges {
        bounds.append(range.lowerBound)
        bounds.append(range.upperBound + 1)
      }
    }
    bounds.sort()
    var starts: [UInt32] = []
    var numbers: [UInt16] = []
    // For each class, a byte for each set: whether the class is in it.
    var known = ByteIndex()
    var signatures: [[UInt8]] = []
    for start in bounds where start <= 0x10FFFF && starts.last != start {
      let signature = sets.map { $0.contains(start) ? UInt8(1) : 0 }
      if known.insert(signature, signatures.count) { signatures.append(signature) }
      guard signatures.count <= Int(UInt16.max) else { throw .tooManyStates }
      starts.append(start)
      numbers.append(UInt16(known[signature] ?? 0))
    }
    count = signatures.count
    members = sets.indices.flatMap { set in signatures.map { $0[set] == 1 } }
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

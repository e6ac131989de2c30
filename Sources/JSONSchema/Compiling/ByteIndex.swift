/// Numbers by names, which are compared byte by byte.
///
/// A table of its own and no `Dictionary`: making the metadata of a generic type for one more kind of key costs more
/// than all that is looked up while a schema is compiled.
struct ByteIndex {
  private var names: [[UInt8]] = []
  private var values: [Int] = []
  /// Places in `names` plus 1; 0 is free. A power of two in size, at most half full.
  private var slots: [Int] = []

  subscript(name: [UInt8]) -> Int? {
    guard !slots.isEmpty else { return nil }
    let slot = slot(of: name)
    return slots[slot] == 0 ? nil : values[slots[slot] - 1]
  }

  /// Adds a name that is not there yet.
  /// - Returns: false where it is there; it keeps its number.
  @discardableResult
  mutating func insert(_ name: [UInt8], _ value: Int) -> Bool {
    if (names.count + 1) * 2 > slots.count { grow() }
    let slot = slot(of: name)
    guard slots[slot] == 0 else { return false }
    names.append(name)
    values.append(value)
    slots[slot] = names.count
    return true
  }

  private mutating func grow() {
    slots = [Int](repeating: 0, count: max(16, slots.count * 2))
    for place in names.indices { slots[slot(of: names[place])] = place + 1 }
  }

  /// The slot in which the name is, or in which it would be.
  private func slot(of name: [UInt8]) -> Int {
    var hasher = Hasher()
    name.withUnsafeBytes { hasher.combine(bytes: $0) }
    var slot = hasher.finalize() & (slots.count - 1)
    while slots[slot] != 0, names[slots[slot] - 1] != name { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}

import Questions

/// The ids of all questions, or of all sets, of a bank; looked up by their bytes. 24 bytes an id.
struct IdIndex {
  private struct Entry {
    /// Seeded anew in each process, so that nobody can prepare ids that collide; no result depends on it.
    let hash: Int
    let place: Bank.Place
  }

  private let bank: Bank
  private let text: @Sendable (Facts, Int) -> Facts.Text
  /// Sorted by hash, then place.
  private let entries: [Entry]

  /// The ids of the questions.
  static func questions(of bank: Bank) -> IdIndex {
    IdIndex(bank, count: { $0.questions.count }, text: { $0.questions[$1].id })
  }

  /// The ids of the sets.
  static func sets(of bank: Bank) -> IdIndex {
    IdIndex(bank, count: { $0.sets.count }, text: { $0.sets[$1].id })
  }

  private init(
    _ bank: Bank, count: (Facts) -> Int, text: @escaping @Sendable (Facts, Int) -> Facts.Text
  ) {
    self.bank = bank
    self.text = text
    var entries: [Entry] = []
    entries.reserveCapacity(bank.files.reduce(0) { $0 + count($1.facts) })
    for (file, facts) in bank.files.lazy.map(\.facts).enumerated() {
      for item in 0..<count(facts) {
        let id = text(facts, item)
        guard !id.isAbsent else { continue }
        entries.append(Entry(hash: Self.hash(facts.bytes(of: id)), place: Bank.Place(file: file, item: item)))
      }
    }
    self.entries = entries.sorted { ($0.hash, $0.place) < ($1.hash, $1.place) }
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }

  /// The id of an item.
  func bytes(at place: Bank.Place) -> ArraySlice<UInt8> {
    let facts = bank.files[place.file].facts
    return facts.bytes(of: text(facts, place.item))
  }

  /// Whether any item has that id.
  func contains(_ id: ArraySlice<UInt8>) -> Bool {
    let hash = Self.hash(id)
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    while low < entries.count, entries[low].hash == hash {
      if bytes(at: entries[low].place) == id { return true }
      low += 1
    }
    return false
  }

  /// Each item whose id an earlier item has, with the first that has it; in the order of the bank.
  func duplicates() -> [(place: Bank.Place, first: Bank.Place)] {
    var found: [(place: Bank.Place, first: Bank.Place)] = []
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].hash == entries[start].hash { end += 1 }
      // Nearly always one id; more only where two hashes collide.
      var firsts = [entries[start].place]
      for entry in entries[start..<end].dropFirst() {
        let id = bytes(at: entry.place)
        if let first = firsts.first(where: { bytes(at: $0) == id }) {
          found.append((entry.place, first))
        } else {
          firsts.append(entry.place)
        }
      }
      start = end
    }
    return found.sorted { $0.place < $1.place }
  }

  /// All ids, in no particular order.
  func forEachId(_ body: (ArraySlice<UInt8>) -> Void) {
    for entry in entries { body(bytes(at: entry.place)) }
  }
}

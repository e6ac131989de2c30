import Diagnostics

/// Finds the known id nearest to one that is not known, in a bank of any size: only ids that can be near are compared.
struct IdSuggestions {
  private struct Candidate {
    let id: ArraySlice<UInt8>
    let letters: UInt64
  }

  /// The most ids compared letter by letter for one unknown id.
  private static let mostCompared = 200

  /// Indexed by length in bytes; ids of more than 64 bytes have no suggestions.
  private var byLength = [[Candidate]](repeating: [], count: 65)

  init(_ ids: IdIndex) {
    var byLength = byLength
    ids.forEachId { id in
      if id.count < byLength.count { byLength[id.count].append(Candidate(id: id, letters: Self.letters(of: id))) }
    }
    // The order of the index differs from process to process; that of the suggestions must not.
    for length in byLength.indices {
      byLength[length].sort { $0.id.lexicographicallyPrecedes($1.id) }
    }
    self.byLength = byLength
  }

  /// The nearest id, or nil where none is near.
  func closest(to id: ArraySlice<UInt8>) -> String? {
    let wanted = Self.letters(of: id)
    var near: [String] = []
    for length in max(1, id.count - 2)...max(1, id.count + 2) where length < byLength.count {
      for candidate in byLength[length] where near.count < Self.mostCompared {
        // Two edits change at most four kinds of letters.
        guard (candidate.letters ^ wanted).nonzeroBitCount <= 4 else { continue }
        near.append(String(decoding: candidate.id, as: UTF8.self))
      }
    }
    return Suggestion.closest(to: String(decoding: id, as: UTF8.self), among: near)
  }

  /// Which bytes occur, as a set of 64 kinds; upper and lower case are one kind.
  private static func letters(of id: ArraySlice<UInt8>) -> UInt64 {
    var letters: UInt64 = 0
    for byte in id { letters |= 1 << UInt64((0x41...0x5A).contains(byte) ? (byte | 0x20) & 63 : byte & 63) }
    return letters
  }
}

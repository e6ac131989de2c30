/// The scripts that `\p{Script=…}` may name, which the standard library does not know.
enum Script {
  /// Whether there is a script of that long or short name.
  static func isKnown(_ name: String) -> Bool { line(of: name) != nil }

  /// The scalars of a script by its long or short name (`Greek`, `Grek`); nil where it is not known.
  static func set(named name: String) -> ScalarSet? { line(of: name).map { ScalarSet(words: $0.dropFirst()) } }

  /// The scalars that are used with a script: its own, and those of several scripts that name it.
  static func extensions(named name: String) -> ScalarSet? {
    guard let line = line(of: name), let names = line.first?.split(separator: slash), names.count >= 2 else {
      return nil
    }
    var ranges: [ClosedRange<UInt32>] = []
    var shared: [ClosedRange<UInt32>] = []
    for line in lines(of: ScriptTable.extensions) {
      guard let scripts = line.first?.split(separator: slash) else { continue }
      let set = ScalarSet(words: line.dropFirst())
      shared += set.ranges
      if scripts.contains(where: { $0.elementsEqual(names[1]) }) { ranges += set.ranges }
    }
    let own = ScalarSet(words: line.dropFirst())
    // Without those that name other scripts only.
    let others = own.inverted.union(ScalarSet(shared)).inverted
    return others.union(ScalarSet(ranges))
  }

  private typealias Words = ArraySlice<UnsafeBufferPointer<UInt8>.SubSequence>

  private static let slash: UInt8 = 0x2F

  private static func line(of name: String) -> Words? {
    lines(of: ScriptTable.scripts).first { line in
      line.first?.split(separator: slash).contains { $0.elementsEqual(name.utf8) } ?? false
    }
  }

  private static func lines(of table: StaticString) -> [Words] {
    let bytes = UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
    return bytes.split(separator: 0x0A).map { $0.split(separator: 0x20)[...] }
  }
}

extension ScalarSet {
  /// Makes a set of a table: hexadecimal scalars and ranges (`370-373`), with spaces between them.
  init(hexadecimal table: StaticString) {
    let bytes = UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
    self.init(words: bytes.split(separator: 0x20)[...])
  }

  fileprivate init(words: ArraySlice<UnsafeBufferPointer<UInt8>.SubSequence>) {
    self.init(
      words.compactMap { word in
        let bounds = word.split(separator: 0x2D).compactMap { UInt32(String(decoding: $0, as: UTF8.self), radix: 16) }
        guard let low = bounds.first, let high = bounds.last, low <= high else { return nil }
        return low...high
      })
  }
}

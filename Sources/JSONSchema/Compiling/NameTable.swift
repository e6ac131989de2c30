/// Names that keys and words are compared with: by their first eight bytes, then by the rest.
struct NameTable: Sendable {
  private struct Entry: Sendable, BitwiseCopyable {
    var head: UInt64
    var start: Int
    var count: Int
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []

  var count: Int { entries.count }

  /// Adds names, sorted for ``find(_:in:)``.
  /// - Returns: where they are.
  mutating func append(_ names: [[UInt8]]) -> Slice {
    let slice = Slice(start: entries.count, count: names.count)
    for name in names.sorted(by: Self.precedes) {
      entries.append(Entry(head: name.withUnsafeBufferPointer(Self.head), start: bytes.count, count: name.count))
      bytes += name
    }
    return slice
  }

  /// The order of the table: any order will do that two integers decide in most cases.
  static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    if left.count != right.count { return left.count < right.count }
    let heads = (left.withUnsafeBufferPointer(head), right.withUnsafeBufferPointer(head))
    return heads.0 == heads.1 ? left.lexicographicallyPrecedes(right) : heads.0 < heads.1
  }

  subscript(index: Int) -> [UInt8] {
    let entry = entries[index]
    return Array(bytes[entry.start..<(entry.start + entry.count)])
  }

  func string(at index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

  /// The place of a name within the slice, from 0.
  func find(_ name: UnsafeBufferPointer<UInt8>, in slice: Slice) -> Int? {
    let head = Self.head(name)
    var low = slice.start
    var high = slice.start + slice.count
    while low < high {
      let middle = (low + high) / 2
      let entry = entries[middle]
      if entry.count == name.count, entry.head == head {
        guard name.count > 8 else { return middle - slice.start }
        let order = compareRest(of: entry, with: name)
        if order == 0 { return middle - slice.start }
        if order < 0 { low = middle + 1 } else { high = middle }
      } else if entry.count < name.count || (entry.count == name.count && entry.head < head) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return nil
  }

  private func compareRest(of entry: Entry, with name: UnsafeBufferPointer<UInt8>) -> Int {
    for index in 8..<entry.count {
      let (left, right) = (bytes[entry.start + index], name[index])
      if left != right { return left < right ? -1 : 1 }
    }
    return 0
  }

  private static func head(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<min(8, name.count) { value = value << 8 | UInt64(name[index]) }
    return value
  }
}

import Diagnostics

/// The lines that edits of a file change: what a unified diff is made of. Lines end with LF; a CR before it belongs to the line.
struct ChangedLines {
  /// Lines that go, and the lines that come for them.
  struct Change: Hashable {
    /// Lines of the old text, from 0.
    var old: Range<Int>
    /// With their line ends.
    var new: [[UInt8]]
  }

  private(set) var changes: [Change] = []
  /// Where each line of the old text begins, and the end of the text.
  let starts: [Int]
  private let old: [UInt8]

  /// - Parameter edits: sorted; they lie in the text and do not overlap.
  init(_ old: [UInt8], _ edits: [Edit]) {
    self.old = old
    var starts = [0]
    for (index, byte) in old.enumerated() where byte == 0x0A && index + 1 < old.count { starts.append(index + 1) }
    if !old.isEmpty { starts.append(old.count) }
    self.starts = starts
    var index = 0
    while index < edits.count {
      let first = line(at: edits[index].range.start)
      var last = line(at: edits[index].range.end)
      var end = index + 1
      // Edits that share a line make one change.
      while end < edits.count, line(at: edits[end].range.start) <= last {
        last = line(at: edits[end].range.end)
        end += 1
      }
      add(edits[index..<end], first: first, end: min(last + 1, count))
      index = end
    }
  }

  /// The number of lines of the old text.
  var count: Int { starts.count - 1 }

  /// A line of the old text with its end.
  func bytes(of line: Int) -> ArraySlice<UInt8> { old[starts[line]..<starts[line + 1]] }

  /// The line in which an offset lies; the last one for the end of a text.
  private func line(at offset: Int) -> Int {
    var low = 0
    var high = max(1, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private mutating func add(_ edits: ArraySlice<Edit>, first: Int, end: Int) {
    var text: [UInt8] = []
    var position = count == 0 ? 0 : starts[first]
    for edit in edits {
      text.append(contentsOf: old[position..<edit.range.start])
      text.append(contentsOf: edit.text.utf8)
      position = edit.range.end
    }
    if count > 0 { text.append(contentsOf: old[position..<starts[end]]) }
    var new = Self.lines(of: text)
    // Whole lines that are the same before and after are no part of it.
    var first = first
    var end = end
    while let line = new.last, first < end, bytes(of: end - 1).elementsEqual(line) {
      new.removeLast()
      end -= 1
    }
    var same = 0
    while same < new.count, first < end, bytes(of: first).elementsEqual(new[same]) {
      same += 1
      first += 1
    }
    new.removeFirst(same)
    if first < end || !new.isEmpty { changes.append(Change(old: first..<end, new: new)) }
  }

  private static func lines(of text: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    for (index, byte) in text.enumerated() where byte == 0x0A {
      lines.append(Array(text[start...index]))
      start = index + 1
    }
    if start < text.count { lines.append(Array(text[start...])) }
    return lines
  }
}

import Diagnostics
import YAML

/// The text that a baseline knows a diagnostic by.
enum BaselineFragment {
  /// Words on either side of the place, as far as they stand in the same scalar.
  private static let contextWords = 3
  /// Bytes that are looked through for them on either side.
  private static let contextBytes = 256
  /// Bytes of a place that are looked at.
  private static let longestPlace = 1 << 16
  /// Longer texts are cut, and a hash stands for the rest.
  private static let longestText = 160
  private static let keptText = 120

  static func text(of diagnostic: Diagnostic, in tree: Tree, _ source: UnsafeRawBufferPointer) -> String {
    var range = diagnostic.range.clamped(to: source.count)
    let around = surroundings(of: range, in: tree, source)
    if range.start <= around.start, range.end >= around.end {
      // The whole of a scalar: neither its quotes nor the header of a block are its text.
      range = around
    } else {
      range = SourceRange(
        contextStart(before: range.start, from: around.start, source),
        contextEnd(behind: range.end, to: around.end, source))
    }
    return shortened(collapsed(source, range))
  }

  /// A text without case, white space and punctuation.
  static func folded(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil { result += properties.lowercaseMapping }
    }
    return result
  }

  /// The part of the file around a place that belongs to it wherever it is moved: the text of a scalar, or else the line.
  private static func surroundings(
    of range: SourceRange, in tree: Tree, _ source: UnsafeRawBufferPointer
  ) -> SourceRange {
    guard let node = tree.node(at: range.start), tree.kind(of: node) == .scalar else { return line(of: range, source) }
    let whole = tree.range(of: node)
    guard whole.contains(range) else { return line(of: range, source) }
    switch tree.style(of: node) {
    case .doubleQuoted, .singleQuoted:
      return SourceRange(whole.start + 1, whole.end - 1)
    case .literal, .folded:
      let header = source[whole.start..<whole.end].firstIndex(where: isLineEnd) ?? whole.end
      return SourceRange(header, whole.end)
    case .plain, .block, .flow: return whole
    }
  }

  private static func line(of range: SourceRange, _ source: UnsafeRawBufferPointer) -> SourceRange {
    let before = source[max(0, range.start - contextBytes)..<range.start]
    let behind = source[range.end..<min(source.count, range.end + contextBytes)]
    return SourceRange(
      before.lastIndex(where: isLineEnd).map { $0 + 1 } ?? before.startIndex,
      behind.firstIndex(where: isLineEnd) ?? behind.endIndex)
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func contextStart(before place: Int, from start: Int, _ source: UnsafeRawBufferPointer) -> Int {
    let start = max(start, place - contextBytes)
    var (index, found, words) = (place, place, 0)
    while index > start {
      index -= 1
      if isBlank(source[index]) { continue }
      // A word begins where a blank, or nothing, stands before it.
      guard index == start || isBlank(source[index - 1]) else { continue }
      found = index
      words += 1
      if words == contextWords { break }
    }
    return min(found, place)
  }

  private static func contextEnd(behind place: Int, to end: Int, _ source: UnsafeRawBufferPointer) -> Int {
    let end = min(end, place + contextBytes)
    var (index, found, words) = (place, place, 0)
    while index < end {
      index += 1
      if isBlank(source[index - 1]) { continue }
      guard index == end || isBlank(source[index]) else { continue }
      found = index
      words += 1
      if words == contextWords { break }
    }
    return max(found, place)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func collapsed(_ source: UnsafeRawBufferPointer, _ range: SourceRange) -> [UInt8] {
    var result: [UInt8] = []
    for byte in source[range.start..<min(range.end, range.start + longestPlace)] {
      if !isBlank(byte) {
        result.append(byte)
      } else if let last = result.last, last != 0x20 {
        result.append(0x20)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }

  private static func shortened(_ text: [UInt8]) -> String {
    guard text.count > longestText else { return String(decoding: text, as: UTF8.self) }
    let start = text[..<UTF8Decoding.boundary(in: text, notAbove: keptText)]
    let hash = String(text.withUnsafeBytes { ContentHash($0).value }, radix: 16)
    return String(decoding: start, as: UTF8.self) + "… #" + String(repeating: "0", count: 16 - hash.utf8.count) + hash
  }
}

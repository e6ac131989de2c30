import Diagnostics
import YAML

/// What a comment says, when it is one of ours: `# qlint-ignore[-file] RULE[, RULE]: reason`.
struct SuppressionComment {
  /// The most selectors that count.
  static let mostSelectors = 100

  /// What is wrong with the form of the comment.
  enum Fault {
    /// Something else than `-file` behind `qlint-ignore`.
    case unknownForm
    case noRule
    /// Text behind a rule without a colon.
    case noColon
    case tooManySelectors
  }

  var isForFile = false
  var selectors: [(name: String, range: SourceRange)] = []
  /// Where it says why.
  var reason: SourceRange?
  var fault: (kind: Fault, range: SourceRange)?

  static let word: StaticString = "qlint-ignore"

  /// Reads a comment; nil for one that is not ours.
  init?(_ comment: SourceRange, in source: UnsafeRawBufferPointer) {
    let text = Bytes(source: source)
    var index = text.skipBlanks(comment.start + 1, comment.end)
    guard text.holds(Self.word, at: index, before: comment.end) else { return nil }
    let start = index
    index += Self.word.utf8CodeUnitCount
    if text.holds("-file", at: index, before: comment.end) {
      isForFile = true
      index += 5
    }
    if index < comment.end, !text.isBlank(index), source[index] != UInt8(ascii: ":") {
      let end = text.wordEnd(index, comment.end)
      fault = (.unknownForm, SourceRange(start, end))
      return
    }
    let listEnd = (index..<comment.end).first { source[$0] == UInt8(ascii: ":") } ?? comment.end
    readSelectors(from: index, to: listEnd, text)
    if selectors.isEmpty, fault == nil { fault = (.noRule, SourceRange(start, max(index, start))) }
    guard listEnd < comment.end else { return }
    let reasonStart = text.skipBlanks(listEnd + 1, comment.end)
    if reasonStart < comment.end { reason = SourceRange(reasonStart, text.trimmedEnd(reasonStart, comment.end)) }
  }

  private mutating func readSelectors(from start: Int, to end: Int, _ text: Bytes) {
    var index = start
    while index < end {
      index = text.skipBlanks(index, end)
      let partEnd = (index..<max(index, end)).first { text.source[$0] == UInt8(ascii: ",") } ?? end
      let nameEnd = min(text.wordEnd(index, end), partEnd)
      if nameEnd > index {
        guard selectors.count < Self.mostSelectors else {
          fault = (.tooManySelectors, SourceRange(index, end))
          return
        }
        selectors.append((text.string(index, nameEnd), SourceRange(index, nameEnd)))
        let rest = text.skipBlanks(nameEnd, partEnd)
        if rest < partEnd, fault == nil { fault = (.noColon, SourceRange(rest, text.trimmedEnd(rest, end))) }
      }
      index = partEnd + 1
    }
  }

  /// Steps over the bytes of a file; every index is in the file.
  private struct Bytes {
    let source: UnsafeRawBufferPointer

    func isBlank(_ index: Int) -> Bool { source[index] == 0x20 || source[index] == 0x09 }

    func skipBlanks(_ start: Int, _ end: Int) -> Int {
      var index = start
      while index < end, isBlank(index) { index += 1 }
      return index
    }

    func trimmedEnd(_ start: Int, _ end: Int) -> Int {
      var end = end
      while end > start, isBlank(end - 1) { end -= 1 }
      return end
    }

    func wordEnd(_ start: Int, _ end: Int) -> Int {
      var index = start
      while index < end, !isBlank(index), source[index] != UInt8(ascii: ":"), source[index] != UInt8(ascii: ",") {
        index += 1
      }
      return index
    }

    func holds(_ word: StaticString, at index: Int, before end: Int) -> Bool {
      guard index + word.utf8CodeUnitCount <= end else { return false }
      return word.withUTF8Buffer { $0.elementsEqual(source[index..<index + $0.count]) }
    }

    func string(_ start: Int, _ end: Int) -> String { String(decoding: source[start..<end], as: UTF8.self) }
  }
}

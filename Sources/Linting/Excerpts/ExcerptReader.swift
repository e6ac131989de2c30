package import Diagnostics
import Questions
import YAML

/// Gives the parts of files that diagnostics lie in, as their readers see them.
///
/// It parses a file anew, so it is for reporters that show the content itself.
package struct ExcerptReader: Sendable {
  private let linter: Linter

  package init(_ linter: Linter) { self.linter = linter }

  /// The questions of a file that have diagnostics, and the lines around those that lie in no question, in the order of the file.
  /// - Parameter diagnostics: of this file, sorted by `Diagnostic.precedes`.
  package func excerpts(of bytes: [UInt8], path: SourcePath, _ diagnostics: [Diagnostic]) -> [Excerpt] {
    bytes.withUnsafeBytes { buffer in
      let reading = SecondReading(linter)
      reading.read(buffer, path: path)
      var maker = ExcerptMaker(reading, lines: LineIndex(bytes))
      return maker.excerpts(diagnostics)
    }
  }
}

/// Makes the excerpts of one file.
private struct ExcerptMaker {
  let reading: SecondReading
  let lines: LineIndex
  /// How many bytes of text the excerpts of this file may still hold: aliases could give one long text to a thousand questions.
  private var room = TextRoom()

  init(_ reading: SecondReading, lines: LineIndex) {
    self.reading = reading
    self.lines = lines
  }

  private var tree: Tree { reading.tree }
  private var questions: QuestionFile { reading.questions }

  mutating func excerpts(_ diagnostics: [Diagnostic]) -> [Excerpt] {
    var excerpts: [(start: Int, excerpt: Excerpt)] = []
    var groups: [NodeID: [Int]] = [:]
    var order: [Question] = []
    var outside: [Int] = []
    for (index, diagnostic) in diagnostics.enumerated() {
      if let found = questions.question(at: diagnostic.range.start, in: tree) {
        if groups[found.question.node] == nil { order.append(found.question) }
        groups[found.question.node, default: []].append(index)
      } else {
        outside.append(index)
      }
    }
    for question in order {
      let own = groups[question.node] ?? []
      excerpts.append((tree.range(of: question.node).start, excerpt(of: question, diagnostics, own)))
    }
    for group in SourceLines.groups(of: outside, diagnostics, in: lines) {
      let part = SourceLines.part(group, diagnostics, in: lines, room: &room)
      let start = diagnostics[group[0]].range.start
      excerpts.append((start, Excerpt(parts: [part], diagnostics: group)))
    }
    return excerpts.sorted { $0.start < $1.start }.map(\.excerpt)
  }

  private mutating func excerpt(of question: Question, _ diagnostics: [Diagnostic], _ own: [Int]) -> Excerpt {
    var fields = FieldExcerpts(
      tree: tree, names: questions.names, lines: lines, diagnostics: diagnostics, own: own)
    let level = questions.value(.level, of: question, in: tree).flatMap { node -> String? in
      guard tree.kind(of: node) == .scalar else { return nil }
      return String(decoding: tree.value(of: node).prefix(200), as: UTF8.self)
    }
    return Excerpt(
      question: Excerpt.Question(
        id: questions.id(of: question, in: tree), level: level, topic: reading.topic(of: question)),
      parts: fields.parts(of: question, room: &room), diagnostics: own)
  }
}

/// How many bytes of text the excerpts of one file may hold. Within it each text is shown whole, or up to 16 KiB; when it is used
/// up, only what stands around marks.
struct TextRoom {
  private var rest = 4 << 20

  /// The part of a text that is shown: all of it, or what there is room for around `place`.
  mutating func window(_ bytes: some RandomAccessCollection<UInt8>, around place: Int?) -> Range<Int> {
    let count = bytes.count
    let limit = rest > 0 ? 16 << 10 : place == nil ? 0 : 512
    guard count > limit else {
      rest -= count
      return 0..<count
    }
    let middle = min(max(0, place ?? 0), count)
    var low = max(0, min(middle - limit / 4, count - limit))
    var high = low + limit
    // Cutting no scalar in two.
    func continues(_ index: Int) -> Bool {
      index > 0 && index < count && bytes[bytes.index(bytes.startIndex, offsetBy: index)] & 0xC0 == 0x80
    }
    for _ in 0..<3 where continues(low) { low -= 1 }
    for _ in 0..<3 where continues(high) { high -= 1 }
    rest -= high - low
    return low..<max(low, high)
  }

  /// A text with its marks, cut to what there is room for around the first of them.
  mutating func text(
    _ bytes: UnsafeBufferPointer<UInt8>, marks: [MarkedText.Mark] = []
  ) -> MarkedText {
    let window = window(bytes, around: marks.first?.range.start)
    let shifted = marks.map { mark in
      let low = min(max(mark.range.start, window.lowerBound), window.upperBound)
      let high = min(max(mark.range.end, low), window.upperBound)
      return MarkedText.Mark(
        SourceRange(low - window.lowerBound, high - window.lowerBound), diagnostic: mark.diagnostic)
    }
    return MarkedText(
      Array(UnsafeBufferPointer(rebasing: bytes[window])), marks: shifted,
      omitted: (window.lowerBound, bytes.count - window.upperBound))
  }
}

package import Diagnostics
import Questions
import YAML

/// Reads files once more for those who show the content itself: what they hold, and the topics of it. What is wrong with them is
/// known already.
package final class SecondReading {
  private let linter: Linter
  private let parser: Parser
  let questions = QuestionFile()
  private var topics = Topics(path: "")

  package init(_ linter: Linter) {
    self.linter = linter
    parser = Parser(limits: linter.configuration.limits)
  }

  var tree: Tree { parser.tree }

  /// Reads a file, as YAML or as JSON. Its bytes need to stay for as long as it is asked about.
  func read(_ bytes: UnsafeRawBufferPointer, path: SourcePath) {
    var nothing = DiagnosticCollector { _ in false }
    _ = path.isJSON ? parser.parseJSON(bytes, into: &nothing) : parser.parse(bytes, into: &nothing)
    if linter.checksQuestions { questions.read(parser.tree, names: linter.configuration.fieldNames) }
    topics = Topics(path: path)
  }

  /// The topic of a question of the file.
  func topic(of question: Question) -> String { topics.topic(of: question.written, in: tree) }

  /// The topic of what stands at an offset: that of its question, or of its document.
  private func topic(at offset: Int) -> String {
    if let found = questions.question(at: offset, in: tree) { return topic(of: found.question) }
    let document = tree.documents.last { tree.range(of: $0).start <= offset }
    return document.map { topics.topic(of: $0, in: tree) } ?? topics.fallback
  }

  /// The topic of each of some diagnostics of a file. Nothing where files are not taken for question files.
  package func topics(of diagnostics: [Diagnostic], in bytes: [UInt8], path: SourcePath) -> [String] {
    guard linter.checksQuestions else { return [] }
    return bytes.withUnsafeBytes { buffer in
      read(buffer, path: path)
      return diagnostics.map { topic(at: $0.range.start) }
    }
  }
}

/// The topics of a file's questions: what their document says, or else the name of the folder, or of the file.
private struct Topics {
  /// Longer topics are cut.
  private static let maximumBytes = 200

  /// The topic where no document says one.
  let fallback: String
  /// The document that was asked for last: questions of one document follow each other.
  private var last: (root: NodeID, topic: String)?

  init(path: SourcePath) {
    let parts = path.bytes.split(separator: UInt8(ascii: "/"))
    let folder = parts.dropLast().last { $0 != [UInt8(ascii: ".")] && $0 != [UInt8(ascii: "."), UInt8(ascii: ".")] }
    let name = folder ?? parts.last.map { $0.prefix { $0 != UInt8(ascii: ".") } } ?? []
    fallback = String(decoding: name, as: UTF8.self)
  }

  /// The topic of a question, given where it is written.
  mutating func topic(of written: NodeID, in tree: Tree) -> String {
    // Questions stand in a list of their document, or in a list that is one, or are one.
    var root = written
    while let parent = tree.parent(of: root) { root = parent }
    if let last, last.root == root { return last.topic }
    let value = tree.value(for: "topic", in: root).flatMap(tree.resolved)
    let bytes = value.map { Array(tree.value(of: $0).prefix(Self.maximumBytes + 4)) } ?? []
    let end = min(bytes.count, UTF8Decoding.boundary(in: bytes, notAbove: Self.maximumBytes))
    let topic = bytes.isEmpty ? fallback : String(decoding: bytes[..<end], as: UTF8.self)
    last = (root, topic)
    return topic
  }
}

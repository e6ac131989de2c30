package import Diagnostics
import Questions
import YAML

extension Linter {
  /// Counts the questions of files that were checked by topic and level, in one more pass over them: for reporters that show the
  /// whole bank.
  /// - Parameter source: the bytes of a file as it was checked; a file without them counts nothing.
  package func survey(_ files: [LintResult.File], source: (SourcePath) -> [UInt8]?) -> BankOverview {
    let survey = FileSurvey(self)
    return overview(
      files.map { file in
        guard let bytes = source(file.path) else { return [:] }
        return bytes.withUnsafeBytes { survey.counts($0, path: file.path, diagnostics: file.diagnostics) }
      })
  }

  private func overview(_ counts: [[String: [BankOverview.Count]]]) -> BankOverview {
    // Swift's strings are equal where Unicode says so, and topics where their bytes are.
    var topics: [[UInt8]: BankOverview.Topic] = [:]
    for file in counts {
      for (name, counts) in file {
        let key = Array(name.utf8)
        guard var topic = topics[key] else {
          topics[key] = BankOverview.Topic(name: name, counts: counts)
          continue
        }
        for index in topic.counts.indices { topic.counts[index] += counts[index] }
        topics[key] = topic
      }
    }
    let sorted = topics.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    return BankOverview(levels: configuration.levels, topics: sorted.map(\.value))
  }
}

/// Counts the questions of one file after the other.
private final class FileSurvey {
  private let linter: Linter
  private let parser: Parser
  private let questions = QuestionFile()

  init(_ linter: Linter) {
    self.linter = linter
    parser = Parser(limits: linter.configuration.limits)
  }

  /// The questions of a file by topic: for each level of the configuration, and for those of none of them.
  func counts(
    _ bytes: UnsafeRawBufferPointer, path: SourcePath, diagnostics: [Diagnostic]
  ) -> [String: [BankOverview.Count]] {
    guard linter.checksQuestions else { return [:] }
    parser.read(bytes, path: path)
    let tree = parser.tree
    questions.read(tree, names: linter.configuration.fieldNames)
    var affected: Set<NodeID> = []
    for diagnostic in diagnostics {
      if let found = questions.question(at: diagnostic.range.start, in: tree) { affected.insert(found.question.node) }
    }
    let levels = linter.configuration.levels.map { Array($0.utf8) }
    var topics = Topics(path: path)
    var counts: [String: [BankOverview.Count]] = [:]
    for question in questions.questions {
      let level = questions.value(.level, of: question, in: tree)
      let index = level.flatMap { node in levels.firstIndex { tree.equals(node, $0) } } ?? levels.count
      let topic = topics.topic(of: question.written, in: tree)
      let none = [BankOverview.Count](repeating: .init(), count: levels.count + 1)
      counts[topic, default: none][index] +=
        BankOverview.Count(questions: 1, affected: affected.contains(question.node) ? 1 : 0)
    }
    return counts
  }
}

/// The topics of a file's questions: what their document says, or else the name of the folder, or of the file.
struct Topics {
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

extension Parser {
  /// Reads a file, as YAML or as JSON, for its tree alone: what is wrong with it is known already.
  func read(_ bytes: UnsafeRawBufferPointer, path: SourcePath) {
    var nothing = DiagnosticCollector { _ in false }
    _ = path.isJSON ? parseJSON(bytes, into: &nothing) : parse(bytes, into: &nothing)
  }
}

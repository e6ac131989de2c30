package import Diagnostics
import Questions
import YAML

/// Tells which topic diagnostics belong to. It parses files anew, so it is for those who ask for it.
package final class TopicReader {
  private let linter: Linter
  private let parser: Parser
  private let questions = QuestionFile()

  package init(_ linter: Linter) {
    self.linter = linter
    parser = Parser(limits: linter.configuration.limits)
  }

  /// The topic of each of some diagnostics of a file: that of its question, or of its document. Nothing where files are not
  /// taken for question files.
  package func topics(of diagnostics: [Diagnostic], in bytes: [UInt8], path: SourcePath) -> [String] {
    guard linter.checksQuestions else { return [] }
    return bytes.withUnsafeBytes { buffer in
      parser.read(buffer, path: path)
      let tree = parser.tree
      questions.read(tree, names: linter.configuration.fieldNames)
      var topics = Topics(path: path)
      return diagnostics.map { diagnostic in
        if let found = questions.question(at: diagnostic.range.start, in: tree) {
          return topics.topic(of: found.question.written, in: tree)
        }
        let document = tree.documents.last { tree.range(of: $0).start <= diagnostic.range.start }
        return document.map { topics.topic(of: $0, in: tree) } ?? topics.fallback
      }
    }
  }
}

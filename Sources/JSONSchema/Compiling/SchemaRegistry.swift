package import Diagnostics
import YAML

/// The documents that references may lead to: those that were handed over, what the caller's loader finds inside of
/// the project, and the meta-schemas. Nothing is ever fetched.
package final class SchemaRegistry {
  /// The most files that one schema may be made of.
  static let maximumDocuments = 1_000

  /// Finds a file by its URI without a fragment: a path, where the schema was given the path of its file as its URI.
  /// Gives nil for what must not or cannot be read.
  package typealias Loader = (_ uri: String) -> SourceFile?

  /// Why a document cannot be used.
  struct DocumentError: Error {
    let message: String
  }

  /// A document that was read.
  final class Document {
    let name: String
    let root: NodeID
    private let text: ParsedText

    var tree: Tree { text.tree }

    init(_ file: SourceFile) throws(DocumentError) {
      name = file.path.display
      text = ParsedText(file)
      if let problem = text.diagnostics.first(where: { $0.severity == .error }) {
        throw DocumentError(message: "\(shortened(name)) cannot be read: \(problem.message)")
      }
      guard let root = text.root else { throw DocumentError(message: "\(shortened(name)) is empty") }
      self.root = root
    }
  }

  private let loader: Loader?
  private var files: [(uri: String, file: SourceFile)] = []
  private var documents: [Document] = []
  /// The places in `documents` by URI.
  private var numbers = ByteIndex()
  /// Whether the `$id` of all files are among the URIs.
  private var knowsIds = false

  package init(loader: Loader? = nil) { self.loader = loader }

  /// Hands over a document. Its `$id`, where it has one, names it as well.
  /// - Parameter uri: absolute, without a fragment.
  package func add(_ file: SourceFile, at uri: String) {
    files.append((uri, file))
    knowsIds = false
  }

  /// The document with a URI (without a fragment); nil where there is none.
  func document(at uri: String) throws(DocumentError) -> Document? {
    if let known = known(uri) { return known }
    if let (_, file) = files.first(where: { Array($0.uri.utf8) == Array(uri.utf8) }) { return try read(file, at: uri) }
    if let text = MetaSchemas.text(of: uri) {
      return try read(SourceFile(path: SourcePath(uri), bytes: Array(text.utf8)), at: uri)
    }
    readIds()
    if let known = known(uri) { return known }
    guard let file = loader?(uri) else { return nil }
    return try read(file, at: uri)
  }

  private func read(_ file: SourceFile, at uri: String) throws(DocumentError) -> Document {
    let document = try Document(file)
    numbers.insert(Array(uri.utf8), documents.count)
    documents.append(document)
    return document
  }

  private func known(_ uri: String) -> Document? { numbers[Array(uri.utf8)].map { documents[$0] } }

  /// Reads all files, to know them by their `$id`. One that cannot be read is told of where it is referred to.
  private func readIds() {
    guard !knowsIds else { return }
    knowsIds = true
    for (uri, file) in files {
      guard let document = try? known(uri) ?? read(file, at: uri) else { continue }
      guard let id = document.tree.value(for: "$id", in: document.root) else { continue }
      let name = URI(uri).resolving(URI(document.tree.string(of: id))).absolute
      if numbers.insert(Array(name.utf8), documents.count) { documents.append(document) }
    }
  }
}

import Diagnostics
import JSONSchema
import YAML

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads and checks single configuration files.
final class ConfigurationFile {
  /// The largest configuration file that is read, in bytes.
  static let largest = 1 << 20

  /// What a file says, or what is wrong with it.
  struct Result {
    var layer: ConfigurationLayer
    var diagnostics: [Diagnostic]
    var source: SourceFile
  }

  private let known: KnownRules
  private let buffer = ReadBuffer()
  private let parser: Parser
  private let schema: Schema?

  init(known: KnownRules) {
    self.known = known
    var limits = Limits()
    limits.fileSize = Self.largest
    parser = Parser(limits: limits)
    schema = Array(ConfigurationSchema.text.utf8).withUnsafeBytes { text in
      let parser = Parser()
      _ = parser.parse(text)
      return parser.tree.documents.first.flatMap { try? Schema.compile(parser.tree, root: $0, name: "configuration") }
    }
  }

  /// Reads a file and checks it.
  /// - Parameters:
  ///   - path: what is opened; the caller has made sure that it may be.
  ///   - display: what is shown.
  /// - Throws: why the file cannot be read.
  func read(_ path: SourcePath, display: SourcePath, place: ProjectPlace) throws(IOProblem) -> Result {
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = Array(try buffer.read(path, limit: Self.largest))
    } catch {
      switch error {
      case .io(let problem): throw IOProblem(display, problem.message)
      case .tooLarge:
        throw IOProblem(display, "the file has more than the \(Self.largest) bytes that are read of a configuration")
      }
    }
    return bytes.withUnsafeBytes { text in
      var diagnostics = parser.parse(text).filter { $0.severity == .error }
      var layer = ConfigurationLayer()
      let tree = parser.tree
      if let root = tree.documents.first, diagnostics.isEmpty {
        diagnostics += check(root, in: tree)
        var reader = ConfigurationReader(tree, known: known, place: place)
        reader.read(root)
        diagnostics += reader.diagnostics
        layer = reader.layer
        if tree.documents.count > 1 {
          let range = tree.range(of: tree.documents[1])
          diagnostics.append(
            Self.diagnostic("documents", "a configuration is one YAML document, and here is another", range))
        }
      }
      diagnostics.sort(by: Diagnostic.precedes)
      return Result(layer: layer, diagnostics: diagnostics, source: SourceFile(path: display, bytes: bytes))
    }
  }

  /// What the schema says of the file.
  private func check(_ root: NodeID, in tree: Tree) -> [Diagnostic] {
    guard let schema else {
      return [Self.diagnostic("schema", "the schema of the configuration cannot be used", SourceRange(0, 0))]
    }
    // A file of nothing but comments says nothing.
    if tree.kind(of: root) == .scalar, tree.scalarType(of: root) == .null { return [] }
    var violations: [Violation] = []
    if let breach = schema.validate(root, in: tree, into: &violations) {
      return [Self.diagnostic("aliases", "too much is reached through aliases", tree.range(of: breach.node))]
    }
    return violations.prefix(DiagnosticCollector.limitPerRule).map { violation in
      let (message, help) = Self.text(of: violation, in: tree)
      let isUnknownKey = violation.keyword == .additionalProperties
      let value = tree.range(of: violation.node)
      // The key of a value that is not there can be shown.
      let range = isUnknownKey || value.isEmpty ? violation.range(in: tree) : value
      return Self.diagnostic(isUnknownKey ? "unknown-key" : "value", message, help: help, range)
    }
  }

  /// The words of a violation, which speak of the fields of a question, for the keys of a configuration.
  private static func text(of violation: Violation, in tree: Tree) -> (message: String, help: String?) {
    var (message, help) = violation.describe(in: tree)
    switch violation.detail {
    case .unknownField:
      let words = "unknown field "
      if message.hasPrefix(words) { message = "unknown key " + message.dropFirst(words.count) }
    case .type:
      let isEmpty = tree.kind(of: violation.node) == .scalar && tree.value(of: violation.node).isEmpty
      if isEmpty, help != nil { help = "write a value, or remove the key" }
    default: break
    }
    return (message, help)
  }

  static func diagnostic(_ rule: String, _ message: String, help: String? = nil, _ range: SourceRange) -> Diagnostic {
    Diagnostic(rule: RuleID("configuration/" + rule), severity: .error, message: message, help: help, range: range)
  }
}

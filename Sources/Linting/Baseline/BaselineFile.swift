package import Diagnostics
import YAML

/// A baseline as a file: JSON, sorted, one entry a line, so that a change of it is read easily.
package enum BaselineFile {
  /// Where it stands unless another file is named.
  package static let standardPath: SourcePath = ".qlint-baseline.json"
  /// The version of the format that is written, and the only one that is read.
  private static let version = 1
  /// The largest file that is read, in bytes, and the most entries.
  private static let largest = 64 << 20
  private static let mostEntries = 1_000_000

  // MARK: Writing

  package static func text(of baseline: Baseline) -> [UInt8] {
    var text = "{\n  \"version\": \(version),\n  \"entries\": ["
    var separator = "\n    "
    for key in baseline.keys {
      var members: [(String, String)] = []
      if let question = key.question { members.append(("question", JSONValue.quoted(question))) }
      if let field = key.field { members.append(("field", JSONValue.quoted(field))) }
      members.append(("rule", JSONValue.quoted(key.rule.rawValue)))
      members.append(("text", JSONValue.quoted(key.text)))
      members.append(("count", String(baseline.counts[key] ?? 1)))
      text += separator + "{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
      separator = ",\n    "
    }
    text += baseline.counts.isEmpty ? "]\n}\n" : "\n  ]\n}\n"
    return Array(text.utf8)
  }

  // MARK: Reading

  /// Reads a file that anybody may have written.
  /// - Throws: ``ConfigurationError`` for one that cannot be read, is no baseline, or is a link that leads out of the working
  ///   directory and of the folder that it is named in: its text would be shown.
  package static func read(_ path: SourcePath) throws(ConfigurationError) -> Baseline {
    let folders = [PathBytes.workingDirectory(), PathBytes.real(PathBytes.parent(path.bytes))].compactMap { $0 }
    if let real = PathBytes.real(path.bytes), !folders.contains(where: { PathBytes.isInside(real, $0) }) {
      throw ConfigurationError(path: path, message: "the file is a link that leads out of the project")
    }
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try ReadBuffer.bytes(of: path, limit: largest)
    } catch {
      switch error {
      case .io(let problem):
        let isMissing = problem.isMissing
        throw ConfigurationError(
          path: path, message: problem.message + (isMissing ? "; \"qlint baseline write\" makes it" : ""))
      case .tooLarge: throw ConfigurationError(path: path, message: "a baseline may have at most \(largest) bytes")
      }
    }
    return try read(bytes, of: path)
  }

  /// Reads the text of a file that anybody may have written.
  /// - Throws: ``ConfigurationError`` for one that is no baseline.
  package static func read(_ bytes: [UInt8], of path: SourcePath) throws(ConfigurationError) -> Baseline {
    var reader = Reader()
    bytes.withUnsafeBytes { reader.read($0) }
    guard reader.diagnostics.isEmpty else {
      throw ConfigurationError(problems: [
        .init(
          path: path, diagnostics: reader.diagnostics.sorted(by: Diagnostic.precedes),
          source: SourceFile(path: path, bytes: bytes))
      ])
    }
    return reader.baseline
  }

  private struct Reader {
    var baseline = Baseline()
    var diagnostics: [Diagnostic] = []

    mutating func read(_ bytes: UnsafeRawBufferPointer) {
      var limits = Limits()
      limits.fileSize = largest
      // An object, and a key and a value for each of its members.
      limits.nodes = mostEntries * 11 + 100
      limits.depth = 8
      let parser = Parser(limits: limits)
      diagnostics = parser.parseJSON(bytes).filter { $0.severity == .error }
      let tree = parser.tree
      guard diagnostics.isEmpty, let root = tree.documents.first else { return }
      guard tree.kind(of: root) == .mapping, let version = tree.value(for: "version", in: root) else {
        return report(
          "format", "this is no baseline", help: "\"qlint baseline write\" makes one", SourceRange(0, 0))
      }
      guard number(version, in: tree) == BaselineFile.version else {
        return report(
          "version",
          "the baseline has another version than \(BaselineFile.version), which is what this qlint reads",
          help: "write it anew with \"qlint baseline write\", or use the qlint that wrote it", tree.range(of: version))
      }
      guard let entries = tree.value(for: "entries", in: root), tree.kind(of: entries) == .sequence else {
        return report("entries", "the baseline has no list of entries", tree.range(of: root))
      }
      for entry in tree.children(of: entries) where diagnostics.count < DiagnosticCollector.limitPerRule {
        read(entry, in: tree)
      }
    }

    private mutating func read(_ entry: NodeID, in tree: Tree) {
      guard let rule = text("rule", of: entry, in: tree), let text = text("text", of: entry, in: tree) else {
        return report("entry", "an entry of a baseline has a \"rule\" and a \"text\"", tree.range(of: entry))
      }
      var count = 1
      if let value = tree.value(for: "count", in: entry) {
        guard let given = number(value, in: tree), (1...Baseline.largestCount).contains(given) else {
          return report(
            "count", "a count is a whole number from 1 to \(Baseline.largestCount)", tree.range(of: value))
        }
        count = given
      }
      let key = BaselineKey(
        question: self.text("question", of: entry, in: tree), field: self.text("field", of: entry, in: tree),
        rule: RuleID(rule), text: text)
      baseline.add(key, count: count)
    }

    private func text(_ name: StaticString, of entry: NodeID, in tree: Tree) -> String? {
      guard let value = tree.value(for: name, in: entry), tree.kind(of: value) == .scalar,
        tree.scalarType(of: value) == .string
      else { return nil }
      return tree.string(of: value)
    }

    private func number(_ value: NodeID, in tree: Tree) -> Int? {
      guard tree.kind(of: value) == .scalar, tree.style(of: value) == .plain else { return nil }
      return Int(tree.string(of: value))
    }

    private mutating func report(_ name: String, _ message: String, help: String? = nil, _ range: SourceRange) {
      diagnostics.append(
        Diagnostic(rule: RuleID("baseline/" + name), severity: .error, message: message, help: help, range: range))
    }
  }
}

import Diagnostics
import JSONSchema
import YAML

/// Compiles the schemas of a run.
enum SchemaLoading {
  /// A bank's own schema may have this many bytes.
  private static let sizeLimit = 1 << 20

  /// The schema that the configuration makes, and the bank's own where it names one.
  static func schemas(for configuration: Configuration) throws(ConfigurationError) -> [Schema] {
    var schemas = [try questionFiles(configuration)]
    if let path = configuration.schema { schemas.append(try own(path)) }
    return schemas
  }

  private static func questionFiles(_ configuration: Configuration) throws(ConfigurationError) -> Schema {
    return try schema(
      SourceFile(path: "question-file.schema.json", bytes: configuration.compactQuestionSchema()),
      // The text is made from the configuration, whose last file is the one that can be mended.
      shownAs: configuration.files.last ?? configuration.root)
  }

  /// The path was found to be inside of the project when the configuration was read.
  private static func own(_ path: SourcePath) throws(ConfigurationError) -> Schema {
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try ReadBuffer.bytes(of: path, limit: sizeLimit)
    } catch {
      let message =
        switch error {
        case .io(let problem): problem.message
        case .tooLarge: "a schema may have at most \(sizeLimit) bytes"
        }
      throw ConfigurationError(problems: [.init(path: path, message: message)])
    }
    return try schema(SourceFile(path: path, bytes: bytes), shownAs: path)
  }

  private static func schema(
    _ file: SourceFile, shownAs path: SourcePath
  ) throws(ConfigurationError) -> Schema {
    let parser = Parser()
    let outcome: Result<Schema, ConfigurationError> = file.bytes.withUnsafeBytes { bytes in
      let diagnostics = parser.parse(bytes)
      guard !diagnostics.contains(where: { $0.severity == .error }), let root = parser.tree.documents.first else {
        return .failure(
          ConfigurationError(problems: [
            .init(
              path: path, message: diagnostics.isEmpty ? "the schema is empty" : nil, diagnostics: diagnostics,
              source: file)
          ]))
      }
      do throws(SchemaError) {
        return .success(try Schema.compile(parser.tree, root: root, name: file.path.display))
      } catch {
        let diagnostic = Diagnostic(
          rule: "config/schema", severity: .error, message: error.message, range: error.range)
        return .failure(
          ConfigurationError(problems: [.init(path: path, diagnostics: [diagnostic], source: file)]))
      }
    }
    return try outcome.get()
  }
}

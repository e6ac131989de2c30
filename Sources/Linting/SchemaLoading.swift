package import Diagnostics
import JSONSchema
import YAML

/// Compiles the schemas of a run.
package enum SchemaLoading {
  /// A schema file may have this many bytes.
  private static let sizeLimit = 1 << 20

  /// The schema that the configuration makes, and the bank's own where it names one.
  static func schemas(for configuration: Configuration) throws(ConfigurationError) -> [LoadedSchema] {
    var schemas = [LoadedSchema(schema: try questionFiles(configuration), file: nil)]
    if let path = configuration.schema { schemas.append(try file(path, root: configuration.root)) }
    return schemas
  }

  private static func questionFiles(_ configuration: Configuration) throws(ConfigurationError) -> Schema {
    // The text is made from the configuration, whose last file is the one that can be mended.
    let source = SourceFile(
      path: configuration.files.last ?? configuration.root, bytes: configuration.compactQuestionSchema())
    return try SchemaFile(source, registry: nil, uri: "").compile()
  }

  /// Compiles a schema file. References in it lead to files beside it, inside of the project; nothing is ever fetched.
  /// - Parameters:
  ///   - path: relative to the working directory, or absolute.
  ///   - root: the project's folder, absolute. A schema from elsewhere, which only the command line can name, has its own folder for
  ///     a project.
  static func file(_ path: SourcePath, root: SourcePath) throws(ConfigurationError) -> LoadedSchema {
    let file = try open(path, root: root)
    return LoadedSchema(schema: try file.compile(), file: file.source)
  }

  /// What is wrong with a schema file: with its syntax, by its meta-schema, or with its references.
  /// - Returns: the file, and the diagnostics in the order of a report.
  /// - Throws: ``ConfigurationError`` for a file that cannot be read.
  package static func check(
    _ path: SourcePath, root: SourcePath
  ) throws(ConfigurationError) -> (file: SourceFile, diagnostics: [Diagnostic]) {
    let schema = try open(path, root: root)
    return (schema.source, schema.check().sorted(by: Diagnostic.precedes))
  }

  private static func open(_ path: SourcePath, root: SourcePath) throws(ConfigurationError) -> SchemaFile {
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
    let real = PathBytes.real(path.bytes) ?? path.bytes
    let folder = PathBytes.isInside(real, root.bytes) ? root.bytes : PathBytes.parent(real)
    let uri = String(decoding: PathBytes.relative(real, to: folder), as: UTF8.self)
    let registry = SchemaRegistry { Self.load($0, from: folder) }
    return SchemaFile(SourceFile(path: path, bytes: bytes), registry: registry, uri: uri)
  }

  /// The file that a reference leads to, if it is a file of the project.
  private static func load(_ uri: String, from folder: [UInt8]) -> SourceFile? {
    guard let real = PathBytes.real(PathBytes.joined(folder, Array(uri.utf8))), PathBytes.isInside(real, folder),
      let bytes = try? ReadBuffer.bytes(of: SourcePath(bytes: real), limit: sizeLimit)
    else { return nil }
    return SourceFile(path: SourcePath(uri), bytes: bytes)
  }
}

/// A schema that is ready for use.
struct LoadedSchema: Sendable {
  let schema: Schema
  /// The file it was read from; nil for the one that the configuration makes.
  let file: SourceFile?
}

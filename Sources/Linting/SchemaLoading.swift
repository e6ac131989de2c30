import Diagnostics
import JSONSchema
import YAML

/// Compiles the schemas of a run.
enum SchemaLoading {
  /// The schema that the configuration makes, and the bank's own.
  static func schemas(for configuration: Configuration) throws(ConfigurationError) -> [Schema] {
    var schemas = [try questionFiles(configuration)]
    if let path = configuration.schema { schemas.append(try own(path)) }
    return schemas
  }

  private static func questionFiles(_ configuration: Configuration) throws(ConfigurationError) -> Schema {
    let text = Array(configuration.questionSchema().utf8)
    do throws(SchemaError) {
      return try compile(text.withUnsafeBytes { $0 }, name: "question-file.schema.json")
    } catch {
      // The text is ours but for the values of the configuration, of which only the id pattern can be wrong.
      throw ConfigurationError(path: configuration.files.last ?? configuration.root, message: error.message)
    }
  }
}

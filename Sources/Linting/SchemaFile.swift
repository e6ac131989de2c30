import Diagnostics
import JSONSchema
import Questions
import YAML

/// A schema as a file, on its way to being compiled.
final class SchemaFile {
  let source: SourceFile
  private let registry: SchemaRegistry?
  private let uri: String
  private let text: ParsedText

  /// - Parameter uri: the path of the file from the root of the project, from which its references start.
  init(_ source: SourceFile, registry: SchemaRegistry?, uri: String) {
    self.source = source
    self.registry = registry
    self.uri = uri
    text = ParsedText(source)
  }

  func compile() throws(ConfigurationError) -> Schema {
    guard let root = text.root else {
      throw error(text.diagnostics.isEmpty ? "the schema is empty" : nil, text.diagnostics)
    }
    do throws(SchemaError) {
      return try Schema.compile(
        text.tree, root: root, name: source.path.display, uri: uri, registry: registry, options: Self.options)
    } catch {
      throw self.error(error.name == source.path.display ? nil : "\(error.name): \(error.message)", [diagnostic(error)])
    }
  }

  /// What is wrong with the schema as a schema.
  func check() -> [Diagnostic] {
    guard let root = text.root else { return text.diagnostics }
    var found = text.diagnostics
    do throws(SchemaError) {
      let meta = try Schema.metaSchema(
        of: text.tree, root: root, name: source.path.display, registry: registry, options: Self.options)
      var violations: [Violation] = []
      meta.validate(root, in: text.tree, into: &violations)
      found += violations.map { violation in
        ViolationDiagnostic.make(
          violation, rule: ViolationDiagnostic.rule(of: violation, in: text.tree, known: Linter.builtInRules),
          in: text.tree, known: Linter.builtInRules, names: .standard, schemaFile: nil)
      }
      if violations.isEmpty {
        _ = try Schema.compile(
          text.tree, root: root, name: source.path.display, uri: uri, registry: registry, options: Self.options)
      }
    } catch {
      found.append(diagnostic(error))
    }
    return found
  }

  private static let options: SchemaOptions = {
    var options = SchemaOptions()
    options.assertsFormat = true
    return options
  }()

  private func diagnostic(_ error: SchemaError) -> Diagnostic {
    let isHere = error.name == source.path.display
    return Diagnostic(
      rule: "config/schema", severity: .error, message: isHere ? error.message : "\(error.name): \(error.message)",
      range: isHere ? error.range : SourceRange(0, 0))
  }

  private func error(_ message: String?, _ diagnostics: [Diagnostic]) -> ConfigurationError {
    ConfigurationError(problems: [
      .init(path: source.path, message: message, diagnostics: message == nil ? diagnostics : [], source: source)
    ])
  }
}

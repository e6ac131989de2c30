import Diagnostics
import JSONSchema
import YAML

/// Text parsed as YAML. The bytes live as long as the document.
final class Document {
  let parser = Parser()
  private let bytes: UnsafeMutableRawBufferPointer

  var tree: Tree { parser.tree }

  init(_ text: String) {
    bytes = Self.copy(Array(text.utf8))
    _ = parser.parse(UnsafeRawBufferPointer(bytes))
  }

  init(bytes text: [UInt8]) {
    bytes = Self.copy(text)
    _ = parser.parse(UnsafeRawBufferPointer(bytes))
  }

  /// Text read as JSON.
  init(json text: [UInt8]) {
    bytes = Self.copy(text)
    _ = parser.parseJSON(UnsafeRawBufferPointer(bytes))
  }

  deinit { bytes.deallocate() }

  private static func copy(_ text: [UInt8]) -> UnsafeMutableRawBufferPointer {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: text.count, alignment: 1)
    buffer.copyBytes(from: text)
    return buffer
  }
}

struct NoDocument: Error {}

/// Compiles a schema written as YAML.
func compile(
  _ text: String, uri: String = "", registry: SchemaRegistry? = nil, options: SchemaOptions = SchemaOptions()
) throws -> Schema {
  let document = Document(text)
  guard let root = document.tree.documents.first else { throw NoDocument() }
  return try Schema.compile(document.tree, root: root, name: "test", uri: uri, registry: registry, options: options)
}

/// Compiles a schema that may refer to these files, which are called as their URIs.
func compile(_ text: String, files: [String: String]) throws -> Schema {
  let registry = SchemaRegistry()
  for (uri, text) in files { registry.add(SourceFile(path: SourcePath(uri), bytes: Array(text.utf8)), at: uri) }
  return try compile(text, registry: registry)
}

/// The message of the error that compiling gives, or nil.
func compileError(_ text: String, files: [String: String] = [:]) -> String? {
  do {
    _ = try compile(text, files: files)
    return nil
  } catch let error as SchemaError {
    return error.message
  } catch {
    return "\(error)"
  }
}

/// One violation as tests compare it.
struct Finding: Equatable {
  var keyword: String
  var message: String
  var help: String?
  /// The text of the file at the place of the violation.
  var marked: String
  var path: String
}

/// What is found in a document.
func check(_ text: String, with schema: Schema) throws -> [Finding] {
  let document = Document(text)
  guard let root = document.tree.documents.first else { throw NoDocument() }
  var violations: [Violation] = []
  schema.validate(root, in: document.tree, into: &violations)
  let bytes = Array(text.utf8)
  return violations.map { violation in
    let (message, help) = violation.describe(in: document.tree)
    let range = violation.range(in: document.tree)
    return Finding(
      keyword: violation.keyword.rawValue, message: message, help: help,
      marked: String(decoding: bytes[range.start..<range.end], as: UTF8.self), path: violation.schemaPath)
  }
}

/// The messages of what is found.
func messages(_ text: String, _ schema: String) throws -> [String] {
  try check(text, with: compile(schema)).map(\.message)
}

/// Whether nothing is found.
func accepts(_ schema: String, _ text: String) throws -> Bool { try messages(text, schema).isEmpty }

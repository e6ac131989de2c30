import Diagnostics
import JSONSchema
import TestSupport
import Testing
import YAML

/// One file of the JSON Schema test suite, its schemas compiled.
struct SuiteFile {
  static let folder = "suites/json-schema/tests/draft2020-12"

  struct Case {
    let name: String
    let data: NodeID
    let isValid: Bool
  }

  struct Group {
    let schema: Schema
    let tests: [Case]
  }

  let document: Document
  let groups: [Group]

  /// The files of a part: `""` for what is required, `optional`, `optional/format`; none where the suite is not there.
  static func all(_ part: String, options: SchemaOptions = SchemaOptions()) throws -> [SuiteFile] {
    guard let path = Repository.shared(part.isEmpty ? folder : "\(folder)/\(part)") else { return [] }
    let registry = try registry()
    return try Files.names(in: path).filter { $0.hasSuffix(".json") }.map { name in
      try SuiteFile(path: "\(path)/\(name)", name: name, registry: registry, options: options)
    }
  }

  private init(path: String, name: String, registry: SchemaRegistry, options: SchemaOptions) throws {
    document = Document(json: try #require(Files.bytes(path)))
    let tree = document.tree
    groups = try tree.children(of: #require(tree.documents.first)).map { group in
      let title = tree.string(of: try #require(tree.value(for: "description", in: group)))
      let root = try #require(tree.value(for: "schema", in: group))
      let schema: Schema
      do throws(SchemaError) {
        schema = try Schema.compile(tree, root: root, name: name, registry: registry, options: options)
      } catch {
        Issue.record("\(name): \(title): \(error.message)")
        throw error
      }
      let tests = try tree.children(of: #require(tree.value(for: "tests", in: group))).map { test in
        Case(
          name: "\(name): \(title): \(tree.string(of: try #require(tree.value(for: "description", in: test))))",
          data: try #require(tree.value(for: "data", in: test)),
          isValid: tree.equals(try #require(tree.value(for: "valid", in: test)), "true"))
      }
      return Group(schema: schema, tests: tests)
    }
  }

  /// The documents that the suite's schemas refer to.
  private static func registry() throws -> SchemaRegistry {
    let registry = SchemaRegistry()
    guard let folder = Repository.shared("suites/json-schema/remotes") else { return registry }
    for path in Files.all(under: folder) where path.hasSuffix(".json") {
      let bytes = try #require(Files.bytes("\(folder)/\(path)"))
      registry.add(SourceFile(path: SourcePath(path), bytes: bytes), at: "http://localhost:1234/\(path)")
    }
    return registry
  }
}

/// Writes what was read from JSON as YAML: block style where there is something in a collection.
enum YAMLWriter {
  static func text(of node: NodeID, in tree: Tree) -> String {
    var text = ""
    write(node, in: tree, indent: 0, to: &text)
    return text + "\n"
  }

  private static func write(_ node: NodeID, in tree: Tree, indent: Int, to text: inout String) {
    let margin = "\n" + String(repeating: " ", count: indent)
    switch tree.kind(of: node) {
    case .scalar where tree.style(of: node) == .plain: text += tree.string(of: node)
    case .scalar, .alias: text += quoted(tree.string(of: node))
    case .sequence where tree.childCount(of: node) == 0: text += "[]"
    case .mapping where tree.childCount(of: node) == 0: text += "{}"
    case .sequence:
      for item in tree.children(of: node) {
        text += margin + "- "
        write(item, in: tree, indent: indent + 2, to: &text)
      }
    case .mapping:
      for pair in tree.pairs(of: node) {
        text += margin + quoted(tree.string(of: pair.key)) + ": "
        write(pair.value, in: tree, indent: indent + 2, to: &text)
      }
    }
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\" + String(scalar)
      case " "..."~": text.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        text += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return text + "\""
  }
}

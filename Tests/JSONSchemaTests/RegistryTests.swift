import Diagnostics
import JSONSchema
import Testing
import YAML

/// References to other documents: only to those that were handed over, found by the loader, or built in.
@Suite struct RegistryTests {
  @Test func findsWhatWasHandedOver() throws {
    let files = [
      "https://example.org/a.json": #"{"$id": "https://example.org/named", "type": "string"}"#,
      "https://example.org/b.yaml": "properties: {a: {$ref: a.json}}",
    ]
    for reference in ["https://example.org/a.json", "https://example.org/named"] {
      let schema = try compile("$ref: \(reference)", files: files)
      #expect(try check("1", with: schema).map(\.keyword) == ["type"])
    }
    let schema = try compile("$ref: https://example.org/b.yaml", files: files)
    #expect(try check("a: 1", with: schema).map(\.path) == ["/type"])
    let document = Document("a: 1")
    var violations: [Violation] = []
    schema.validate(try #require(document.tree.documents.first), in: document.tree, into: &violations)
    let place = try #require(violations.first?.schemaPlace)
    #expect(place.file == "https://example.org/a.json")
    #expect(place.range == SourceRange(37, 43))
  }

  @Test func asksTheLoaderForFilesOfTheProject() throws {
    let registry = SchemaRegistry { uri in
      uri == "schemas/part.json" ? SourceFile(path: SourcePath(uri), bytes: Array(#"{"minimum": 5}"#.utf8)) : nil
    }
    let schema = try compile("$ref: part.json", uri: "schemas/whole.yaml", registry: registry)
    #expect(try check("1", with: schema).count == 1)
    let message = "\"../../part.json\" refers to a file that is not at hand; nothing is fetched from the network"
    let error = #expect(throws: SchemaError.self) {
      _ = try compile("$ref: ../../part.json", uri: "schemas/whole.yaml", registry: registry)
    }
    #expect(error?.message == message)
  }

  @Test func placesErrorsInTheirFile() throws {
    let files = ["a:x": "properties: {a: {type: text}}"]
    let error = #expect(throws: SchemaError.self) { _ = try compile("$ref: a:x", files: files) }
    #expect(error?.name == "a:x")
    #expect(error?.range == SourceRange(23, 27))
    #expect(compileError("$ref: a:x", files: ["a:x": "{"])?.hasPrefix("a:x cannot be read: ") == true)
  }

  /// The meta-schemas are at hand without being handed over, and accept themselves.
  @Test(arguments: [
    "https://json-schema.org/draft/2020-12/schema", "https://json-schema.org/draft/2019-09/schema",
    "http://json-schema.org/draft-07/schema#",
  ])
  func knowsMetaSchemas(_ uri: String) throws {
    let schema = try compile("$ref: '\(uri)'")
    #expect(try check("{type: string, properties: {a: {minLength: 1}}}", with: schema).isEmpty)
    #expect(try check("properties: {a: {minLength: x}}", with: schema).map(\.marked) == ["x"])
    let document = Document("$schema: '\(uri)'\nproperties: {a: {type: text}}\n")
    let root = try #require(document.tree.documents.first)
    let meta = try Schema.metaSchema(of: document.tree, root: root, name: "test")
    var violations: [Violation] = []
    meta.validate(root, in: document.tree, into: &violations)
    #expect(violations.map { document.tree.pointer(to: $0.node) } == ["/properties/a/type"])
  }

  @Test func tellsAboutAPlace() throws {
    let text = """
      type: object
      properties:
        level:
          title: Level
          allOf: [{description: How much is asked}]
          enum: [Junior, Senior]
          default: Junior
        parts:
          items:
            anyOf:
              - {title: Text, type: string, examples: [a, b]}
              - {title: Number, type: number, deprecated: true}
      """
    var options = SchemaOptions()
    options.keepsAnnotations = true
    let schema = try compile(text, options: options)
    let source = "level: Mid\nparts: [x, 1]\n"
    let document = Document(source)
    func found(_ offset: Int) -> [SchemaAnnotation] { schema.annotations(at: offset, in: document.tree) }
    for offset in [0, 8] {
      #expect(found(offset).map(\.title) == ["Level", nil])
      #expect(found(offset).map(\.description) == [nil, "How much is asked"])
      #expect(found(offset).first?.allowed == ["Junior", "Senior"])
      #expect(found(offset).first?.defaultValue == "Junior")
      #expect(found(offset).first?.schemaPath == "/properties/level")
    }
    #expect(found(19).map(\.title) == [nil, "Text"])
    #expect(found(19).last?.examples == ["a", "b"])
    #expect(found(22).last?.isDeprecated == true)
    #expect(found(18).map(\.schemaPath) == ["/properties/parts"])
    #expect(try compile(text).annotations(at: 0, in: document.tree).isEmpty)
  }
}

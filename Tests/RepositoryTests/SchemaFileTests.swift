import Foundation
import TestSupport
import Testing

/// `Schemas/` is what editors load: it must be what the binary runs, and fit to be loaded.
@Suite struct SchemaFileTests {
  private static let names = ["config", "question-file", "report"]

  /// The third one, that of reports, is written by hand, and `ReportSchemaTests` hold the reports to it.
  @Test(arguments: ["question-file": ["schema", "--no-config"], "config": ["schema", "config"]])
  func isWhatTheBinaryPrints(name: String, arguments: [String]) throws {
    let path = "Schemas/\(name).schema.json"
    let command = Command([Repository.binary] + arguments, in: Repository.root)
    let outcome = try command.run()
    #expect(outcome.code == 0)
    let same = outcome.output == Files.bytes(Repository.path(path))
    #expect(same, "\(path) is stale: make it anew with ./qlint \(arguments.joined(separator: " "))")
  }

  @Test(arguments: names)
  func namesItselfAndDescribesEveryProperty(name: String) throws {
    let bytes = try #require(Files.bytes(Repository.path("Schemas/\(name).schema.json")))
    let schema = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect((schema["$id"] as? String)?.hasSuffix("/\(name).schema.json") == true)
    #expect(schema["title"] is String && schema["description"] is String)
    #expect(undescribed(schema, at: "") == [])
  }

  @Test func everySchemaFileIsTested() {
    let names = Files.names(in: Repository.path("Schemas"))
    #expect(names == Self.names.map { "\($0).schema.json" })
  }

  /// The properties, at any depth, of which an editor could say nothing. One that refers to a definition is described there.
  private func undescribed(_ value: Any, at path: String) -> [String] {
    if let list = value as? [Any] {
      return list.enumerated().flatMap { undescribed($0.element, at: "\(path)/\($0.offset)") }
    }
    guard let object = value as? [String: Any] else { return [] }
    var found: [String] = []
    for (key, member) in object.sorted(by: { $0.key < $1.key }) {
      // Behind a condition stand properties that are described where they are declared.
      if ["if", "not", "default", "examples", "enum", "const", "defaultSnippets"].contains(key) { continue }
      found += undescribed(member, at: "\(path)/\(key)")
      guard key == "properties", let properties = member as? [String: Any] else { continue }
      for (name, property) in properties.sorted(by: { $0.key < $1.key }) {
        guard let property = property as? [String: Any] else { continue }
        if property["description"] == nil && property["$ref"] == nil { found.append("\(path)/properties/\(name)") }
      }
    }
    return found
  }
}

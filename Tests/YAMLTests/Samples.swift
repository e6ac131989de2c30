import Foundation
import TestSupport

/// Files to read: those of the project, and of the shared folder where it is there.
enum Samples {
  struct File: Sendable {
    var name: String
    var bytes: [UInt8]
  }

  static let all: [File] = fixtures + suite + corpus

  static let fixtures = files(below: Repository.path("Fixtures"))

  /// The cases of the YAML test suite.
  static let suite: [File] = {
    struct Case: Decodable {
      var id: String
      var yaml: String
    }
    guard let path = Repository.shared("suites/yaml/cases.json"), let bytes = Files.bytes(path),
      let cases = try? JSONDecoder().decode([Case].self, from: Data(bytes))
    else { return [] }
    return cases.map { File(name: "yaml/\($0.id)", bytes: Array($0.yaml.utf8)) }
  }()

  static let corpus = Repository.shared("corpus").map { files(below: $0) } ?? []

  private static func files(below folder: String) -> [File] {
    Files.all(under: folder).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.compactMap { name in
      Files.bytes("\(folder)/\(name)").map { File(name: name, bytes: $0) }
    }
  }
}

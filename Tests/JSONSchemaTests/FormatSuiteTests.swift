import Foundation
import JSONSchema
import TestSupport
import Testing

/// The `format` part of the JSON Schema test suite, straight against the checks of the formats.
@Suite struct FormatSuiteTests {
  struct Group: Decodable {
    let schema: SchemaOfGroup
    let tests: [Case]
  }

  struct SchemaOfGroup: Decodable {
    let format: String
  }

  struct Case: Decodable {
    let description: String
    /// The string to check; nil where the data is something else, which every format accepts.
    let text: String?
    let valid: Bool

    enum CodingKeys: CodingKey {
      case description, data, valid
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      description = try container.decode(String.self, forKey: .description)
      text = try? container.decode(String.self, forKey: .data)
      valid = try container.decode(Bool.self, forKey: .valid)
    }
  }

  /// How many tests each file has.
  static let counts = [
    "date-time": 33, "date": 81, "duration": 52, "ecmascript-regex": 12, "email": 27, "hostname": 64, "idn-email": 18,
    "idn-hostname": 90, "ipv4": 41, "ipv6": 42, "iri-reference": 13, "iri": 24, "json-pointer": 40, "regex": 8,
    "relative-json-pointer": 25, "time": 47, "unknown": 7, "uri-reference": 28, "uri-template": 38, "uri": 46,
    "uuid": 28,
  ]

  @Test(arguments: counts.keys.sorted())
  func passes(_ name: String) throws {
    let path = "suites/json-schema/tests/draft2020-12/optional/format/\(name).json"
    guard let path = Repository.shared(path), let bytes = Files.bytes(path) else { return }
    var count = 0
    for group in try JSONDecoder().decode([Group].self, from: Data(bytes)) {
      let check = Formats.check(group.schema.format)
      #expect((check == nil) == (group.schema.format == "unknown"))
      for test in group.tests {
        let isValid = test.text.map { hasFormat($0, check) } ?? true
        #expect(isValid == test.valid, "\(name): \(test.description)")
        count += 1
      }
    }
    #expect(count == Self.counts[name])
  }

  private func hasFormat(_ text: String, _ check: FormatCheck?) -> Bool {
    guard let check else { return true }
    return Array(text.utf8).withUnsafeBufferPointer(check)
  }
}

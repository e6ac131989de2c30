import Diagnostics
import JSONSchema
import TestSupport
import Testing
import YAML

/// The JSON Schema test suite, draft 2020-12. What cannot pass yet is listed with its reason; a listed group that
/// compiles fails the run.
@Suite struct SuiteTests {
  static let folder = "suites/json-schema/tests/draft2020-12"

  /// Groups that are refused when they are compiled, by the file they are in. They use the meta-schema or other
  /// documents, `$dynamicRef` or `unevaluatedProperties`, which are not supported.
  static let refused: [String: [String]] = [
    "defs": ["validate definition against metaschema"],
    "not": ["collect annotations inside a 'not', even if collection is disabled"],
    "ref": ["remote ref, containing refs itself", "ref creates new scope when adjacent to keywords"],
    "vocabulary": [
      "schema that uses custom metaschema with with no validation vocabulary",
      "ignore unrecognized optional vocabulary",
    ],
  ]

  /// How many groups are refused in the files that are about what is not supported.
  static let refusedCounts = ["dynamicRef": 20, "refRemote": 15, "unevaluatedItems": 29, "unevaluatedProperties": 44]

  @Test(arguments: [
    "additionalProperties", "allOf", "anchor", "anyOf", "boolean_schema", "const", "contains", "content", "default",
    "defs",
    "dependentRequired", "dependentSchemas", "enum", "exclusiveMaximum", "exclusiveMinimum", "format", "if-then-else",
    "infinite-loop-detection", "items", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum",
    "minContains",
    "minItems", "minLength", "minProperties", "minimum", "multipleOf", "not", "oneOf", "pattern", "patternProperties",
    "prefixItems", "properties", "propertyNames", "ref", "required", "type", "uniqueItems", "dynamicRef", "refRemote",
    "unevaluatedItems", "unevaluatedProperties", "vocabulary",
    "optional/anchor", "optional/bignum", "optional/ecmascript-regex", "optional/float-overflow", "optional/id",
    "optional/no-schema", "optional/non-bmp-regex", "optional/refOfUnknownKeyword", "optional/unknownKeyword",
  ])
  func passes(_ name: String) throws {
    guard let path = Repository.shared("\(Self.folder)/\(name).json"), let bytes = Files.bytes(path) else { return }
    let document = Document(bytes: SurrogatePairs.decoded(bytes))
    let tree = document.tree
    let groups = try #require(tree.documents.first)
    var refused: [String] = []
    var count = 0
    for group in tree.children(of: groups) {
      let description = tree.string(of: try #require(tree.value(for: "description", in: group)))
      let root = try #require(tree.value(for: "schema", in: group))
      let schema: Schema
      do {
        schema = try Schema.compile(tree, root: root, name: name)
      } catch {
        refused.append(description)
        #expect(error.message.contains("support"), "\(name): \(description): \(error.message)")
        continue
      }
      for test in tree.children(of: try #require(tree.value(for: "tests", in: group))) {
        let title = tree.string(of: try #require(tree.value(for: "description", in: test)))
        let data = try #require(tree.value(for: "data", in: test))
        let isValid = tree.equals(try #require(tree.value(for: "valid", in: test)), "true")
        var violations: [Violation] = []
        let breach = schema.validate(data, in: tree, into: &violations)
        #expect(breach == nil)
        #expect(violations.isEmpty == isValid, "\(name): \(description): \(title)")
        for violation in violations { expectUnderstandable(violation, in: tree, below: data, "\(name): \(title)") }
        count += 1
      }
    }
    if let expected = Self.refusedCounts[name] {
      #expect(refused.count == expected, "the groups of \(name) that are refused")
    } else {
      #expect(refused == Self.refused[name] ?? [], "the groups of \(name) that are refused")
    }
    #expect(count > 0 || !refused.isEmpty)
  }

  /// A violation has a place inside of what is checked, and words that a writer knows.
  private func expectUnderstandable(_ violation: Violation, in tree: Tree, below data: NodeID, _ title: String) {
    let (message, help) = violation.describe(in: tree)
    let text = message + " " + (help ?? "")
    #expect(!text.contains("schema") && !text.contains("instance"), "\(title): \(text)")
    #expect(!message.isEmpty && !message.hasSuffix("."), "\(title): \(text)")
    let range = violation.range(in: tree)
    // The key of the data itself stands for data that is empty.
    #expect(tree.range(of: data).contains(range) || tree.range(of: data).isEmpty, "\(title): \(range)")
  }
}

/// libyaml refuses the surrogate pairs that JSON writes characters beyond U+FFFF with.
enum SurrogatePairs {
  static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let high = unit(bytes, at: index), (0xD800...0xDBFF).contains(high), let low = unit(bytes, at: index + 6),
        (0xDC00...0xDFFF).contains(low), let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      {
        result += Array(String(Character(scalar)).utf8)
        index += 12
      } else if bytes[index] == 0x5C, index + 1 < bytes.count {
        result += bytes[index...(index + 1)]
        index += 2
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// The value of `\uXXXX`.
  private static func unit(_ bytes: [UInt8], at index: Int) -> UInt32? {
    guard index + 6 <= bytes.count, bytes[index] == 0x5C, bytes[index + 1] == 0x75 else { return nil }
    return UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
  }
}

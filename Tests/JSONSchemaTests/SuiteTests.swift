import Diagnostics
import JSONSchema
import TestSupport
import Testing
import YAML

/// The JSON Schema test suite, draft 2020-12: all cases. Nothing is skipped.
@Suite struct SuiteTests {
  /// How many cases there are: that none is lost.
  static let counts = ["": 1299, "optional": 162, "optional/format": 764]

  @Test(arguments: counts.keys.sorted())
  func passesTheJSONFiles(_ part: String) throws {
    var count = 0
    for file in try SuiteFile.all(part, options: Self.options(part)) {
      for group in file.groups {
        for test in group.tests {
          count += 1
          expectVerdict(of: group.schema, on: test, in: file.document.tree, test.data, way: "JSON")
        }
      }
    }
    #expect(count == Self.counts[part] || Repository.shared(SuiteFile.folder) == nil)
  }

  /// The same verdicts for each instance written as YAML and read with places.
  @Test(arguments: counts.keys.sorted())
  func passesAsYAML(_ part: String) throws {
    for file in try SuiteFile.all(part, options: Self.options(part)) {
      for group in file.groups {
        for test in group.tests {
          let document = Document(YAMLWriter.text(of: test.data, in: file.document.tree))
          let root = try #require(document.tree.documents.first, "\(test.name)")
          expectVerdict(of: group.schema, on: test, in: document.tree, root, way: "YAML")
        }
      }
    }
  }

  /// `format` is an assertion in its own part only.
  private static func options(_ part: String) -> SchemaOptions {
    var options = SchemaOptions()
    options.assertsFormat = part == "optional/format"
    return options
  }

  private func expectVerdict(
    of schema: Schema, on test: SuiteFile.Case, in tree: Tree, _ node: NodeID, way: String
  ) {
    var violations: [Violation] = []
    let breach = schema.validate(node, in: tree, into: &violations)
    #expect(breach == nil, "\(test.name)")
    #expect(violations.allSatisfy { !$0.fails } == test.isValid, "\(way): \(test.name)")
    for violation in violations { expectUnderstandable(violation, in: tree, below: node, test.name) }
  }

  /// A violation has a place inside of what is checked, and words that a writer knows.
  private func expectUnderstandable(_ violation: Violation, in tree: Tree, below data: NodeID, _ title: String) {
    let (message, help) = violation.describe(in: tree)
    let text = message + " " + (help ?? "")
    // The suite's own names are quoted in messages.
    let words = text.lowercased().replacing("$schema", with: "")
    #expect(!words.contains("schema") && !words.contains("instance"), "\(title): \(text)")
    #expect(!message.isEmpty && !message.hasSuffix("."), "\(title): \(text)")
    let range = violation.range(in: tree)
    // The key of the data itself stands for data that is empty.
    #expect(tree.range(of: data).contains(range) || tree.range(of: data).isEmpty, "\(title): \(range)")
  }
}

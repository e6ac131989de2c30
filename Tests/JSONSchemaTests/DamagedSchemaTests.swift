import Diagnostics
import JSONSchema
import TestSupport
import Testing
import YAML

/// Schemas that are not schemas: compiling ends with an error or gives a schema that can be used, never with a trap.
@Suite struct DamagedSchemaTests {
  static let schema = """
    {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.org/a", "$dynamicAnchor": "m",
     "type": ["object", "null"], "properties": {"a": {"$ref": "#/$defs/b"}, "c~/": {"$dynamicRef": "#m"}},
     "patternProperties": {"^x": {"enum": [1, "b", null]}}, "required": ["a"], "dependencies": {"a": ["b"], "c": {}},
     "unevaluatedProperties": {"minimum": 1.5, "multipleOf": 0.01}, "items": {"anyOf": [true, {"format": "date"}]},
     "prefixItems": [{"const": {"x": [1]}}], "contains": {}, "minContains": 2, "unevaluatedItems": false,
     "if": {"not": {}}, "then": {"maxLength": 3}, "$defs": {"b": {"$anchor": "n", "$id": "b", "pattern": "^a+$",
     "x-qlint-message": {"type": "t"}, "deprecated": true}}, "oneOf": [{"$ref": "b#n"}, {"uniqueItems": true}]}
    """

  /// Each byte replaced in turn by some that mean something, and each part of the text left out.
  @Test func survive() {
    let text = Array(Self.schema.utf8)
    var texts: [[UInt8]] = []
    for index in text.indices {
      for byte in Array("{1#*".utf8) {
        var changed = text
        changed[index] = byte
        texts.append(changed)
      }
      for length in [1, 7, 30] where index + length <= text.count {
        texts.append(Array(text[..<index] + text[(index + length)...]))
      }
    }
    var options = SchemaOptions()
    options.assertsFormat = true
    options.keepsAnnotations = true
    var compiled = 0
    for text in texts {
      let document = Document(bytes: text)
      guard let root = document.tree.documents.first,
        let schema = try? Schema.compile(document.tree, root: root, name: "test", options: options)
      else { continue }
      compiled += 1
      // A schema is as good an instance as any other.
      var violations: [Violation] = []
      schema.validate(root, in: document.tree, into: &violations)
      for violation in violations {
        #expect(!violation.describe(in: document.tree).message.isEmpty)
        #expect(violation.range(in: document.tree).end <= text.count)
      }
      _ = schema.annotations(at: text.count / 2, in: document.tree)
    }
    #expect(compiled > 1_000 && compiled < texts.count)
  }
}

import Diagnostics
import Questions
import YAML

/// A plain value that YAML 1.2 reads as text and YAML 1.1 as something else: `No`, `12:30`, `2026-01-15`.
///
/// Looked at are ids, questions, levels, answers, summaries and tags. Values that are no text in YAML 1.2 either
/// (`3.10`, `true`) belong to `schema/field-type`.
enum AmbiguousScalar: QuestionRule {
  static let metadata = RuleMetadata(
    id: "yaml/ambiguous-scalar", severity: .warning,
    summary: "a plain value is text for some YAML parsers and a number, a date, or yes or no for others",
    why: """
      YAML 1.1, which PyYAML, Ruby and many site generators read, makes a boolean of `No` and `on`, a number of \
      `12:30` and `1_000`, and a date of `2026-01-15`. The same file has other values for other programs.
      """,
    mend: "Put the value in quotes.", fix: .safe,
    good: [
      RuleExample(
        """
        - id: norway
          question: Which country has the code NO?
          level: "No"
          tags: [nothing, '12:30', once]

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: norway
          question: Which country is meant?
          tags: [countries, «NO»]

        """,
        fixed: """
          - id: norway
            question: Which country is meant?
            tags: [countries, "NO"]

          """),
      RuleExample(
        """
        - id: «2026-01-15»
          question: What happened on that day?

        """,
        fixed: """
          - id: "2026-01-15"
            question: What happened on that day?

          """),
    ])

  private static let fields: [Field] = [.id, .question, .level, .answer, .summary]

  static func check(_ question: Question, _ context: RuleContext) {
    for field in fields {
      if let value = question[field] { check(value, context) }
    }
    guard let tags = question[.tags] else { return }
    for tag in context.tree.children(of: tags) where context.tree.kind(of: tags) == .sequence { check(tag, context) }
  }

  private static func check(_ node: NodeID, _ context: RuleContext) {
    let tree = context.tree
    guard tree.kind(of: node) == .scalar, tree.style(of: node) == .plain, tree.scalarType(of: node) == .string,
      tree.tag(of: node) == nil, let meaning = meaning(of: tree.value(of: node))
    else { return }
    context.report(
      self, at: node, "\(Quotation.of(tree.string(of: node))) is text here and \(meaning) in YAML 1.1",
      help: "put it in quotes, so that every program reads the same",
      fixes: { place in
        // A node's range has its anchor in it, which must stay outside of the quotes.
        let content = SourceRange(tree.contentStart(of: node), place.end)
        return [Fix("put the value in quotes", .safe, [Edit(content, "\"\(tree.string(of: node))\"")])]
      })
  }

  /// What YAML 1.1 (yaml.org/type: bool, int, float, timestamp) makes of a text; nil where it is text there too.
  private static func meaning(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard let first = bytes.first, bytes.count <= 40 else { return nil }
    if first.isDigit || first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { return number(bytes) }
    guard bytes.count <= 3 else { return nil }
    return words.contains { bytes.count == $0.utf8CodeUnitCount && bytes.hasWord($0, at: 0) && hasOneCase(bytes) }
      ? "a boolean" : nil
  }

  private static let words: [StaticString] = ["yes", "no", "on", "off"]

  /// `no`, `No` and `NO`, but not `nO`.
  private static func hasOneCase(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let rest = bytes.dropFirst()
    return rest.allSatisfy { $0 >= 0x61 } || (bytes.allSatisfy { $0 < 0x61 })
  }

  /// Sexagesimal numbers, digits with `_`, and dates.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var digits = 0
    var colons = 0
    var underscores = 0
    var dashes = 0
    let unsigned = bytes[0].isDigit ? bytes[...] : bytes.dropFirst()
    for byte in unsigned {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: ":"): colons += 1
      case UInt8(ascii: "_"): underscores += 1
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: "."): continue
      default: return nil
      }
    }
    guard digits > 0, unsigned.first?.isDigit == true, unsigned.last?.isDigit == true else { return nil }
    if dashes == 2, colons == 0, underscores == 0, isDate(bytes) { return "a date" }
    guard dashes == 0 else { return nil }
    return colons > 0 || underscores > 0 ? "a number" : nil
  }

  /// `YYYY-MM-DD`.
  private static func isDate(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count == 10 && bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-")
  }
}

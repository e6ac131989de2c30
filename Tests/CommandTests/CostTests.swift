import Foundation
import TestSupport
import Testing

/// What a run may cost, whatever it is given: 2 seconds of processor time and one more for each MiB, 64 MiB of memory and 40 bytes
/// for each of the input. Each input here once took more, or is of a kind that tends to.
@Suite struct CostTests {
  /// The files of a project; `q.yml` is checked.
  struct Input: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var files: [String: String]

    init(_ name: String, _ questions: String, _ files: [String: String] = [:]) {
      testDescription = name
      self.files = files.merging(["q.yml": questions]) { _, given in given }
    }

    var size: Int { files.values.reduce(0) { $0 + $1.utf8.count } }
  }

  private static func many(_ count: Int, _ line: (Int) -> String) -> String { (0..<count).map(line).joined() }
  private static func list(_ count: Int, _ item: (Int) -> String) -> String {
    (0..<count).map(item).joined(separator: ", ")
  }
  private static let comment = "# qlint-ignore text: why\n"

  static let files: [Input] = [
    Input("one comment, many values", comment + many(60_000) { _ in "- a: b\n" }),
    Input(
      "many comments, many blanks", many(1_000) { _ in comment } + String(repeating: " ", count: 1 << 21) + "a: 1\n"),
    Input(
      "many comments, many lines",
      "a:\n" + many(1_000) { _ in comment } + " x" + String(repeating: "\n", count: 1 << 21) + "b: 1\n"),
    Input("unknown names", many(1_000) { _ in "# qlint-ignore \(list(60) { "text/x\($0)" }): why\n" } + "a: 1\n"),
    Input("unused names", many(1_000) { _ in "# qlint-ignore \(list(60) { _ in "damage" }): why\n" } + "a: 1\n"),
    Input("what everything lacks", "questions:\n" + many(80_000) { _ in "  - id: a\n" }),
    Input("references to nothing", "sets:\n  - id: s\n    questions:\n" + many(200_000) { "    - nope\($0)\n" }),
    Input(
      "a long key over many faults", "? \(String(repeating: "k", count: 1 << 20))\n: {\(list(300) { _ in "a: 1" })}\n"),
    Input("open brackets", String(repeating: "[", count: 1 << 20)),
    Input("dashes in one line", String(repeating: "- ", count: 1 << 19)),
    Input("anchors", many(60_000) { "- &a\($0) x\n" } + many(60_000) { "- *a\($0)\n" }),
    Input("empty documents", many(100_000) { _ in "---\n" }),
    Input("hidden characters", "a: [" + list(100_000) { _ in "\u{202E}x" } + "]\n"),
    Input(
      "open tags",
      "- id: a\n  answer: |\n    \(String(repeating: "<a ", count: 50_000))\(String(repeating: ">", count: 150_000))\n"),
    Input("directives", many(50_000) { "%TAG !a\($0)! x\n" } + "---\na: 1\n"),
  ]

  private static func configured(_ name: String, _ configuration: String, _ questions: String) -> Input {
    Input(name, questions, [".qlint.yml": configuration])
  }

  static let configurations: [Input] = [
    configured(
      "many levels", "levels: [\(list(60_000) { "Lev\($0)" })]\n", many(10_000) { "- id: a\($0)\n  level: Lve\($0)\n" }),
    configured(
      "many fields", "extra-fields: [\(list(60_000) { "field\($0)" })]\n", many(10_000) { "- {id: a, feild\($0): x}\n" }
    ),
    configured(
      "many required fields",
      "extra-fields: [\(list(50_000) { "f\($0)" })]\nrequired: [\(list(50_000) { "f\($0)" })]\n",
      many(3_000) { "- id: a\($0)\n" }),
    configured("unknown rules", "rules: {\(list(45_000) { "damage/x\($0): off" })}\n", "- id: a\n"),
    configured(
      "a pattern that doubles", "id-pattern: ^(a+)+$\n",
      many(100) { _ in "- id: \(String(repeating: "a", count: 5_000))!\n" }),
  ]

  private static func validated(_ name: String, _ schema: String, _ questions: String) -> Input {
    Input(name, questions, [".qlint.yml": "schema: schema.json\n", "schema.json": schema])
  }

  private static let categories = many(40) { "[\\p{L\(["u", "l", "t", "m", "o"][$0 % 5])}\($0)]" }

  static let schemas: [Input] = [
    validated(
      "many values", "{items: {properties: {id: {enum: [\(list(60_000) { "v\($0)" })]}}}}",
      many(10_000) { "- id: x\($0)\n" }),
    validated(
      "many mappings", "{items: {enum: [\(list(30_000) { "{a: \($0)}" })]}}", many(10_000) { "- {id: x\($0)}\n" }),
    validated(
      "many alternatives", "{items: {anyOf: [\(list(100) { i in "{enum: [\(list(300) { "e\(i)_\($0)" })]}" })]}}",
      many(10_000) { "- x\($0)\n" }),
    validated(
      "many patterns on names",
      "{items: {patternProperties: {\(list(3_000) { "'^(a|b\($0))+$': {type: string}" })}}}",
      many(2_000) { "- {id: x\($0), aaaaaaaaaaaaaaaa: 1}\n" }),
    validated(
      "many large patterns",
      "{items: {properties: {\(list(1_000) { "p\($0): {pattern: '\(String(repeating: "p+", count: 100))x\($0)'}" })}}}",
      "- id: a\n"),
    validated(
      "many patterns of categories",
      "{items: {properties: {\(list(500) { "p\($0): {pattern: '\(categories)\($0)'}" })}}}",
      "- id: a\n"),
    validated(
      "empty values", "{items: {additionalProperties: {type: string}}}", "- {\(list(100_000) { "k\($0): " })}\n"),
  ]

  @Test(arguments: files + configurations + schemas)
  func staysInItsBounds(input: Input) throws {
    guard Golden.hasBinary() else { return }
    let folder = try TemporaryFolder()
    for (name, text) in input.files { try folder.write(text, to: name) }
    let mebibytes = input.size >> 20
    // Addresses are counted, not memory in use: the program itself and what it has not touched yet need some more.
    let limits = "ulimit -t \(3 + mebibytes); ulimit -v \((64 + 64 + 40 * (mebibytes + 1)) * 1024)"
    let command = ["/bin/sh", "-c", "\(limits); exec \"$0\" check --jobs 1 q.yml", Repository.binary]
    let outcome = try Command(command, in: folder.path).run()
    #expect([1, 2].contains(outcome.code), "\(String(decoding: outcome.errors.prefix(300), as: UTF8.self))")
    #expect(outcome.output.count + outcome.errors.count < 4 << 20)
  }
}

import Foundation
import JSONSchema
import TestSupport
import Testing
import YAML

/// Every JSON report is one object that `Schemas/report.schema.json` accepts, whatever the input was.
@Suite struct ReportSchemaTests {
  private static let schema = Result { try compiledSchema() }

  private static func compiledSchema() throws -> Schema {
    let path = Repository.path("Schemas/report.schema.json")
    guard let bytes = Files.bytes(path) else { throw Command.Failure("\(path) is missing") }
    return try bytes.withUnsafeBytes { buffer in
      let parser = Parser()
      #expect(parser.parse(buffer).isEmpty)
      let root = try #require(parser.tree.documents.first)
      return try Schema.compile(parser.tree, root: root, name: "report.schema.json")
    }
  }

  @Test(arguments: Repository.files(under: "Fixtures", withSuffix: ".yaml"))
  func accepts(reportOf file: String) throws {
    guard Golden.hasBinary() else { return }
    try expectAccepted(Report.bytes([file]))
  }

  @Test func acceptsTheReportOfAllFixtures() throws {
    guard Golden.hasBinary() else { return }
    try expectAccepted(Report.bytes(["Fixtures"], options: ["--statistics", "--max-diagnostics", "7"]))
    try expectAccepted(Report.bytes(["Fixtures", "no-such-file.yaml"]))
  }

  @Test func acceptsTheReportOfEveryHostileInput() throws {
    guard Golden.hasBinary(), let maker = Repository.shared("hostile/make") else { return }
    let folder = try TemporaryFolder()
    let made = try Command(["/usr/bin/env", "python3", maker, "\(folder.path)/hostile"], in: folder.path).run()
    try #require(made.code == 0)
    let manifest = try #require(Files.text("\(folder.path)/hostile/manifest.jsonl"))
    let inputs = try manifest.split(separator: "\n").compactMap { line in
      let entry = try JSONDecoder().decode(HostileInput.self, from: Data(line.utf8))
      return ["file", "dir"].contains(entry.kind) ? entry.path : nil
    }
    #expect(inputs.count > 200)
    for input in inputs {
      try expectAccepted(Report.bytes([input], in: "\(folder.path)/hostile/tree"), of: input)
    }
  }

  private struct HostileInput: Decodable {
    var kind: String
    var path: String

    enum CodingKeys: CodingKey { case kind, path }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      kind = try values.decode(String.self, forKey: .kind)
      // Cases with several paths are those of command lines, which are not asked for here.
      path = (try? values.decode(String.self, forKey: .path)) ?? ""
    }
  }

  private func expectAccepted(_ outcome: Command.Outcome, of input: String = "Fixtures") throws {
    #expect((0...2).contains(outcome.code), "\(input): exit \(outcome.code)")
    // The lenient reader below is YAML's: that it is JSON is for another one to say.
    #expect(throws: Never.self, "\(input) gives no JSON") {
      try JSONSerialization.jsonObject(with: Data(outcome.output))
    }
    let schema = try Self.schema.get()
    try withoutSurrogates(outcome.output).withUnsafeBytes { buffer in
      var limits = Limits()
      limits.fileSize = .max
      limits.nodes = .max
      let parser = Parser(limits: limits)
      #expect(parser.parse(buffer).isEmpty, "\(input) gives no YAML")
      let root = try #require(parser.tree.documents.first)
      var violations: [Violation] = []
      schema.validate(root, in: parser.tree, into: &violations)
      for violation in violations.prefix(3) {
        let pointer = parser.tree.pointer(to: violation.node)
        Issue.record("\(input): \(violation.describe(in: parser.tree).message) at \(pointer)")
      }
    }
  }

  /// The bytes of a JSON text with U+FFFD for each escaped half of a surrogate pair: in YAML an escape is a whole scalar.
  private func withoutSurrogates(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    var index = 0
    while let backslash = result[index...].firstIndex(of: UInt8(ascii: "\\")) {
      let digits = result.dropFirst(backslash + 2).prefix(4)
      let isUnicode = result[backslash + 1] == UInt8(ascii: "u")
      if isUnicode, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16), UTF16.isSurrogate(unit) {
        result.replaceSubrange(digits.indices, with: "FFFD".utf8)
      }
      // The character behind the backslash belongs to it, also when it is one itself.
      index = backslash + 2
    }
    return result
  }
}

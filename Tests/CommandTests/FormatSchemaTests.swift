import Foundation
import JSONSchema
import TestSupport
import Testing
import YAML

/// The formats that others have schemas for fit them: over all fixtures, a bank with defects, and an empty result.
@Suite struct FormatSchemaTests {
  enum Input: CaseIterable {
    case fixtures, defects, nothing, missing
  }

  /// The report of an input in a format; nil where the input cannot be made.
  private func report(_ format: String, of input: Input) throws -> [UInt8]? {
    let folder = try TemporaryFolder()
    var path = Repository.path("Fixtures")
    switch input {
    case .fixtures: break
    case .defects:
      guard let maker = Repository.shared("bench/make-bank") else { return nil }
      path = "bank"
      let command = ["/usr/bin/env", "python3", maker, "\(folder.path)/bank", "--preset", "one", "--defects", "30"]
      try #require(try Command(command, in: folder.path).run().code == 0)
    case .nothing:
      path = "empty.yaml"
      try folder.write("questions: []\n", to: path)
    case .missing: path = "missing.yaml"
    }
    let command = [Repository.binary, "check", "--no-config", "--format", format, path]
    let outcome = try Command(command, in: folder.path).run()
    #expect(outcome.code == (input == .nothing ? 0 : input == .missing ? 2 : 1))
    return outcome.output
  }

  private func schema(_ path: String) throws -> Schema {
    let bytes = try #require(Files.bytes(path))
    return try bytes.withUnsafeBytes { buffer in
      let parser = Parser()
      _ = parser.parseJSON(buffer)
      return try Schema.compile(parser.tree, root: try #require(parser.tree.documents.first), name: path)
    }
  }

  /// What a schema does not accept of a JSON text, or of any of its items.
  private func violations(_ schema: Schema, _ bytes: [UInt8], ofItems: Bool = false) throws -> [String] {
    try bytes.withUnsafeBytes { buffer in
      var limits = Limits()
      limits.fileSize = .max
      limits.nodes = .max
      let parser = Parser(limits: limits)
      #expect(parser.parseJSON(buffer).isEmpty)
      var violations: [Violation] = []
      let root = try #require(parser.tree.documents.first)
      for node in ofItems ? Array(parser.tree.children(of: root)) : [root] {
        schema.validate(node, in: parser.tree, into: &violations)
      }
      return violations.prefix(3).map { "\(parser.tree.pointer(to: $0.node)): \($0.describe(in: parser.tree).message)" }
    }
  }

  @Test(arguments: Input.allCases) func sarif(input: Input) throws {
    guard Golden.hasBinary(), let path = Repository.shared("suites/formats/sarif/sarif-2.1.0.schemastore.json"),
      let report = try report("sarif", of: input)
    else { return }
    #expect(try violations(schema(path), report) == [])
  }

  /// GitLab reads issue by issue, and no further than the first that does not fit.
  @Test(arguments: Input.allCases) func gitLab(input: Input) throws {
    guard Golden.hasBinary(), let path = Repository.shared("suites/formats/gitlab/codeclimate.schema.json"),
      let report = try report("gitlab", of: input)
    else { return }
    let issues = try #require(try JSONSerialization.jsonObject(with: Data(report)) as? [[String: Any]])
    #expect(issues.isEmpty == (input == .nothing))
    #expect(try violations(schema(path), report, ofItems: true) == [])
  }

  /// The lines of `jsonl` are those of the JSON report, each with its type.
  @Test(arguments: Input.allCases) func jsonLines(input: Input) throws {
    guard Golden.hasBinary(), let report = try report("json", of: input),
      let lines = try self.report("jsonl", of: input)
    else { return }
    func members(_ bytes: [UInt8], from start: String) -> [String] {
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix(start) }
        .map { line in
          let rest = line.dropFirst(start.count)
          // Objects are parted by commas, or end with their list.
          return String(
            rest.hasSuffix("},") ? rest.dropLast(2) : rest.hasSuffix("}],") ? rest.dropLast(3) : rest.dropLast())
        }
    }
    let diagnostics = members(lines, from: "{\"type\":\"diagnostic\",")
    #expect(diagnostics == members(report, from: "{").filter { $0.hasPrefix("\"rule\"") })
    #expect(diagnostics.isEmpty == (input == .nothing || input == .missing))
    #expect(members(lines, from: "{\"type\":\"error\",").count == (input == .missing ? 1 : 0))
    #expect(members(lines, from: "{\"type\":\"summary\",").count == 1)
  }
}

import Foundation
import TestSupport
import Testing

/// What the documents promise: commands print what stands below them, and links lead somewhere.
@Suite struct DocumentTests {
  /// A command of a `console` block and the lines below it.
  struct Session: Sendable, CustomTestStringConvertible {
    var document: String
    var command: String
    var output: String
    var testDescription: String { "\(document): \(command)" }
  }

  static let documents = Files.names(in: Repository.root).filter { $0.hasSuffix(".md") }
  static let sessions = documents.flatMap { document in
    consoleBlocks(of: Files.text(Repository.path(document)) ?? "").flatMap { sessions(in: $0, of: document) }
  }

  private static func consoleBlocks(of text: String) -> [String] {
    text.components(separatedBy: "```console\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
  }

  private static func sessions(in block: String, of document: String) -> [Session] {
    let commands = ("\n" + block).components(separatedBy: "\n$ ").dropFirst()
    return commands.map { text in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let output = lines.dropFirst().joined(separator: "\n")
      return Session(document: document, command: String(lines.first ?? ""), output: output)
    }
  }

  @Test func readmeHasSessions() {
    #expect(Self.sessions.contains { $0.document == "README.md" && $0.command == "./qlint check Fixtures/Content" })
  }

  /// Each command runs in a copy of what it may read, `./qlint` being the binary itself.
  @Test(arguments: sessions)
  func prints(what session: Session) throws {
    let copy = try TemporaryFolder()
    try copy.copy(Repository.path("Fixtures"), to: "Fixtures")
    try copy.copy(Repository.path("Schemas"), to: "Schemas")
    try FileManager.default.createSymbolicLink(atPath: "\(copy.path)/qlint", withDestinationPath: Repository.binary)
    let outcome = try Command(["/bin/sh", "-c", "exec 2>&1\n" + session.command], in: copy.path).run()
    let actual = String(decoding: outcome.output, as: UTF8.self)
    #expect(trimmed(actual) == trimmed(session.output))
  }

  /// The first block of the README in a language below a heading.
  private func readmeSample(below heading: String, in language: String = "yaml") throws -> String {
    let readme = try #require(Files.text(Repository.path("README.md")))
    let section = try #require(readme.components(separatedBy: "\n\(heading)\n").dropFirst().first)
    let block = try #require(section.components(separatedBy: "```\(language)\n").dropFirst().first)
    return block.components(separatedBy: "```")[0]
  }

  @Test func sampleQuestionFileIsValid() throws {
    let input = try Array(readmeSample(below: "## Question files").utf8)
    let command = [Repository.binary, "check", "--no-config", "--fail-on", "hint", "-"]
    let outcome = try Command(command, in: Repository.root, input: input).run()
    #expect(outcome.code == 0, "\(String(decoding: outcome.output, as: UTF8.self))")
  }

  @Test func sampleConfigurationIsValid() throws {
    let folder = try TemporaryFolder()
    try folder.write(readmeSample(below: "## Configuration"), to: ".qlint.yml")
    try folder.write("levels: [Easy]\n", to: "shared/base.yml")
    try folder.write(readmeSample(below: "## Configuration", in: "json"), to: "house.schema.json")
    try folder.write("topic: Pyton\nquestions: []\n", to: "bank.yaml")
    let command = [Repository.binary, "check", "bank.yaml"]
    let outcome = try Command(command, in: folder.path).run()
    // The sample makes warnings fail, and its schema a warning.
    #expect(outcome.code == 1, "\(String(decoding: outcome.errors, as: UTF8.self))")
    let output = String(decoding: outcome.output, as: UTF8.self)
    #expect(output.hasPrefix("warning[schema/house-topic]: the house has no such topic\n"), "\(output)")
    #expect(output.contains("1 warning"), "\(output)")
  }

  @Test func sampleConfigurationNamesEveryKey() throws {
    let sample = try readmeSample(below: "## Configuration")
    let bytes = try #require(Files.bytes(Repository.path("Schemas/config.schema.json")))
    let schema = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    for key in properties.keys.sorted() where key != "$schema" {
      #expect("\n\(sample)".contains("\n\(key):"), "\(key)")
    }
  }

  @Test func sampleSuppressionsSuppressAllThereIs() throws {
    let input = try Array(readmeSample(below: "## Suppressions").utf8)
    let command = [Repository.binary, "check", "--no-config", "--fail-on", "hint", "-"]
    let outcome = try Command(command, in: Repository.root, input: input).run()
    let output = String(decoding: outcome.output, as: UTF8.self)
    #expect(outcome.code == 0 && output.contains("2 suppressed"), "\(output)")
  }

  private func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .newlines)
  }

  @Test(arguments: documents)
  func linksLeadSomewhere(in document: String) throws {
    let text = try #require(Files.text(Repository.path(document)))
    for piece in text.components(separatedBy: "](").dropFirst() {
      let target = piece.components(separatedBy: ")")[0].components(separatedBy: "#")[0]
      if target.isEmpty || target.contains("://") { continue }
      #expect(FileManager.default.fileExists(atPath: Repository.path(target)), "\(document) links to \(target)")
    }
  }
}

import Foundation
import TestSupport
import Testing

/// The snippets of the README's section on formats, applied to what qlint really prints.
@Suite struct FormatSnippetTests {
  /// A folder with the seed bank as `Content`, and the binary as `./qlint`.
  private func project() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copy(Repository.path("Fixtures/Content"), to: "Content")
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/qlint", withDestinationPath: Repository.binary)
    return folder
  }

  /// The first block in a language below a heading.
  private func snippet(below heading: String, in language: String) throws -> String {
    let readme = try #require(Files.text(Repository.path("README.md")))
    let section = try #require(readme.components(separatedBy: "\n\(heading)\n").dropFirst().first)
    let block = try #require(section.components(separatedBy: "```\(language)\n").dropFirst().first)
    return block.components(separatedBy: "```")[0]
  }

  /// Runs the command behind a key of a snippet.
  private func run(_ key: String, of snippet: String, in folder: TemporaryFolder) throws -> Command.Outcome {
    let line = try #require(snippet.split(separator: "\n").first { $0.contains("\(key): ") })
    let command = try #require(line.components(separatedBy: "\(key): ").last)
    return try Command(["/bin/sh", "-c", command], in: folder.path).run()
  }

  private func humanReport(in folder: TemporaryFolder) throws -> String {
    let command = ["\(folder.path)/qlint", "check", "--color", "never", "Content"]
    return String(decoding: try Command(command, in: folder.path).run().output, as: UTF8.self)
  }

  /// The places of the seed bank's diagnostics, as `file:line:column`.
  private static let places = ["28:34", "29:48", "41:70"].map { "Content/python/senior.yaml:\($0)" }

  @Test func gitHubWorkflow() throws {
    let folder = try project()
    let workflow = try snippet(below: "#### GitHub", in: "yaml")
    let outcome = try run("run", of: workflow, in: folder)
    let output = String(decoding: outcome.output, as: UTF8.self)
    #expect(outcome.code == 1 && output.split(separator: "\n").allSatisfy { $0.hasPrefix("::error file=Content/") })
    // What is uploaded is what was written.
    let name = try #require(workflow.components(separatedBy: "sarif_file: ").last?.components(separatedBy: "}")[0])
    let bytes = try #require(Files.bytes("\(folder.path)/\(name)"))
    let log = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect((run["results"] as? [Any])?.count == Self.places.count)
  }

  @Test func gitLabJob() throws {
    let folder = try project()
    let job = try snippet(below: "#### GitLab", in: "yaml")
    let outcome = try run("script", of: job, in: folder)
    #expect(outcome.code == 1)
    let name = try #require(job.components(separatedBy: "codequality: ").last?.components(separatedBy: "}")[0])
    let bytes = try #require(Files.bytes("\(folder.path)/\(name)"))
    let issues = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
    #expect(issues.count == Self.places.count)
  }

  private struct Matchers: Decodable {
    struct Matcher: Decodable {
      var owner: String
      var pattern: [Pattern]
    }
    struct Pattern: Decodable {
      var regexp: String
      var file: Int?
      var line: Int?
      var column: Int?
      var severity: Int?
      var code: Int?
      var message: Int?
    }
    var problemMatcher: [Matcher]
  }

  /// A matcher of several lines takes lines that follow each other, one for each pattern.
  @Test func problemMatcher() throws {
    let json = try snippet(below: "#### GitHub", in: "json")
    let matcher = try #require(try JSONDecoder().decode(Matchers.self, from: Data(json.utf8)).problemMatcher.first)
    let expressions = try matcher.pattern.map { try NSRegularExpression(pattern: $0.regexp) }
    let lines = try humanReport(in: project()).components(separatedBy: "\n")
    var found: [String] = []
    var severities: Set<String> = []
    for start in lines.indices.dropLast(expressions.count - 1) {
      let groups = expressions.enumerated().map { offset, expression in
        let line = lines[start + offset]
        let match = expression.firstMatch(in: line, range: NSRange(location: 0, length: line.utf16.count))
        return match.map { match in
          (0..<match.numberOfRanges).map { Range(match.range(at: $0), in: line).map { String(line[$0]) } ?? "" }
        }
      }
      guard let head = groups[0], let place = groups[1] else { continue }
      let (first, second) = (matcher.pattern[0], matcher.pattern[1])
      let (file, line, column) = (try #require(second.file), try #require(second.line), try #require(second.column))
      found.append("\(place[file]):\(place[line]):\(place[column])")
      severities.insert(head[try #require(first.severity)])
      #expect(head[try #require(first.code)].hasPrefix("damage/"))
      #expect(!head[try #require(first.message)].isEmpty)
    }
    #expect(found == Self.places)
    #expect(severities == ["error"])
  }

  @Test func vimErrorFormat() throws {
    guard let vim = ["/usr/bin/vim", "/usr/bin/nvim"].first(where: FileManager.default.isExecutableFile) else {
      print("skipped: Vim is not there")
      return
    }
    let folder = try project()
    try folder.write(humanReport(in: folder), to: "report.txt")
    let script =
      try snippet(below: "#### Vim", in: "vim") + """
        cgetfile report.txt
        call writefile(map(getqflist(), {_, e -> join([bufname(e.bufnr), e.lnum, e.col], ':') . e.type}), 'found.txt')
        qall!
        """
    try folder.write(script, to: "script.vim")
    let command = [vim, "-es", "-u", "NONE", "-i", "NONE", "-S", "script.vim"]
    _ = try Command(command, in: folder.path, environment: ["TERM": "dumb"]).run()
    guard let found = Files.text("\(folder.path)/found.txt") else {
      print("skipped: this Vim has no quickfix list")
      return
    }
    #expect(found == Self.places.map { $0 + "e\n" }.joined())
  }
}

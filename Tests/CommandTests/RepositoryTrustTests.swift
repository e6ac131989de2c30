import Foundation
import TestSupport
import Testing

/// A repository that names programs for git to run: none of them runs, whatever is asked of qlint.
@Suite struct RepositoryTrustTests {
  private let folder: TemporaryFolder
  private let environment: [String: String]

  init() throws {
    folder = try TemporaryFolder()
    // The working directory comes first: what lies there is content.
    environment = ["PATH": ".:/usr/bin:/bin", "HOME": folder.path]
  }

  private func run(_ arguments: [String]) throws -> Command.Outcome {
    try Command(arguments, in: "\(folder.path)/bank", environment: environment).run()
  }

  /// Makes a repository with one commit, one staged file and one changed file.
  private func makeRepository() throws {
    let script = """
      git init -q -b main . && git config user.name a && git config user.email a@b
      printf 'topic: A\\nquestions: []\\n' > a.yaml && printf 'topic: B\\nquestions: []\\n' > b.yaml
      git add . && git commit -qm first
      printf 'topic: A\\nquestion: []\\n' > a.yaml && git add a.yaml && printf 'topic: B\\nquestion: []\\n' > b.yaml
      """
    try folder.write("", to: "bank/.keep")
    let outcome = try Command(["/bin/sh", "-ec", script], in: "\(folder.path)/bank").run()
    try #require(outcome.code == 0, "\(String(decoding: outcome.errors, as: UTF8.self))")
  }

  private func plant(_ configuration: String, attributes: String = "") throws {
    let program = "\(folder.path)/program"
    try folder.write("#!/bin/sh\necho \"$0 $*\" >> \(folder.path)/RAN\ncat\n", to: "program")
    let path = "\(folder.path)/bank/.git/config"
    let old = try #require(Files.text(path))
    try Files.write((old + configuration.replacing("PROGRAM", with: program)).utf8, to: path)
    try folder.write(attributes, to: "bank/.gitattributes")
    for name in ["program", "bank/hooks/pre-commit", "bank/hooks/post-index-change", "bank/git", "bank/sh"] {
      try Files.write(Files.bytes(program) ?? [], to: "\(folder.path)/\(name)")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder.path)/\(name)")
    }
  }

  @Test(arguments: [
    "[core]\n\tfsmonitor = PROGRAM\n", "[core]\n\thooksPath = hooks\n",
    "[core]\n\tpager = PROGRAM\n[pager]\n\tls-files = true\n",
    "[filter \"x\"]\n\tclean = PROGRAM\n\tsmudge = PROGRAM\n\tprocess = PROGRAM\n\trequired = true\n",
    "[diff]\n\texternal = PROGRAM\n[diff \"x\"]\n\ttextconv = PROGRAM\n\tcommand = PROGRAM\n",
    "[alias]\n\tls-files = !PROGRAM\n\tcat-file = !PROGRAM\n\trev-parse = !PROGRAM\n",
    "[core]\n\tsshCommand = PROGRAM\n\taskPass = PROGRAM\n\tgitProxy = PROGRAM\n[credential]\n\thelper = !PROGRAM\n",
  ])
  func noProgramRuns(configuration: String) throws {
    guard Golden.hasBinary() else { return }
    try makeRepository()
    try plant(configuration, attributes: "* filter=x diff=x text eol=crlf working-tree-encoding=UTF-16\n")
    let commands = [
      ["check", "--staged"], ["check", "--staged", "--changed-lines"], ["check", "--since", "HEAD"],
      ["check", "--since", "main", "--changed-lines", "--format", "json"],
    ]
    for command in commands {
      let outcome = try run([Repository.binary] + command + ["--no-config"])
      #expect(outcome.code == 1, "\(command): \(String(decoding: outcome.output + outcome.errors, as: UTF8.self))")
    }
    _ = try run([Repository.binary, "init", "--hook"])
    #expect(Files.text("\(folder.path)/RAN") == nil)
  }

  /// Else the tests above would prove nothing.
  @Test func gitItselfWouldRunThem() throws {
    try makeRepository()
    try plant("[core]\n\tfsmonitor = PROGRAM\n")
    _ = try Command(["/usr/bin/env", "git", "status"], in: "\(folder.path)/bank").run()
    #expect(Files.text("\(folder.path)/RAN") != nil)
  }

  /// Contents that are not there would be fetched, by a program that the repository names.
  @Test func nothingIsFetched() throws {
    guard Golden.hasBinary() else { return }
    try makeRepository()
    let remote = """
      [extensions]\n\tpartialClone = origin
      [remote "origin"]\n\turl = ssh://example.invalid/x\n\tpromisor = true\n\tuploadpack = PROGRAM
      [core]\n\tsshCommand = PROGRAM\n\trepositoryformatversion = 1\n
      """
    try plant(remote)
    let objects = "\(folder.path)/bank/.git/objects"
    let listed = try Command(["/usr/bin/env", "git", "rev-parse", ":a.yaml"], in: "\(folder.path)/bank").run()
    let object = String(decoding: listed.output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    try FileManager.default.removeItem(atPath: "\(objects)/\(object.prefix(2))/\(object.dropFirst(2))")
    let outcome = try run([Repository.binary, "check", "--staged", "--no-config"])
    #expect(outcome.code == 2)
    #expect(String(decoding: outcome.output, as: UTF8.self).contains("a.yaml: "))
    #expect(Files.text("\(folder.path)/RAN") == nil)
  }

  /// A bare repository among the files of a bank, which git would take for the one to work with.
  @Test func aRepositoryInTheContentIsNone() throws {
    guard Golden.hasBinary() else { return }
    try makeRepository()
    try folder.write("ref: refs/heads/main\n", to: "bank/deep/HEAD")
    try folder.write("", to: "bank/deep/objects/.keep")
    try folder.write("", to: "bank/deep/refs/.keep")
    try folder.write(
      "[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = \(folder.path)/program\n", to: "bank/deep/config")
    try plant("")
    let command = Command(
      [Repository.binary, "check", "--staged"], in: "\(folder.path)/bank/deep", environment: environment)
    let outcome = try command.run()
    #expect(outcome.code == 2)
    #expect(Files.text("\(folder.path)/RAN") == nil)
  }
}

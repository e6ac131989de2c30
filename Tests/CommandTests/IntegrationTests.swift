import Diagnostics
import Foundation
import TestSupport
import Testing
import YAML

/// What other programs read to run qlint: the hooks for pre-commit, the GitHub action, the GitLab component, and what the README says
/// to write for them.
@Suite struct IntegrationTests {
  // MARK: Reading

  /// The value at a path of keys and numbers in a YAML document.
  private func value(_ text: String, _ path: [String], document: Int = 0) throws -> String {
    let parser = Parser()
    return try Array(text.utf8).withUnsafeBytes { bytes in
      let problems = parser.parse(bytes)
      try #require(problems.isEmpty, "\(problems.map(\.message))")
      let tree = parser.tree
      try #require(tree.documents.indices.contains(document))
      var node = tree.documents[document]
      for step in path {
        let children = Array(tree.children(of: node))
        if let index = Int(step), tree.kind(of: node) == .sequence {
          node = try #require(children.indices.contains(index) ? children[index] : nil)
        } else {
          node = try #require(tree.pairs(of: node).first { tree.string(of: $0.key) == step }?.value, "no \(step)")
        }
      }
      return tree.kind(of: node) == .scalar ? tree.string(of: node) : "\(tree.childCount(of: node))"
    }
  }

  private func file(_ path: String) throws -> String { try #require(Files.text(Repository.path(path)), "no \(path)") }

  /// The YAML block of the README that has this in it.
  private func sample(with text: String) throws -> String {
    let blocks = try file("README.md").components(separatedBy: "```yaml\n").dropFirst()
    return try #require(blocks.map { $0.components(separatedBy: "```")[0] }.first { $0.contains(text) }, "no \(text)")
  }

  /// A bank with a defect in one file and none in the other, and a program `qlint` to be found on the path.
  private func makeBank() throws -> (folder: TemporaryFolder, environment: [String: String]) {
    let folder = try TemporaryFolder()
    try folder.write("topic: A\nquestions: []\n", to: "Content/good.yaml")
    try folder.write("topic: A\nquestion: []\n", to: "Content/it's bad.yaml")
    try folder.write("rules: {schema: 'off'}\n", to: ".qlint.yml")
    try FileManager.default.createDirectory(atPath: "\(folder.path)/bin", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/bin/qlint", withDestinationPath: Repository.binary)
    return (folder, ["PATH": "\(folder.path)/bin:/usr/bin:/bin", "HOME": folder.path])
  }

  // MARK: pre-commit

  @Test func everyHookOfTheManifestRuns() throws {
    guard Golden.hasBinary() else { return }
    let manifest = try file(".pre-commit-hooks.yaml")
    let (folder, environment) = try makeBank()
    let count = try #require(Int(try value(manifest, [])))
    #expect(count == 3)
    for hook in 0..<count {
      let entry = try value(manifest, ["\(hook)", "entry"]).split(separator: " ").map(String.init)
      let checksAll = try value(manifest, ["\(hook)", "id"]) == "qlint-bank"
      for (file, code) in [("Content/good.yaml", 0), ("Content/it's bad.yaml", 1), (".qlint.yml", 0)] {
        let code = checksAll ? 1 : code
        let arguments = ["/usr/bin/env"] + entry + ["--no-config"] + (checksAll ? [] : [file])
        let outcome = try Command(arguments, in: folder.path, environment: environment).run()
        #expect(
          outcome.code == code, "\(arguments): \(String(decoding: outcome.output + outcome.errors, as: UTF8.self))")
      }
    }
  }

  @Test func readmeNamesAHookOfTheManifest() throws {
    guard Golden.hasBinary() else { return }
    let sample = try sample(with: "hooks:")
    let manifest = try file(".pre-commit-hooks.yaml")
    let id = try value(sample, ["repos", "0", "hooks", "0", "id"])
    #expect(try value(manifest, ["0", "id"]) == id)
    for hook in ["qlint-bank", "qlint-swift"] { #expect(manifest.contains("- id: \(hook)\n"), "\(hook)") }
    let (folder, environment) = try makeBank()
    let arguments = try (0..<2).map { try value(sample, ["repos", "0", "hooks", "0", "args", "\($0)"]) }
    let entry = try value(manifest, ["0", "entry"]).split(separator: " ").map(String.init)
    let outcome = try Command(
      ["/usr/bin/env"] + entry + arguments + ["Content/good.yaml"], in: folder.path, environment: environment
    ).run()
    #expect(outcome.code == 0)
  }

  // MARK: GitHub

  /// Runs the action's script as GitHub does, with the inputs in the environment.
  private func runAction(paths: String, arguments: String, format: String = "json") throws -> Command.Outcome {
    let (folder, _) = try makeBank()
    let action = try file("action.yml")
    let step = ["runs", "steps", "2"]
    #expect(try value(action, step + ["env", "QLINT_PATHS"]) == "${{ inputs.paths }}")
    #expect(try value(action, step + ["env", "QLINT_ARGS"]) == "${{ inputs.args }}")
    let environment = [
      "QLINT": "\(folder.path)/bin", "QLINT_IS_BUILT": "", "QLINT_PATHS": paths, "QLINT_ARGS": arguments,
      "QLINT_FORMAT": format,
    ]
    let script = try value(action, step + ["run"])
    let command = ["/usr/bin/env", "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return try Command(command, in: folder.path, environment: environment).run()
  }

  @Test func actionChecksWhatTheReadmeSays() throws {
    guard Golden.hasBinary() else { return }
    let sample = try sample(with: "uses: OWNER/qlint")
    let paths = try value(sample, ["0", "with", "paths"])
    let arguments = try value(sample, ["0", "with", "args"])
    let outcome = try runAction(paths: paths, arguments: arguments)
    #expect(outcome.code == 1)
    #expect(String(decoding: outcome.output, as: UTF8.self).contains("\"file\":\"Content/it's bad.yaml\""))
    // The bank's own configuration would have let it pass.
    #expect(try runAction(paths: paths, arguments: "").code == 0)
  }

  @Test func actionReadsNoInputAsShellCode() throws {
    guard Golden.hasBinary() else { return }
    #expect(try runAction(paths: "Content/it's bad.yaml", arguments: "--no-config").code == 1)
    #expect(try runAction(paths: "Content/good.yaml\n\n", arguments: "--no-config\n\n").code == 0)
    #expect(try runAction(paths: "--version", arguments: "").code == 2)
    let outcome = try runAction(paths: "$(touch ran)", arguments: "--no-config\n; echo ran")
    #expect(outcome.code == 2)
    #expect(!String(decoding: outcome.output, as: UTF8.self).contains("ran\n"))
  }

  @Test func actionStandsAlone() throws {
    let action = try file("action.yml")
    #expect(try value(action, ["runs", "using"]) == "composite")
    #expect(try value(action, ["inputs", "paths", "default"]) == ".")
    // An input that is put into the script would be read as code.
    #expect(!(try value(action, ["runs", "steps", "2", "run"]).contains("${{")))
  }

  /// The binary that is kept is that of the same sources.
  @Test func actionNamesItsSources() throws {
    let folder = try TemporaryFolder()
    for (path, text) in [("Package.swift", "1"), ("Sources/a b.swift", "2"), ("Sources/c.swift", "3")] {
      try folder.write(text, to: path)
    }
    let script = try value(try file("action.yml"), ["runs", "steps", "0", "run"])
    func name() throws -> String {
      try folder.write("", to: "output")
      let environment = ["GITHUB_ACTION_PATH": folder.path, "GITHUB_OUTPUT": "\(folder.path)/output"]
      let command = Command(
        ["/usr/bin/env", "bash", "-eo", "pipefail", "-c", script], in: "/", environment: environment)
      #expect(try command.run().code == 0)
      return try #require(Files.text("\(folder.path)/output"))
    }
    let first = try name()
    #expect(first.hasPrefix("hash=") && first.utf8.count == "hash=\n".utf8.count + 64)
    #expect(try name() == first)
    try folder.write("4", to: "Sources/c.swift")
    #expect(try name() != first)
  }

  // MARK: GitLab

  @Test func componentChecksWhatTheReadmeSays() throws {
    guard Golden.hasBinary() else { return }
    let sample = try sample(with: "remote:")
    let component = try file("templates/qlint.yml")
    #expect(try value(sample, ["include", "0", "remote"]).hasSuffix("/templates/qlint.yml"))
    var script = "PATH=/usr/bin:/bin\n"
    for line in 0..<2 { script += try value(component, ["qlint", "script", "\(line)"], document: 1) + "\n" }
    // The formats of other tools have tests of their own.
    script = script.replacing("--format gitlab", with: "--format json").replacing(
      ".qlint-tool/qlint", with: "\"$QLINT\"")
    let (folder, _) = try makeBank()
    var environment = ["QLINT": Repository.binary]
    for name in ["paths", "args", "repository", "ref"] {
      #expect(Int(try value(component, ["spec", "inputs", name])) ?? 1 >= 1)
      environment["QLINT_\(name.uppercased())"] = try value(sample, ["include", "0", "inputs", name])
    }
    let outcome = try Command(["/bin/sh", "-ec", script], in: folder.path, environment: environment).run()
    #expect(outcome.code == 1, "\(String(decoding: outcome.errors, as: UTF8.self))")
    #expect(String(decoding: outcome.output, as: UTF8.self).contains("in 1 of 2 files"))
    let report = try value(component, ["qlint", "artifacts", "reports", "codequality"], document: 1)
    #expect(Files.text("\(folder.path)/\(report)")?.contains("it's bad.yaml") == true)
  }
}

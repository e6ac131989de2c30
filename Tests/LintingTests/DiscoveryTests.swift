import Diagnostics
import TestSupport
import Testing

@testable import Linting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct DiscoveryTests {
  private let folder: TemporaryFolder
  /// The folder with links followed, as paths of files are made from it.
  private let root: String

  init() throws {
    folder = try TemporaryFolder()
    root = String(decoding: try #require(PathBytes.real(Array(folder.path.utf8))), as: UTF8.self)
  }

  private func find(
    _ names: [String], exclude: [String] = [], forceExclude: Bool = false
  ) throws -> (Discovered, files: [String]) {
    var configuration = Configuration(root: SourcePath(root))
    for pattern in exclude { try configuration.exclude.append(pattern.utf8) }
    var options = Discovery.Options(
      root: configuration.root, include: configuration.include, exclude: configuration.exclude)
    options.forceExclude = forceExclude
    let found = Discovery.run(names.map { SourcePath($0.isEmpty ? root : "\(root)/\($0)") }, options: options)
    return (found, found.files.map { String($0.display.dropFirst(root.utf8.count + 1)) })
  }

  private func link(_ target: String, at path: String) { #expect(symlink(target, "\(root)/\(path)") == 0) }

  @Test func aFolderIsWalkedInTheOrderOfPaths() throws {
    for path in ["b.yml", "a/z.yaml", "a.yml", "a-b.yml", "a/b/c.yml", "notes.txt", ".hidden/x.yml", ".y.yml"] {
      try folder.write("", to: path)
    }
    let (found, files) = try find([""])
    #expect(files == ["a-b.yml", "a.yml", "a/b/c.yml", "a/z.yaml", "b.yml"])
    #expect(found.errors.isEmpty)
    #expect(found.otherCount == 1)
    #expect(found.excludedCount == 2)
    // What is hidden is checked when it is named.
    #expect(try find([".hidden"]).files == [".hidden/x.yml"])
    #expect(try find([".y.yml"]).files == [".y.yml"])
  }

  @Test func aWalkPassesOverTheConfiguration() throws {
    for path in ["a.yml", "base.yml"] { try folder.write("", to: path) }
    var options = Discovery.Options(
      root: SourcePath(root), include: Configuration(root: SourcePath(root)).include, exclude: PathFilter())
    options.configurationFiles = [SourcePath("\(root)/base.yml")]
    #expect(Discovery.run([SourcePath(root)], options: options).files == [SourcePath("\(root)/a.yml")])
    #expect(Discovery.run([SourcePath("\(root)/base.yml")], options: options).files.count == 1)
  }

  @Test func ignoreFilesHoldAndNest() throws {
    try folder.write("", to: ".git/HEAD")
    try folder.write("local.yml\n", to: ".git/info/exclude")
    try folder.write("build/\n*.tmp.yml\n/a/only.yml\n", to: ".gitignore")
    try folder.write("!x.tmp.yml\n", to: "a/.gitignore")
    for path in [
      "build/q.yml", "x.tmp.yml", "a/x.tmp.yml", "a/y.tmp.yml", "a/only.yml", "local.yml", "a/q.yml",
      "node_modules/q.yml",
    ] {
      try folder.write("", to: path)
    }
    #expect(try find([""]).files == ["a/q.yml", "a/x.tmp.yml"])
    // The files above a named folder hold as well.
    #expect(try find(["a"]).files == ["a/q.yml", "a/x.tmp.yml"])
    // What is named is taken.
    #expect(try find(["x.tmp.yml", "build"]).files == ["build/q.yml", "x.tmp.yml"])
    #expect(try find([""]).0.ignoredCount == 5)
  }

  @Test func excludesHoldForFoldersAndOnDemandForFiles() throws {
    for path in ["drafts/q.yml", "a/old.yml", "a/q.yml"] { try folder.write("", to: path) }
    let exclude = ["drafts/", "/a/old.yml"]
    #expect(try find([""], exclude: exclude).files == ["a/q.yml"])
    #expect(try find(["drafts/q.yml", "a/old.yml"], exclude: exclude).files == ["a/old.yml", "drafts/q.yml"])
    let (found, files) = try find(["drafts/q.yml", "a/q.yml"], exclude: exclude, forceExclude: true)
    #expect(files == ["a/q.yml"])
    #expect(found.excludedCount == 1)
  }

  @Test func linksAreFollowedToFilesOfTheProjectOnly() throws {
    try folder.write("", to: "a/q.yml")
    try folder.write("", to: "other/kept.txt")
    link("/etc/passwd", at: "a/out.yml")
    link("../other/kept.txt", at: "a/in.yml")
    link("q.yml", at: "a/again.yml")
    link("self.yml", at: "a/self.yml")
    link("..", at: "a/up")
    link("/dev/zero", at: "a/zero.yml")
    let (found, files) = try find(["a"])
    #expect(files == ["a/in.yml", "a/q.yml"])
    #expect(
      found.skipped.map { "\($0.path.display.dropFirst(root.utf8.count + 3)): \($0.reason)" } == [
        "again.yml: a link to \(root)/a/q.yml, which is checked itself", "out.yml: the link leads out of the project",
        "self.yml: the link leads nowhere: too many levels of symbolic links", "up: a link to a folder is not followed",
        "zero.yml: not a regular file but a device",
      ])
  }

  @Test func whatIsNamedAndCannotBeReadIsAnError() throws {
    try folder.write("", to: "q.yml")
    link("self.yml", at: "self.yml")
    #expect(mkfifo("\(root)/pipe.yml", 0o600) == 0)
    let paths = [
      "none.yml", "self.yml", "pipe.yml", "q.yml", "q.yml/x", String(repeating: "x", count: 5_000), "*.none",
    ]
    let (found, files) = try find(paths)
    #expect(files == ["q.yml"])
    #expect(
      found.errors.map(\.message) == [
        "no such file or directory", "too many levels of symbolic links", "not a regular file but a named pipe",
        "not a directory", "file name too long", "no file matches the pattern",
      ])
    let options = Discovery.Options(root: "/", include: PathFilter(), exclude: PathFilter())
    #expect(Discovery.run([""], options: options).errors == [IOProblem("\"\"", "the path is empty")])
    #expect(Discovery.run(["/dev/null"], options: options).errors.map(\.message) == ["not a regular file but a device"])
    #expect(Discovery.run([SourcePath(bytes: [0x61, 0])], options: options).errors.count == 1)
  }

  @Test func aFileNamedTwiceIsCheckedOnce() throws {
    for path in ["a.yml", "x/b.txt"] { try folder.write("", to: path) }
    #expect(try find(["a.yml", "./a.yml", "x/../a.yml", "x//b.txt", ""]).files == ["a.yml", "x/b.txt"])
  }

  @Test func aPathFromBelowClimbs() throws {
    try folder.write("", to: "a.yml")
    let here = try #require(PathBytes.workingDirectory())
    let relative = PathBytes.relative(Array("\(root)/a.yml".utf8), to: here)
    let options = Discovery.Options(root: SourcePath(root), include: PathFilter(), exclude: PathFilter())
    let found = Discovery.run([SourcePath(bytes: relative), SourcePath("\(root)/a.yml")], options: options)
    #expect(found.files.first == SourcePath(bytes: relative))
  }

  @Test func patternsAreExpanded() throws {
    for path in ["a/1.yml", "a/2.txt", "a/b/3.yml", "c/4.yml"] { try folder.write("", to: path) }
    #expect(try find(["a/*.yml"]).files == ["a/1.yml"])
    #expect(try find(["a/*"]).files == ["a/1.yml", "a/2.txt", "a/b/3.yml"])
    #expect(try find(["**/*.yml"]).files == ["a/1.yml", "a/b/3.yml", "c/4.yml"])
    #expect(try find(["[ac]/?.yml"]).files == ["a/1.yml", "c/4.yml"])
  }

  @Test func aFolderWithTheNameOfAFileIsWalked() throws {
    try folder.write("", to: "q.yml/in.yml")
    try folder.write("", to: "q.yml/notes.txt")
    #expect(try find([""]).files == ["q.yml/in.yml"])
  }

  @Test func namesNeedNotBeUTF8() throws {
    let name: [CChar] = Array("\(root)/".utf8).map { CChar(bitPattern: $0) } + [-1, 0x2E, 0x79, 0x6D, 0x6C, 0]
    let file = open(name, O_CREAT | O_WRONLY, 0o600)
    try #require(file >= 0)
    close(file)
    let (found, _) = try find([""])
    #expect(found.files.map { Array($0.bytes.suffix(5)) } == [[0xFF, 0x2E, 0x79, 0x6D, 0x6C]])
  }
}

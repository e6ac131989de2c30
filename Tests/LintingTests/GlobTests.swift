import TestSupport
import Testing

@testable import Linting

@Suite struct GlobTests {
  private func matches(_ pattern: String, _ path: String, isFolder: Bool = false) throws -> Bool {
    try Glob(pattern.utf8).matches(Array(path.utf8)[...], isFolder: isFolder)
  }

  @Test(arguments: [
    ("*.yml", "a.yml"), ("*.yml", "x/y/a.yml"), ("*.yml", ".yml"), ("a.yml", "x/a.yml"), ("/a.yml", "a.yml"),
    ("./a.yml", "a.yml"), ("x/*.yml", "x/a.yml"), ("x/**", "x/a"), ("x/**", "x/y/a"), ("**/x", "x"), ("**/x", "a/b/x"),
    ("a/**/b", "a/b"), ("a/**/b", "a/x/b"), ("a/**/b", "a/x/y/b"), ("**", "a/b"), ("**/*", "a"), ("a?c", "abc"),
    ("a?c", "aéc"), ("?", "🚀"), ("[a-c]x", "bx"), ("[!a-c]x", "dx"), ("[^a-c]x", "éx"), ("[[:digit:]]", "7"),
    ("[]]", "]"),
    ("[a-]", "-"), (#"\*"#, "*"), (#"\!x"#, "!x"), (#"[\]]"#, "]"), ("a**b", "axxb"), ("***", "a"), ("{a,b}", "{a,b}"),
    ("**/**/a", "a"), ("x/**/**", "x/y"), ("a*b*c", "a-b-bc"), ("x/*/**/*.yml", "x/1/2/3/a.yml"),
  ])
  func matching(_ pattern: String, _ path: String) throws {
    #expect(try matches(pattern, path))
  }

  @Test(arguments: [
    ("*.yml", "a.yaml"), ("a.yml", "ba.yml"), ("/a.yml", "x/a.yml"), ("x/*.yml", "x/y/a.yml"), ("x/*.yml", "z/x/a.yml"),
    ("x/**", "x"), ("a/**/b", "ab"), ("a/**/b", "a/xb"), ("a?c", "a/c"), ("a*c", "a/c"), ("[!a]b", "/b"),
    ("[a-c]x", "dx"),
    ("??", "é"), ("*?x", "x"), ("a**b", "a/b"), ("[[:digit:]]", "x"), ("x/", "x"), ("{a,b}", "a"), ("[z-a]", "m"),
  ])
  func notMatching(_ pattern: String, _ path: String) throws {
    #expect(try !matches(pattern, path))
  }

  @Test func slashAtTheEndAsksForAFolder() throws {
    #expect(try matches("x/", "a/x", isFolder: true))
    #expect(try !matches("x/", "a/x", isFolder: false))
  }

  @Test func bytesThatAreNotUTF8AreMatched() throws {
    let glob = try Glob([0x2A, 0xFF])
    #expect(glob.matches([0x61, 0xFF][...], isFolder: false))
    #expect(!glob.matches([0x61, 0xFE][...], isFolder: false))
  }

  @Test func malformedPatternsAreRefused() {
    #expect(throws: GlobError.openBracket) { try Glob("[a".utf8) }
    #expect(throws: GlobError.openBracket) { try Glob("[]".utf8) }
    #expect(throws: GlobError.openEscape) { try Glob("a\\".utf8) }
    #expect(throws: GlobError.empty) { try Glob("/".utf8) }
    #expect(throws: GlobError.tooLong) { try Glob(repeatElement(UInt8(ascii: "a"), count: 5_000)) }
  }

  @Test(.timeLimit(.minutes(Patience.factor))) func manyStarsTakeNoTime() throws {
    let pattern = String(repeating: "**/", count: 200) + String(repeating: "*a", count: 200) + "b"
    let part = String(repeating: "a", count: 60)
    let glob = try Glob(pattern.utf8)
    let start = ContinuousClock.now
    for _ in 0..<20 { #expect(!glob.matches(Array("\(part)/\(part)/q.yml".utf8)[...], isFolder: false)) }
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func laterPatternsTakeBack() throws {
    var filter = PathFilter()
    for pattern in ["drafts/", "*.tmp", "!keep.tmp"] { try filter.append(pattern.utf8) }
    #expect(filter.covers(file: Array("a/drafts/x/q.yml".utf8)[...]))
    #expect(filter.covers(file: Array("a.tmp".utf8)[...]))
    #expect(!filter.covers(file: Array("x/keep.tmp".utf8)[...]))
    #expect(!filter.covers(file: Array("drafts".utf8)[...]))
  }

  @Test func includeTakesFilesAndNotWhatLiesInAFolderOfThatName() throws {
    var filter = PathFilter()
    for pattern in ["*.yml", "Bank/"] { try filter.append(pattern.utf8) }
    #expect(filter.takes(file: Array("x/a.yml".utf8)[...]))
    #expect(!filter.takes(file: Array("a.yml/notes.txt".utf8)[...]))
    #expect(filter.takes(file: Array("Bank/notes.txt".utf8)[...]))
  }

  @Test func ignoreFilesAreReadAsGitDoes() {
    let text = "\u{FEFF}# comment\r\n*.tmp  \n!keep.tmp\n\n\\#x\na\\ \n[\n/only\r\n"
    let filter = Array(text.utf8).withUnsafeBytes { PathFilter(gitignore: $0) }
    func decision(_ path: String) -> Bool? { filter.decision(Array(path.utf8)[...], isFolder: false) }
    #expect(decision("x/a.tmp") == true)
    #expect(decision("keep.tmp") == false)
    #expect(decision("#x") == true)
    #expect(decision("a ") == true)
    #expect(decision("a") == nil)
    #expect(decision("only") == true)
    #expect(decision("x/only") == nil)
    #expect(decision("# comment") == nil)
  }
}

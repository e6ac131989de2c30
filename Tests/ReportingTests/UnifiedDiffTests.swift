import Diagnostics
import TestSupport
import Testing

@testable import Reporting

/// The diff of `--diff`.
@Suite struct UnifiedDiffTests {
  private func diff(
    _ old: String, _ edits: [(Int, Int, String)], path: SourcePath = "a.yaml", isShown: Bool = false,
    style: Style = .plain
  ) throws -> String {
    var output = MemoryOutput()
    try UnifiedDiff(style: style, isShown: isShown).write(
      path, Array(old.utf8), edits.map { Edit(SourceRange($0.0, $0.1), $0.2) }, to: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  private static let ten = (1...20).map { "line \($0)\n" }.joined()

  @Test func changesFarApartStandInHunksOfTheirOwn() throws {
    #expect(
      try diff(Self.ten, [(0, 4, "LINE"), (14, 14, "new\n"), (100, 107, "")]) == """
        --- a/a.yaml
        +++ b/a.yaml
        @@ -1,5 +1,6 @@
        -line 1
        +LINE 1
         line 2
        +new
         line 3
         line 4
         line 5
        @@ -11,8 +12,7 @@
         line 11
         line 12
         line 13
        -line 14
        -line 15
        +line  15
         line 16
         line 17
         line 18

        """)
  }

  @Test func wholeLinesGoAndComeAlone() throws {
    #expect(try diff("a\nb\nc\n", [(2, 4, "")]) == "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,3 +1,2 @@\n a\n-b\n c\n")
    #expect(try diff("a\n", [(0, 0, "b\n")]) == "--- a/a.yaml\n+++ b/a.yaml\n@@ -1 +1,2 @@\n+b\n a\n")
    #expect(try diff("a\n", [(0, 2, "")]) == "--- a/a.yaml\n+++ b/a.yaml\n@@ -1 +0,0 @@\n-a\n")
    #expect(try diff("a\n", [(0, 1, "a")]) == "")
  }

  @Test func aMissingLineEndIsSaid() throws {
    #expect(
      try diff("a\nb", [(2, 3, "c")], path: "/x/a.yaml") == """
        --- /x/a.yaml
        +++ /x/a.yaml
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +c
        \\ No newline at end of file

        """)
  }

  @Test func whatATerminalOrALogObeysIsMadeVisible() throws {
    for payload in payloads {
      let text = "x\n\(payload)\ny\n"
      let shown = try diff(text, [(0, 1, payload)], isShown: true)
      #expect(!shown.unicodeScalars.contains(where: isForbidden))
      for line in shown.split(separator: "\n") {
        #expect(!line.drop { $0 == " " }.hasPrefix("::"), "\(line)")
        #expect(!line.contains("##["), "\(line)")
      }
    }
  }

  /// `patch` makes the new file of the old one and the diff.
  @Test func patchReadsIt() throws {
    guard Files.bytes("/usr/bin/patch") != nil else {
      print("skipped: there is no patch")
      return
    }
    let cases: [(String, [(Int, Int, String)])] = [
      (Self.ten, [(0, 4, "LINE"), (14, 14, "new\n"), (100, 107, "")]),
      ("a\r\nb\r\nc", [(3, 4, "x"), (6, 7, "y\r\nz")]),
      ("a\nb", [(1, 3, "")]), ("a", [(1, 1, "\nb\n")]),
      (Self.ten, [(7, 13, ""), (60, 60, "X\nY\nZ\n"), (143, 151, "")]),
    ]
    for (old, edits) in cases {
      let folder = try TemporaryFolder()
      try folder.write(old, to: "a.yaml")
      let text = try diff(old, edits)
      let outcome = try Command(
        ["/usr/bin/patch", "-p1", "--binary", "--no-backup-if-mismatch"], in: folder.path, input: Array(text.utf8)
      ).run()
      #expect(outcome.code == 0, "\(String(decoding: outcome.output, as: UTF8.self)) \(text)")
      var new = Array(old.utf8)
      for (start, end, text) in edits.reversed() { new.replaceSubrange(start..<end, with: Array(text.utf8)) }
      #expect(Files.bytes("\(folder.path)/a.yaml") == new, "\(text)")
    }
  }

  @Test func ofALargeFileOnlyWhatChangesIsLookedAt() throws {
    let old = String(repeating: "x\n", count: 200_000)
    let edits = stride(from: 0, to: 400_000, by: 100).map { ($0, $0 + 1, "y") }
    let shown = try diff(old, edits)
    #expect(shown.utf8.count(where: { $0 == UInt8(ascii: "@") }) == 4 * 4_000)
  }
}

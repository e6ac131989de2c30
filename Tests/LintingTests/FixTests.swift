import Diagnostics
import TestSupport
import Testing
import YAML

@testable import Linting

/// Fixes of whole files: which are made together, which are not made, and what stays.
@Suite struct FixTests {
  private func mend(
    _ text: String, path: SourcePath = "a.yaml", unsafe: Bool = false
  ) throws -> (text: String, outcome: FixRun.Outcome) {
    let outcome = try FixRun(Self.run(), allowsUnsafe: unsafe).mend(Array(text.utf8), path: path)
    return (outcome.files.first.map { String(decoding: $0.text.bytes, as: UTF8.self) } ?? text, outcome)
  }

  private static func run() throws -> LintRun {
    let configuration = Configuration(root: "/")
    let policy = RulePolicy(configuration, known: Linter.builtInRules, workingDirectory: "/")
    return LintRun(try Linter(configuration, policy: policy), jobs: 2)
  }

  private static let summary = String(repeating: "Summaries have eighty characters. ", count: 3)

  private func question(_ fields: String, level: String = "Mid") -> String {
    """
    - id: lists
      question: How long is it?  # a comment
      level: \(level)
      answer: 'Long.'
      summary: >-
        \(Self.summary)
      \(fields)

    """
  }

  @Test func everythingElseStays() throws {
    for (end, mark) in [("\n", ""), ("\r\n", ""), ("\n", "\u{FEFF}"), ("\r\n", "\u{FEFF}")] {
      let text = mark + question("tags: [ a , \"b\" ,b, 'c' ]").replacing("\n", with: end)
      let expected = mark + question("tags: [ a , \"b\" , 'c' ]").replacing("\n", with: end)
      let found = try mend(text)
      #expect(found.text.utf8.elementsEqual(expected.utf8))
      #expect(found.outcome.fixed == 1)
    }
  }

  @Test func guessesAreMadeOnlyWhenAllowed() throws {
    let text = question("refrences: []\n  tag: [a]")
    #expect(try mend(text).text == question("references: []\n  tag: [a]"))
    #expect(try mend(text, unsafe: true).text == question("references: []\n  tags: [a]"))
  }

  @Test(arguments: [("Seniro", "Senior"), ("senior", "Senior"), ("Expret", "Expert")])
  func slipsOfThePenAreCertain(written: String, meant: String) throws {
    #expect(try mend(question("tags: []", level: written)).text == question("tags: []", level: meant))
  }

  @Test(arguments: ["Senior developer", "Middle", "Entrance"])
  func otherNamesAreNot(written: String) throws {
    let text = question("tags: []", level: written)
    #expect(try mend(text).text == text)
  }

  @Test func aSuppressedDiagnosticIsNotMended() throws {
    let text = question("tags: [a, a] # qlint-ignore schema/duplicate-item: on purpose")
    #expect(try mend(text).text == text)
    let unused = question("tags: [a] # qlint-ignore schema/duplicate-item: on purpose")
    #expect(try mend(unused).text == question("tags: [a]"))
  }

  @Test func aListLosesAllItsRepetitionsInOneRun() throws {
    let many = (0..<300).map { "  - t\($0 / 3)" }.joined(separator: "\n")
    let few = (0..<100).map { "  - t\($0)" }.joined(separator: "\n")
    let found = try mend(question("tags:\n\(many)"))
    #expect(found.text == question("tags:\n\(few)"))
    #expect(found.outcome.fixed == 200)
  }

  @Test func aFileThatIsNotReadToItsEndIsNotTouched() throws {
    for text in [question("tags: [a, a]") + "- [\n", question("tags: [a, a]") + "# \u{1}\n"] {
      let found = try mend(text)
      #expect(found.text == text)
      #expect(found.outcome.fixed == 0)
    }
  }

  @Test func jsonStaysJSON() throws {
    let text = """
      [{"id": "lists", "question": " How \\u00e4lt?", "level": "mid", "answer": "x", "tags": ["a", "a"],
        "summary": "\(Self.summary)"}]

      """
    let found = try mend(text, path: "a.json")
    #expect(found.text.contains(#""question": "How \u00e4lt?", "level": "Mid""#))
    #expect(found.text.contains(#""tags": ["a"],"#))
  }

  // MARK: What is chosen, and what is dropped

  private func diagnostic(_ edits: [(Int, Int, String)], _ applicability: Fix.Applicability = .safe) -> Diagnostic {
    let edits = edits.map { Edit(SourceRange($0.0, $0.1), $0.2) }
    return Diagnostic(
      rule: "text/x", severity: .hint, message: "m", range: SourceRange(0, 1), fixes: [Fix("t", applicability, edits)])
  }

  /// Ranges may touch, unless nothing is replaced: then the order would be anybody's guess.
  @Test func fixesDoNotOverlapAndSafeOnesComeFirst() {
    let diagnostics = [
      diagnostic([(0, 5, "a")], .unsafe), diagnostic([(3, 4, "b")]), diagnostic([(3, 4, "b")]),
      diagnostic([(5, 6, "c")]), diagnostic([(20, 21, "d"), (10, 11, "e")]), diagnostic([(12, 30, "f")]),
      diagnostic([(8, 7, "g")]), diagnostic([(90, 101, "h")]), diagnostic([(40, 41, ""), (40, 42, "")]),
      diagnostic([(6, 6, "i")]),
    ]
    let (fixes, served) = FixChoice(allowsUnsafe: true).choose(from: diagnostics, count: 100, except: [])
    #expect(fixes.map { $0.edits.map(\.text) } == [["b"], ["c"], ["g"], ["e", "d"]])
    #expect(served == 5)
    let (rest, _) = FixChoice(allowsUnsafe: false).choose(from: diagnostics, count: 100, except: Set(fixes))
    #expect(rest.map { $0.edits.map(\.text) } == [["i"], ["f"]])
  }

  @Test func aFixThatChangesMoreThanItSaysIsDroppedAndTheOthersAreMade() throws {
    let text = "- a: x y # c\n  b: [p, q]\n  c: 'it'\n"
    let diagnostics = [
      diagnostic([(5, 6, "z")]), diagnostic([(17, 18, ":")]), diagnostic([(20, 21, "w]: [")]),
      diagnostic([(31, 32, "'")]),
    ]
    let fixer = FileFixer(try Self.run().linter, allowsUnsafe: false)
    let bytes = Array(text.utf8)
    var file = MendedFile(
      path: "a.yaml", hash: bytes.withUnsafeBytes { ContentHash($0) }, text: EditedText(bytes))
    fixer.mend(&file, diagnostics)
    #expect(String(decoding: file.text.bytes, as: UTF8.self) == "- a: z y # c\n  b: [p, q]\n  c: 'it'\n")
    #expect(file.fixed == 1)
    #expect(file.dropped.count == 3)
  }

  @Test(arguments: [
    ("a: [x, y]\nb: 1\n", 4, 5, "z", true), ("a: [x, y]\nb: 1\n", 5, 8, "", true),
    ("a: [x, y]\nb: 1\n", 5, 8, ", z, w", false), ("a: x\n", 3, 4, "[x]", false), ("a: x\n", 3, 4, "1", false),
    ("a: 1\n", 3, 4, "'1'", true), ("a: &b x\nc: *b\n", 4, 5, "d", false), ("a: x # c\n", 4, 8, "", true),
    ("a: x # c\n", 4, 6, "", false), ("a: x\nb: y\n", 5, 6, "a", false), ("a: x\n---\nb: y\n", 5, 8, "#", false),
    ("a: 'x'\n", 6, 6, "'", false), ("a: |\n  x\n", 5, 7, "", false), ("- a\n- &b c\n- *b\n", 4, 11, "", false),
  ])
  func onlyWhatIsEditedMayChange(text: String, start: Int, end: Int, new: String, isSame: Bool) {
    let edits = [Edit(SourceRange(start, end), new)]
    let bytes = Array(text.utf8)
    let comparison = TreeComparison(limits: Limits())
    #expect(
      comparison.isSame(bytes, EditedText.applying(edits, to: bytes), but: edits, isJSON: false) == isSame, "\(edits)")
  }

  // MARK: Texts with several rounds of edits

  @Test func changesAreThoseOfTheOriginal() {
    var state: UInt64 = 7
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % max(1, count)
    }
    for _ in 0..<500 {
      var text = EditedText((0..<random(30)).map { UInt8(0x61 + $0 % 26) })
      for _ in 0..<4 {
        var edits: [Edit] = []
        var position = 0
        while position < text.bytes.count, edits.count < 4 {
          let start = position + random(6)
          let end = start + random(4)
          guard end <= text.bytes.count else { break }
          edits.append(Edit(SourceRange(start, end), String(repeating: "X", count: random(4))))
          position = end + 1
        }
        text.apply(edits)
        #expect(EditedText.applying(text.changes, to: text.original) == text.bytes)
        let isApart = zip(text.changes, text.changes.dropFirst()).allSatisfy { $0.range.end < $1.range.start }
        #expect(isApart)
      }
    }
  }

  // MARK: All files there are

  /// Over all files, good, bad and damaged: what is mended is the same file but for what was edited, and a second run changes nothing.
  @Test func everyFileIsTheSameButForItsEdits() throws {
    let run = try Self.run()
    let comparison = TreeComparison(limits: Limits())
    var changed = 0
    for folder in [Repository.path("Fixtures"), Repository.shared("corpus")].compactMap({ $0 }) {
      let names = Files.all(under: folder).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      for name in names {
        guard let bytes = Files.bytes("\(folder)/\(name)") else { continue }
        let outcome = FixRun(run, allowsUnsafe: true).mend(bytes, path: SourcePath(name))
        guard let file = outcome.files.first else { continue }
        changed += 1
        let changes = file.text.changes
        #expect(EditedText.applying(changes, to: bytes) == file.text.bytes, "\(name)")
        let isSame = comparison.isSame(bytes, file.text.bytes, but: changes, isJSON: false)
        #expect(isSame, "\(name): \(changes)")
        #expect(outcome.dropped.isEmpty, "\(name): \(outcome.dropped)")
        let again = FixRun(run, allowsUnsafe: true).mend(file.text.bytes, path: SourcePath(name))
        #expect(again.files.isEmpty, "\(name) changes once more: \(again.files.first?.text.changes ?? [])")
      }
    }
    #expect(changed > 5)
  }
}

extension String {
  /// By Unicode scalars: "\r\n" is one character.
  fileprivate func replacing(_ old: Unicode.Scalar, with new: String) -> String {
    unicodeScalars.map { $0 == old ? new : String($0) }.joined()
  }
}

import Diagnostics
import TestSupport
import Testing

@testable import Linting

/// What holds for the check of any file.
@Suite struct InvariantTests {
  private let run: LintRun

  init() throws {
    let configuration = Configuration(root: "/")
    let policy = RulePolicy(configuration, known: Linter.builtInRules, workingDirectory: "/")
    run = LintRun(try Linter(configuration, policy: policy), jobs: 2)
  }

  /// The diagnostics of a file that is alone.
  private func check(_ bytes: [UInt8]) -> [Diagnostic] {
    run.check(bytes, path: "a.yaml").files.flatMap(\.diagnostics)
  }

  /// Every range lies in the file and cuts no character in two.
  @Test func rangesStandOnCharacters() {
    for sample in Samples.all where sample.isUTF8 {
      for diagnostic in check(sample.bytes) {
        let edits = diagnostic.fixes.flatMap(\.edits)
        for range in [diagnostic.range] + diagnostic.notes.map(\.range) + edits.map(\.range) {
          let isInside = 0 <= range.start && range.start <= range.end && range.end <= sample.bytes.count
          #expect(isInside, "\(sample.name): \(diagnostic.rule) at \(range)")
          guard isInside else { continue }
          for offset in [range.start, range.end] where offset < sample.bytes.count {
            let isBoundary = sample.bytes[offset] & 0xC0 != 0x80
            #expect(isBoundary, "\(sample.name): \(diagnostic.rule) at \(range)")
          }
        }
      }
    }
  }

  /// What is found in a file is found among others too, in whatever order they come; only the rules over the bank look further.
  @Test func otherFilesMakeNoDifference() throws {
    let samples = Samples.fixtures.enumerated().map { number, sample in
      (path: SourcePath("\(number)-\(sample.name)"), bytes: sample.bytes)
    }
    let texts = Dictionary(samples.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    var paths = samples.map(\.path)
    let together = run.check(paths, texts: texts)
    #expect(together.problems.isEmpty && together.files.count == samples.count)
    let isOwn = { (diagnostic: Diagnostic) in !["bank", "suppression"].contains(diagnostic.rule.group) }
    for (path, bytes) in samples {
      let alone = run.check(bytes, path: path).files.flatMap(\.diagnostics).filter(isOwn)
      let among = together.files.first { $0.path == path }?.diagnostics.filter(isOwn)
      #expect(among == alone, "\(path.display)")
    }
    var random = FixedRandom(seed: 5)
    for index in paths.indices.dropLast() { paths.swapAt(index, index + random.below(paths.count - index)) }
    let shuffled = run.check(paths, texts: texts)
    #expect(shuffled.files.map(\.path) == together.files.map(\.path))
    let isSame = zip(shuffled.files, together.files).allSatisfy {
      $0.diagnostics == $1.diagnostics && $0.silenced == $1.silenced
    }
    #expect(isSame)
  }

  /// A file with CRLF has the same diagnostics at the same places, but for columns at the end of a line.
  @Test func lineEndsMakeNoDifference() {
    var compared = 0
    for sample in Samples.all where sample.isUTF8 && !sample.bytes.contains(0x0D) {
      let returned = withReturns(sample.bytes)
      let (lines, returnedLines) = (LineIndex(sample.bytes), LineIndex(returned))
      let (found, foundReturned) = (check(sample.bytes), check(returned))
      #expect(found.map(\.rule) == foundReturned.map(\.rule), "\(sample.name)")
      for (left, right) in zip(found, foundReturned) where left.rule == right.rule {
        compared += 1
        #expect(left.message == right.message, "\(sample.name)")
        for (one, other) in [(left.range.start, right.range.start), (left.range.end, right.range.end)] {
          let (one, other) = (lines.position(at: one), returnedLines.position(at: other))
          let isLineEnd = one.line != other.line || one.column != other.column
          guard isLineEnd else { continue }
          Issue.record("\(sample.name): \(left.rule) at \(one), with CRLF at \(other): \(left.message)")
        }
      }
    }
    #expect(compared > 100)
  }

  private func withReturns(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }

  /// What can be mended is mended in one run, and so it is with CRLF; a file that cannot be read to its end stays.
  @Test func aFixIsMadeOnceWhateverTheLineEnds() {
    let fixing = FixRun(run, allowsUnsafe: true)
    var random = FixedRandom(seed: 9)
    var changed = 0
    for sample in Samples.fixtures where sample.isUTF8 && sample.bytes.count < 4_000 {
      for round in 0..<12 {
        var bytes = sample.bytes
        // Lines that stand twice, or are missing, are what a careless editor leaves.
        if round > 0, !bytes.isEmpty { damage(&bytes, &random) }
        let outcome = fixing.mend(bytes, path: "a.yaml")
        guard let mended = outcome.files.first?.text.bytes else { continue }
        changed += 1
        let again = fixing.mend(mended, path: "a.yaml").files.first?.text.changes
        #expect(again == nil, "\(sample.name), round \(round)")
        guard !bytes.contains(0x0D) else { continue }
        let returned = fixing.mend(withReturns(bytes), path: "a.yaml").files.first?.text.bytes
        #expect(returned == withReturns(mended), "\(sample.name), round \(round)")
      }
    }
    #expect(changed > 50)
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout FixedRandom) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let line = random.below(lines.count)
    switch random.below(3) {
    case 0: lines.remove(at: line)
    case 1: lines.insert(lines[line], at: line)
    default:
      if !lines[line].isEmpty { lines[line].remove(at: random.below(lines[line].count)) }
    }
    bytes = Array(lines.joined(separator: [0x0A]))
  }
}

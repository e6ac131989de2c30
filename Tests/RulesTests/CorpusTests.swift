import Diagnostics
import Questions
import Rules
import TestSupport
import Testing
import YAML

/// The damage rules over real questions, where the corpus stands beside the checkout.
struct CorpusTests {
  /// Intact records of many languages and subjects: what is reported there is a false alarm, or damage that was overlooked.
  @Test func cleanRecordsAreLeftAlone() {
    guard let folder = Repository.shared("corpus/clean") else { return }
    var records = 0
    var hit: Set<String> = []
    for name in Files.names(in: folder) {
      guard let bytes = Files.bytes("\(folder)/\(name)") else { continue }
      records += Self.countQuestions(bytes)
      for alarm in ExampleRun.check(bytes, switches: .standard) where alarm.rule.group == "damage" {
        print("alarm: \(name):\(alarm.range.start) \(alarm.rule) \(alarm.message)")
        hit.insert("\(name) \(alarm.path.split(separator: "/").prefix(2).joined(separator: "/"))")
      }
    }
    #expect(records > 1_000)
    #expect(hit.count * 100 <= records, "at most 1 % of \(records) records: \(hit.count)")
  }

  /// Not a bar yet: the rules are the first of their group. At least something of what tags leave behind is found.
  @Test func strippedTagsAreFound() {
    guard let folder = Repository.shared("corpus/damaged/angle") else { return }
    var found = 0
    for name in Files.names(in: folder) {
      guard let bytes = Files.bytes("\(folder)/\(name)") else { continue }
      found += ExampleRun.check(bytes, switches: .standard).count { $0.rule.group == "damage" }
    }
    print("damage/ in damaged/angle: \(found)")
    #expect(found > 0)
  }

  private static func countQuestions(_ bytes: [UInt8]) -> Int {
    let parser = Parser()
    return bytes.withUnsafeBytes { buffer in
      let diagnostics = parser.parse(buffer)
      #expect(!diagnostics.contains { $0.rule == "yaml/syntax" })
      let file = QuestionFile()
      file.read(parser.tree, names: .standard)
      return file.questions.count
    }
  }
}

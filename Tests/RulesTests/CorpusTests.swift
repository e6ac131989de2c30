import Diagnostics
import Questions
import Rules
import TestSupport
import Testing
import YAML

/// The damage rules over real questions, where the corpus stands beside the checkout.
struct CorpusTests {
  /// Intact records of many languages and subjects: what is reported there is a false alarm.
  @Test func cleanRecordsAreLeftAlone() {
    guard let folder = Repository.shared("corpus/clean") else { return }
    var records = 0
    var alarms: [String] = []
    for name in Files.names(in: folder) {
      guard let bytes = Files.bytes("\(folder)/\(name)") else { continue }
      records += Self.countQuestions(bytes)
      alarms += ExampleRun.check(bytes, switches: .standard).filter { $0.rule.group == "damage" }.map {
        "\(name):\($0.range.start) \($0.rule) \($0.message)"
      }
    }
    for alarm in alarms { print("false alarm: \(alarm)") }
    #expect(records > 1_000)
    #expect(alarms.count * 1_000 <= records * 3, "at most 0.3 % of \(records) records: \(alarms.count)")
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

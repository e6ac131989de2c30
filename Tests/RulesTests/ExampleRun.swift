import Diagnostics
import Questions
import Rules
import YAML

/// Checks a file as far as the layers up to Rules can: the parser, the text and question rules, and the bank of this
/// one file. Every rule is on.
enum ExampleRun {
  static func check(_ bytes: [UInt8], switches: RuleSwitches = allOn) -> [Diagnostic] {
    let parser = Parser()
    return bytes.withUnsafeBytes { buffer in
      var collector = DiagnosticCollector()
      collector.add(parser.parse(buffer))
      let file = QuestionFile()
      file.read(parser.tree, names: .standard)
      RuleRunner().run(file, parser.tree, switches: switches, into: &collector)
      let bank = Bank([Bank.File(path: "a.yaml", facts: .collect(from: file, parser.tree))], names: .standard)
      collector.add(bank.check(switches).flatMap(\.diagnostics))
      return collector.finish().sorted(by: Diagnostic.precedes)
    }
  }

  static let allOn: RuleSwitches = {
    var switches = RuleSwitches()
    for index in BuiltInRules.all.indices { switches.set(index, isOn: true) }
    return switches
  }()

  /// The text with all edits of those fixes made.
  static func applying(_ fixes: [Fix], to bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for edit in fixes.flatMap(\.edits).sorted(by: { $0.range.start > $1.range.start }) {
      result.replaceSubrange(edit.range.start..<edit.range.end, with: Array(edit.text.utf8))
    }
    return result
  }
}

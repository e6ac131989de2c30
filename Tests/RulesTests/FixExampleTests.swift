import Diagnostics
import Linting
import Rules
import Testing

/// The examples of the rules that have a fix, mended by the whole linter.
struct FixExampleTests {
  /// All that a rule offers for its examples is made in one run; a second one changes nothing.
  @Test(arguments: Mutation.allCases)
  func examplesConverge(_ mutation: Mutation) throws {
    var mended = 0
    for rule in BuiltInRules.metadata where rule.fix != nil {
      for (index, example) in rule.bad.enumerated() {
        let run = FixRun(
          LintRun(try LinterRun.linter(example.configuration), jobs: 1), allowsUnsafe: rule.fix == .unsafe)
        let bytes = Marked(mutation.apply(to: example.text)).bytes
        let outcome = run.mend(bytes, path: "a.yaml")
        #expect(outcome.dropped.isEmpty, "\(rule.id), bad example \(index), \(mutation): \(outcome.dropped)")
        guard let text = outcome.files.first?.text.bytes else {
          #expect(example.fixed == nil, "\(rule.id), bad example \(index), \(mutation) is not mended")
          continue
        }
        mended += 1
        #expect(run.mend(text, path: "a.yaml").files.isEmpty, "\(rule.id), bad example \(index), \(mutation)")
        let left = outcome.result.files.flatMap(\.diagnostics).filter { $0.rule == rule.id }
        #expect(example.fixed == nil || left.isEmpty, "\(rule.id), bad example \(index), \(mutation): \(left)")
      }
    }
    #expect(mended > 10)
  }

  /// A rule says that it has a fix exactly when an example shows one.
  @Test func rulesSayWhetherTheyHaveFixes() {
    for rule in BuiltInRules.metadata {
      #expect((rule.fix != nil) == rule.bad.contains { $0.fixed != nil }, "\(rule.id)")
    }
  }
}

import Diagnostics
import Rules
import Testing

/// Every rule's examples: documentation, held to what the rule does.
struct RuleExampleTests {
  static let rules = BuiltInRules.metadata

  @Test(arguments: Mutation.allCases)
  func badExamplesAreFoundWhereTheyAreMarked(_ mutation: Mutation) throws {
    for rule in Self.rules {
      for (index, example) in rule.bad.enumerated() {
        let marked = Marked(mutation.apply(to: example.text))
        let found = try LinterRun.check(marked.bytes, configuration: example.configuration).filter {
          $0.rule == rule.id
        }
        #expect(
          found.map(\.range) == marked.ranges, "\(rule.id), bad example \(index), \(mutation)")
        #expect(!marked.ranges.isEmpty, "\(rule.id), bad example \(index) marks nothing")
      }
    }
  }

  @Test(arguments: Mutation.allCases)
  func goodExamplesAreSilent(_ mutation: Mutation) throws {
    for rule in Self.rules {
      for (index, example) in rule.good.enumerated() {
        let marked = Marked(mutation.apply(to: example.text))
        let found = try LinterRun.check(marked.bytes, configuration: example.configuration).filter {
          $0.rule == rule.id
        }
        #expect(found.isEmpty, "\(rule.id), good example \(index), \(mutation)")
      }
    }
  }

  @Test(arguments: Mutation.allCases)
  func fixesGiveTheTextTheExampleNames(_ mutation: Mutation) throws {
    for rule in Self.rules {
      for (index, example) in rule.bad.enumerated() {
        guard let fixed = example.fixed else { continue }
        let marked = Marked(mutation.apply(to: example.text))
        let found = try LinterRun.check(marked.bytes, configuration: example.configuration).filter {
          $0.rule == rule.id
        }
        let result = ExampleRun.applying(found.flatMap(\.fixes), to: marked.bytes)
        #expect(
          String(decoding: result, as: UTF8.self) == mutation.apply(to: fixed),
          "\(rule.id), bad example \(index), \(mutation)")
        let left = try LinterRun.check(result, configuration: example.configuration)
        #expect(left.allSatisfy { $0.rule != rule.id }, "\(rule.id) is silent once it is fixed")
      }
    }
  }

  /// A comment above the file silences what can be silenced, and is then of use.
  @Test func commentsSilenceWhatTheyName() throws {
    for rule in Self.rules where rule.id.group != "suppression" {
      for (index, example) in rule.bad.enumerated() {
        let text = "# qlint-ignore-file \(rule.id): an example\n" + example.text
        let found = try LinterRun.check(Marked(text).bytes, configuration: example.configuration)
        let isSilent = found.allSatisfy { $0.rule != rule.id }
        #expect(isSilent == rule.isSuppressible, "\(rule.id), bad example \(index)")
        if rule.isSuppressible { #expect(!found.contains { $0.rule == "suppression/unused" }, "\(rule.id)") }
      }
    }
  }

  @Test func rulesAreSortedAndNamedOnce() {
    let ids = BuiltInRules.metadata.map(\.id)
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(BuiltInRules.index(of: id).map { ids[$0] } == id)
      #expect(id.rawValue.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D || $0 == 0x2F || $0 == 0x38 })
    }
  }

  @Test func messagesFollowTheStyleOfAllMessages() throws {
    for rule in BuiltInRules.metadata {
      #expect(!rule.summary.hasSuffix("."), "\(rule.id)")
      #expect(rule.why.hasSuffix("."), "\(rule.id)")
      #expect(rule.mend.hasSuffix("."), "\(rule.id)")
      let found = try rule.bad.flatMap { try LinterRun.check(Marked($0.text).bytes, configuration: $0.configuration) }
        .filter { $0.rule == rule.id }
      for diagnostic in found {
        #expect(!diagnostic.message.hasSuffix("."), "\(rule.id): \(diagnostic.message)")
        #expect(
          diagnostic.message.first?.isUppercase == false || diagnostic.message.hasPrefix("U+"),
          "\(rule.id): \(diagnostic.message)")
      }
    }
  }
}

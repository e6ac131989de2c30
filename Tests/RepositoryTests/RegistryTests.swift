import Diagnostics
import Foundation
import Rules
import TestSupport
import Testing

/// The list of rules is written by hand: here it is held to the files, and each entry to what documentation needs.
@Suite struct RegistryTests {
  private static let rules = BuiltInRules.all.map { $0.metadata }

  /// The ids that the file of a rule declares, by the path of the file.
  private static func declaredIDs() -> [(path: String, ids: [String])] {
    Repository.files(under: "Sources/Rules", withSuffix: ".swift").compactMap { path in
      // Rules stand in the folder of their group; what they share stands above.
      guard path.split(separator: "/").count == 4 else { return nil }
      let pieces = (Files.text(Repository.path(path)) ?? "").components(separatedBy: "id: \"").dropFirst()
      return (path, pieces.compactMap { $0.split(separator: "\"").first.map(String.init) }.filter { $0.contains("/") })
    }
  }

  @Test func rulesAreSortedByID() {
    let ids = Self.rules.map(\.id.rawValue)
    #expect(ids.count > 20)
    #expect(ids == ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(ids).count == ids.count)
  }

  @Test func everyFileOfARuleIsListedAndEveryRuleHasItsFile() {
    let declared = Self.declaredIDs().flatMap(\.ids).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(declared == Self.rules.map(\.id.rawValue))
  }

  @Test func filesAreNamedAfterTheirRules() {
    for (path, ids) in Self.declaredIDs() {
      let parts = path.split(separator: "/")
      let (folder, file) = (parts[2].lowercased(), kebabCase(parts[3].dropLast(".swift".count)))
      for id in ids {
        let (group, name) = (RuleID(id).group, id.drop { $0 != "/" }.dropFirst())
        #expect(folder == group, "\(path) declares \(id)")
        #expect(ids.count > 1 || named(file, after: name, of: group), "\(path) declares \(id)")
      }
    }
  }

  /// `unused-suppression` for `suppression/unused`: a type's name may carry the group where the name alone says too little.
  private func named(_ file: String, after name: Substring, of group: String) -> Bool {
    let words = file.split(separator: "-")
    return name.split(separator: "-").allSatisfy { words.contains($0) }
  }

  private func kebabCase(_ name: Substring) -> String {
    var result = ""
    for character in name {
      if character.isUppercase, !result.isEmpty { result += "-" }
      result += character.lowercased()
    }
    return result
  }

  @Test(arguments: BuiltInRules.all.map { $0.metadata.id.rawValue })
  func documentationIsWhole(of id: String) throws {
    let rule = try #require(Self.rules.first { $0.id.rawValue == id })
    #expect(id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || "-/".contains($0)) })
    #expect(rule.summary.first?.isUppercase == false && !rule.summary.hasSuffix("."), "\(rule.summary)")
    #expect(rule.why.hasSuffix(".") && rule.mend.hasSuffix("."))
    for option in rule.options { #expect(!option.summary.isEmpty && option.summary.hasSuffix(".") == false) }
  }

  /// A file that breaks a limit, or is not UTF-8, cannot stand as text in the source.
  private static let groupsWithoutExamples = ["limit", "encoding"]

  @Test(arguments: BuiltInRules.all.map { $0.metadata.id.rawValue })
  func examplesShowTheRule(of id: String) throws {
    let rule = try #require(Self.rules.first { $0.id.rawValue == id })
    if Self.groupsWithoutExamples.contains(rule.id.group) { return }
    #expect(!rule.good.isEmpty && !rule.bad.isEmpty)
    for example in rule.bad { #expect(example.text.contains("«") && example.text.contains("»")) }
    for example in rule.good { #expect(!example.text.contains("«") && example.fixed == nil) }
    #expect(rule.bad.contains { $0.fixed != nil } == (rule.fix != nil), "a rule with fixes shows one")
  }
}

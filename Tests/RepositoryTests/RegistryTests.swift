import Diagnostics
import Rules
import TestSupport
import Testing

/// The list of rules is written by hand: here it is held to the files, and each entry to what documentation needs.
@Suite struct RegistryTests {
  private static let rules = BuiltInRules.all.map { $0.metadata }

  /// The types that are rules, with the files that declare them.
  private static let declarations: [(type: String, path: String)] =
    Repository.files(under: "Sources/Rules", withSuffix: ".swift").flatMap { path in
      (Files.text(Repository.path(path)) ?? "").split(separator: "\n").compactMap { line in
        let words = line.split { " :,{".contains($0) }.drop { $0 == "package" || $0 == "final" }
        let isType = ["enum", "struct", "class"].contains(words.first) && !line.hasPrefix(" ")
        guard isType, let name = words.dropFirst().first, words.dropFirst(2).contains(where: { $0.hasSuffix("Rule") })
        else { return nil }
        return (String(name), path)
      }
    }

  /// Rules stand in the folder of their group, one a file; the keywords of JSON Schema are one table above the folders.
  private static func hasItsOwnFile(_ path: String) -> Bool {
    path.split(separator: "/").count >= 4
  }

  @Test func rulesAreSortedByID() {
    let ids = Self.rules.map(\.id.rawValue)
    #expect(ids.count > 20)
    #expect(ids == ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(ids).count == ids.count)
  }

  @Test func everyRuleThatIsDeclaredIsListed() {
    let declared = Self.declarations.map(\.type).sorted()
    #expect(declared == BuiltInRules.all.map { String(describing: $0) }.sorted())
  }

  @Test func filesAreNamedAfterTheirRules() {
    for rule in BuiltInRules.all {
      let id = rule.metadata.id
      guard let path = path(of: rule), Self.hasItsOwnFile(path) else { continue }
      let parts = path.split(separator: "/")
      let file = parts[parts.count - 1].lowercased()
      #expect(parts[2].lowercased() == id.group, "\(path) declares \(id)")
      // The file may say more than the id, which has its group before it: `ControlCharacterInText.swift`.
      let name = id.rawValue.drop { $0 != "/" }.dropFirst().split(separator: "-")
      #expect(name.allSatisfy { file.contains($0) }, "\(path) declares \(id)")
    }
  }

  @Test func filesHoldOneRule() {
    let paths = Self.declarations.map(\.path).filter(Self.hasItsOwnFile)
    #expect(paths.count == Set(paths).count)
  }

  /// The README lists the rules for damage by what happened to the text, as the folders of `Damage` do.
  @Test func readmeListsEveryRuleForDamage() throws {
    let readme = try #require(Files.text(Repository.path("README.md")))
    let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| ") }
    for rule in BuiltInRules.all where rule.metadata.id.group == "damage" {
      let name = "`\(rule.metadata.id.rawValue.dropFirst("damage/".count))`"
      #expect(rows.count { $0.contains(name) } == 1, "\(name) in the tables of the README")
    }
  }

  /// The layers beside the rules name by hand what they report.
  @Test(arguments: ["YAML", "Diagnostics", "Linting"])
  func rulesThatOtherLayersNameAreListed(layer: String) {
    let known = Set(Self.rules.map(\.id.rawValue))
    let groups = Set(Self.rules.map { String($0.id.group) })
    var count = 0
    for path in Repository.files(under: "Sources/\(layer)", withSuffix: ".swift") {
      for name in Self.names(in: Files.text(Repository.path(path)) ?? "") {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, groups.contains(String(parts[0])) else { continue }
        count += 1
        #expect(known.contains(name), "\(path) reports \(name)")
      }
    }
    #expect(count > 0)
  }

  /// The literals of a source file that have the form of a rule's id, on one line each.
  private static func names(in text: String) -> [String] {
    text.split(separator: "\n").flatMap { line in
      let pieces = line.split(separator: "\"", omittingEmptySubsequences: false)
      return pieces.indices.filter { !$0.isMultiple(of: 2) }.map { String(pieces[$0]) }.filter { name in
        name.contains("/") && name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || "-/0123456789".utf8.contains($0) }
      }
    }
  }

  private func path(of rule: any Rule.Type) -> String? {
    Self.declarations.first { $0.type == String(describing: rule) }?.path
  }

  @Test(arguments: BuiltInRules.all.map { $0.metadata.id.rawValue })
  func documentationIsWhole(of id: String) throws {
    let rule = try #require(Self.rules.first { $0.id.rawValue == id })
    #expect(id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || "-/".contains($0)) })
    let firstWord = rule.summary.prefix { $0 != " " && $0 != "," }
    let isAbbreviation = firstWord.count > 1 && firstWord.allSatisfy(\.isUppercase)
    #expect(isAbbreviation || firstWord.first?.isLowercase == true, "\(rule.summary)")
    #expect(!rule.summary.hasSuffix("."), "\(rule.summary)")
    #expect(rule.why.hasSuffix(".") && rule.mend.hasSuffix("."))
    for option in rule.options { #expect(!option.summary.isEmpty && option.summary.hasSuffix(".") == false) }
  }

  /// A file that breaks a limit, or is not UTF-8, cannot stand as text in the source.
  private static let groupsWithoutExamples = ["limit", "encoding"]

  @Test func examplesShowEveryRule() {
    for rule in BuiltInRules.all {
      let metadata = rule.metadata
      guard let path = path(of: rule), Self.hasItsOwnFile(path) else { continue }
      if Self.groupsWithoutExamples.contains(String(metadata.id.group)) { continue }
      #expect(!metadata.good.isEmpty && !metadata.bad.isEmpty, "\(metadata.id)")
      for example in metadata.bad {
        #expect(example.text.contains("«") && example.text.contains("»"), "\(metadata.id)")
      }
      #expect(metadata.good.allSatisfy { $0.fixed == nil }, "\(metadata.id)")
      let showsFix = metadata.bad.contains { $0.fixed != nil }
      #expect(showsFix == (metadata.fix != nil), "\(metadata.id): a rule with fixes shows one, and only such a rule")
    }
  }
}

import Diagnostics
import Rules
import Testing

@testable import Linting

@Suite struct RulePolicyTests {
  private static func rule(_ id: RuleID, _ severity: Severity?, _ options: [RuleOption] = []) -> RuleMetadata {
    RuleMetadata(id: id, severity: severity, summary: "", why: "", mend: "", options: options)
  }

  private static let known = KnownRules([
    rule("damage/a", .error), rule("damage/b", .warning),
    rule("text/a", nil, [RuleOption("most", standard: .integer(3), summary: "")]),
    rule("yaml/syntax", .error), rule("yaml/tag", .error), rule("limit/depth", .error),
  ])

  private func policy(
    _ rules: [String: RuleSetting] = [:], overrides: [(String, [String: RuleSetting])] = [],
    select: [String] = [], ignore: [String] = []
  ) throws -> RulePolicy {
    var configuration = Configuration(root: "/project")
    configuration.rules = rules
    for (pattern, rules) in overrides {
      var paths = PathFilter()
      try paths.append(pattern.utf8)
      configuration.overrides.append(RuleOverride(paths: paths, rules: rules))
    }
    let selection = try RuleSelection(select: select, ignore: ignore, known: Self.known)
    return RulePolicy(configuration, selection: selection, known: Self.known, workingDirectory: "/project/here")
  }

  @Test func aRuleWinsOverItsGroup() throws {
    let base = try policy([
      "damage": RuleSetting(level: .off), "damage/b": RuleSetting(level: .severity(.hint)),
      "text": RuleSetting(level: .on),
    ]).base
    #expect(base.severity(of: "damage/a") == nil)
    #expect(base.severity(of: "damage/b") == .hint)
    #expect(base.severity(of: "text/a") == .warning)
    #expect(base.severity(of: "schema/minimum", default: .info) == .info)
  }

  @Test func overridesWinInOrder() throws {
    let policy = try policy(
      ["damage/a": RuleSetting(level: .severity(.warning))],
      overrides: [
        ("/here/Old/", ["damage": RuleSetting(level: .off)]),
        (
          "*.tmp.yml",
          ["damage/a": RuleSetting(level: .severity(.info)), "text/a": RuleSetting(options: ["most": .integer(9)])]
        ),
      ])
    #expect(policy.settings(for: "a.yml") === policy.base)
    #expect(policy.settings(for: "a.yml").severity(of: "damage/a") == .warning)
    #expect(policy.settings(for: "Old/x/a.yml").severity(of: "damage/a") == nil)
    #expect(policy.settings(for: "/project/here/Old/a.yml").severity(of: "damage/b") == nil)
    #expect(policy.settings(for: "../Old/a.yml").severity(of: "damage/b") == .warning)
    let both = policy.settings(for: "Old/a.tmp.yml")
    #expect(both.severity(of: "damage/a") == .info)
    #expect(both.severity(of: "damage/b") == nil)
    #expect(both.option("text/a", "most") == .integer(9))
    #expect(policy.base.option("text/a", "most") == .integer(3))
    #expect(policy.base.option("text/a", "least") == nil)
    #expect(policy.settings(for: "Old/b.tmp.yml") === both)
  }

  @Test func theCommandLineChooses() throws {
    let selected = try policy(["damage": RuleSetting(level: .off)], select: ["damage/a", "text"]).base
    #expect(selected.severity(of: "damage/a") == .error)
    #expect(selected.severity(of: "damage/b") == nil)
    #expect(selected.severity(of: "text/a") == .warning)
    #expect(selected.severity(of: "yaml/syntax") == .error)
    #expect(selected.severity(of: "limit/depth") == .error)
    let ignored = try policy(select: ["damage"], ignore: ["damage/a"]).base
    #expect(ignored.severity(of: "damage/a") == nil)
    #expect(ignored.severity(of: "damage/b") == .warning)
    #expect(!ignored.hasFullSay("damage/a"))
    #expect(ignored.hasFullSay("text/a"))
  }

  @Test func namesOnTheCommandLineMustBeKnown() {
    #expect(throws: RuleSelectionError(message: "unknown rule \"damge/a\"", help: "did you mean \"damage/a\"?")) {
      try RuleSelection(select: ["damge/a"], ignore: [], known: Self.known)
    }
    #expect(
      throws: RuleSelectionError(
        message: "\"limit\" cannot be ignored", help: "what keeps a file from being read is always reported")
    ) {
      try RuleSelection(select: [], ignore: ["limit"], known: Self.known)
    }
  }

  @Test func whatKeepsAFileFromBeingReadStaysOn() throws {
    let base = try policy(
      ["yaml": RuleSetting(level: .off), "limit/depth": RuleSetting(level: .severity(.warning))], ignore: ["yaml"]
    ).base
    #expect(base.severity(of: "yaml/syntax") == .error)
    #expect(base.severity(of: "yaml/tag") == nil)
    #expect(base.severity(of: "limit/depth") == .warning)
  }
}

import ArgumentParser

/// The command line as a whole.
struct QLint: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "qlint",
    abstract: "Finds what is wrong in question banks kept as YAML: structure, ids, references, and damaged text.",
    discussion: """
      qlint check Content/      checks the question files below a folder
      qlint explain RULE        says what a rule finds, why it hurts and how to mend it

      Exit codes: 0 nothing found, 1 findings, 2 usage, configuration, input or output error.
      """,
    version: version,
    subcommands: [
      CheckCommand.self, FixCommand.self, BaselineCommand.self, RulesCommand.self, ExplainCommand.self,
      SchemaCommand.self, InitCommand.self,
      YAMLEventsCommand.self,
    ])
}

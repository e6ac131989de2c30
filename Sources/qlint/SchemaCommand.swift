import ArgumentParser
import Linting

/// `qlint schema`: what editors load.
struct SchemaCommand: ParsableCommand {
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case question
    case config
  }

  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of question files, as the configuration makes it.",
    discussion: """
      Editors check and complete question files that begin with the line
      # yaml-language-server: $schema=PATH-OF-THE-SCHEMA
      """)

  @Argument(help: "Which schema: of question files, or of the configuration.")
  var kind: Kind = .question

  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  func run() throws {
    switch kind {
    case .question: try Console.print(try ConfigurationFailure.shown { try configuration.load() }.questionSchema())
    case .config: try Console.print(ConfigurationSchema.text)
    }
  }
}

import ArgumentParser
import Diagnostics
import Linting
import Reporting

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

  @Option(name: .customLong("check"), help: ArgumentHelp("Check that this file is a JSON Schema, and print none.", valueName: "file"))
  var checked: String?

  @OptionGroup(title: "Report of --check") var report: ReportOptions

  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  func run() throws {
    if let checked { return try check(RawArguments.path(checked)) }
    switch kind {
    case .question: try Console.print(try ConfigurationFailure.shown { try configuration.load() }.questionSchema())
    case .config: try Console.print(ConfigurationSchema.text)
    }
  }

  private func check(_ path: SourcePath) throws {
    let printer = ReportPrinter(report)
    let found: (file: SourceFile, diagnostics: [Diagnostic])
    do {
      found = try SchemaLoading.check(path, root: try ConfigurationOptions.workingDirectory())
    } catch let error as ConfigurationError {
      try printer.print(error)
      throw ExitCode(2)
    }
    let report = Report(
      toolVersion: QLint.version, files: [ReportedFile(path: path, diagnostics: found.diagnostics)], checkedFiles: 1,
      questions: 0)
    try printer.print(report, TextSource([found.file]))
    if report.summary.errors > 0 { throw ExitCode(1) }
  }
}

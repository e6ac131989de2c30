import ArgumentParser
import Diagnostics
import Linting

/// Where the configuration comes from.
struct ConfigurationOptions: ParsableArguments {
  @Option(name: .customLong("config"), help: ArgumentHelp("Use this configuration file.", valueName: "file"))
  var file: String?

  @Flag(name: .customLong("no-config"), help: "Use the standard configuration, whatever .qlint.yml says.")
  var isIgnored = false

  func validate() throws {
    if file != nil, isIgnored { throw ValidationError("--config and --no-config exclude each other") }
  }

  private var choice: ConfigurationChoice {
    if isIgnored { return .none }
    return file.map { .file(RawArguments.path($0)) } ?? .search
  }

  /// The absolute path of the working directory.
  static func workingDirectory() throws -> SourcePath {
    guard let bytes = PathBytes.workingDirectory() else { throw Failure(message: "the working directory is gone") }
    return SourcePath(bytes: bytes)
  }

  /// Loads the configuration.
  /// - Throws: ``Failure``, `ConfigurationError`.
  func load() throws -> Configuration {
    try ConfigurationLoader.load(
      choice, workingDirectory: try Self.workingDirectory(), known: Linter.builtInRules)
  }
}

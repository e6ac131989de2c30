import ArgumentParser
import Diagnostics
import Linting

/// Where the configuration comes from.
struct ConfigurationOptions: ParsableArguments {
  @Option(name: .customLong("config"), help: ArgumentHelp("Use this configuration file.", valueName: "file"))
  var file: String?

  @Flag(name: .customLong("no-config"), help: "Use the standard configuration, whatever .qlint.yml says.")
  var isIgnored = false

  @Flag(
    name: [.customShort("v"), .long],
    help: "Say on standard error which configuration file is used, and which files it extends.")
  var verbose = false

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
    let loaded = try ConfigurationLoader.load(
      choice, workingDirectory: try Self.workingDirectory(), known: Linter.builtInRules)
    if verbose { Console.error("note: \(source(of: loaded))") }
    return loaded
  }

  private func source(of configuration: Configuration) -> String {
    guard let file = configuration.files.last else {
      let reason = isIgnored ? "--no-config is given" : "no .qlint.yml was found from here upward"
      return "the standard configuration is used: \(reason)"
    }
    let extended = configuration.files.dropLast().map(\.display)
    return "the configuration is \(file.display)"
      + (extended.isEmpty ? "" : ", which extends \(extended.joined(separator: ", "))")
  }
}

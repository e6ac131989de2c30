import ArgumentParser
import Diagnostics
import Linting
import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `qlint init`: a configuration to begin with.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a .qlint.yml that says what can be configured.")

  func run() throws {
    let name = ".qlint.yml"
    let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      let code = errno
      guard code == EEXIST else {
        throw Failure(message: "cannot write \(name): \(IOProblem(SourcePath(name), errno: code).message)")
      }
      throw Failure(message: "\(name) is there already", help: "remove it first, or edit it")
    }
    defer { close(descriptor) }
    let output = DescriptorOutput(descriptor: descriptor)
    try output.write(Array(Self.text.utf8))
    try output.flush()
    try Console.print(
      """
      wrote \(name)

      Next:
        qlint check                            checks the bank
        qlint schema > question-file.schema.json
                                               is what editors load: begin each question file with
        # yaml-language-server: $schema=question-file.schema.json
      """)
  }

  /// Every line that is commented out says what holds without it.
  static let text = """
    # The configuration of qlint: https://qlint.dev. Lines that are commented out show what holds without them.

    # The levels a question may have, spelled exactly so.
    # levels: [Entry, Junior, Mid, Senior, Expert]

    # The fields that each question must have.
    # required: [id, question, level, answer, summary]

    # Other names of the fields in this bank: the standard name, then yours.
    # fields: {summary: quick_summary, level: difficulty}

    # Further fields that a question may have.
    # extra-fields: [author]

    # Lengths in characters, both ends allowed.
    # summary: {min: 80, max: 500}

    # What an id looks like: an ECMAScript regular expression.
    # id-pattern: '^[a-z0-9]+(-[a-z0-9]+)*$'

    # Rules and groups: error, warning, info, hint, on or off.
    # rules:
    #   text: hint
    #   bank/duplicate-question: error

    # Other rules for some paths.
    # overrides:
    #   - paths: [drafts/**]
    #     rules: {schema/required-field: warning}

    # Files and folders that are not checked.
    # exclude: [archive]

    # The least severity that makes `qlint check` exit with 1.
    # fail-on: error

    """
}

import ArgumentParser
import Diagnostics
import Linting
import Reporting

/// `qlint init`: a configuration to begin with.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a .qlint.yml that says what can be configured.",
    discussion: "What is there already stays as it is.")

  @Flag(help: "Also write the schema for editors, and a first line that names it into each question file.")
  var modeline = false

  @Flag(help: "Also write git's pre-commit hook, which checks what is staged.")
  var hook = false

  func run() throws {
    let name = ".qlint.yml"
    if try OutputFile.create(Array(Self.text.utf8), at: SourcePath(name)) {
      try Console.print("wrote \(name)")
    } else if modeline || hook {
      try Console.print("kept \(name)")
    } else {
      throw Failure(message: "\(name) is there already", help: "remove it first, or edit it")
    }
    if modeline { try writeModeline() }
    if hook { try Console.print("wrote \(try CommitHook.install().display)") }
    if !modeline, !hook { try Console.print(Self.next) }
  }

  private func writeModeline() throws {
    let written = try ConfigurationFailure.shown {
      let choice = try ConfigurationOptions.parse([])
      return try EditorModeline.write(try choice.load())
    }
    try Console.print("wrote \(written.schema.display), and its name into \(Amount.of(written.files, "question file"))")
  }

  private static let next = """

    Next:
      qlint check                            checks the bank
      qlint schema > question-file.schema.json
                                             is what editors load: begin each question file with
      # yaml-language-server: $schema=question-file.schema.json
      qlint init --modeline --hook           does that, and lets git check each commit
    """

  /// Every key that is commented out stands with the value that holds without it.
  static let text = """
    # The configuration of qlint. Keys that are commented out stand with the values that hold without them.
    # "qlint schema config" prints the JSON Schema of this file.

    # Configuration files inside the project to start from; what stands here wins. For example: [shared/base.yml]
    # extends: []

    # The levels a question may have, spelled exactly so.
    # levels: [Entry, Junior, Mid, Senior, Expert]

    # The fields that each question must have, by their standard names; or fields of extra-fields.
    # required: [id, question, level, answer, summary]

    # Other names of the fields in this bank: the standard name, then yours. For example:
    # {summary: quick_summary, level: difficulty}
    # fields: {}

    # Further fields that a question may have. For example: [author]
    # extra-fields: []

    # Lengths in characters (Unicode scalars), both ends allowed. An answer and a question have no bounds unless they
    # are given here, as {min: 40} or {max: 200}.
    # summary: {min: 80, max: 500}
    # answer: {}
    # question: {}

    # What an id looks like: an ECMAScript regular expression.
    # id-pattern: '^[a-z0-9]+(-[a-z0-9]+)*$'

    # Rules and groups: error, warning, info, hint, on or off. For example:
    # {text: warning, bank/duplicate-question: off}
    # rules: {}

    # Other settings of rules for some paths. For example:
    # [{paths: [drafts/**], rules: {schema/required-field: warning}}]
    # overrides: []

    # Which files of a folder are question files: patterns as in .gitignore. What stands here takes the place of these.
    # include: ['*.yaml', '*.yml']

    # Files and folders that are not checked: patterns as in .gitignore. What stands here is added to these; a ! in
    # front takes one back.
    # exclude: ['.*', node_modules]

    # A JSON Schema of the bank's own that every document must fulfil too, inside the project; none unless it is given,
    # as schema: house.schema.json

    # How much of a file is read. Here the limits can only be lowered; the command line raises them.
    # limits: {file-size: 8388608, depth: 64, nodes: 250000, documents: 1000}

    # The least severity that makes "qlint check" exit with 1: error, warning, info, hint or never.
    # fail-on: error

    """
}

import ArgumentParser

/// Whether what is found is mended.
struct FixOptions: ParsableArguments {
  @Flag(help: "Make the fixes that are safe, and report what is left. With -, print the fixed text.")
  var fix = false

  @Flag(name: .customLong("unsafe-fixes"), help: "With --fix or --diff: make the fixes that are good guesses too.")
  var allowsUnsafe = false

  @Flag(help: "Show what --fix would change, and write nothing; the exit code is 1 when something would.")
  var diff = false

  var isOn: Bool { fix || diff }

  /// - Throws: ``Failure`` for options that mean nothing together.
  func check(_ report: ReportOptions) throws {
    if allowsUnsafe, !isOn {
      throw Failure(
        message: "--unsafe-fixes says which fixes to make, and nothing says to make any",
        help: "--fix --unsafe-fixes writes the files, --diff --unsafe-fixes shows what would change")
    }
    if diff, !report.format.isEmpty || !report.output.isEmpty || report.statistics {
      throw Failure(
        message: "--diff prints a diff and no report, so --format, -o and --statistics do not go with it",
        help: "run \"qlint check\" once with --diff and once for the report")
    }
  }
}

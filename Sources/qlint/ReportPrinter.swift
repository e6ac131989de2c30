import Diagnostics
import Linting
import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a report in the formats and to the places that the command line names.
struct ReportPrinter {
  private struct Target {
    var format: ReportOptions.Format
    /// Nil: standard output.
    var file: String?
  }

  /// How many diagnostics people are shown unless they ask for more.
  private static let humanLimit = 1_000
  private static let pageLimit = 5_000

  /// Where reports go that have no file: standard output, unless something else goes there.
  var descriptor = STDOUT_FILENO
  private let options: ReportOptions
  private let targets: [Target]
  /// What an HTML page shows of the bank; asked for only when a page is written.
  var bank: () -> HTMLReporter.Bank = { .unknown }

  init(_ options: ReportOptions) {
    self.options = options
    let named = RawArguments.outputs(Array(CommandLine.arguments.dropFirst()))
    let targets = named.map { Target(format: $0.format.flatMap { .init(rawValue: $0) } ?? .human, file: $0.file) }
    self.targets = targets.isEmpty ? [Target(format: .human, file: nil)] : targets
  }

  /// Sees to it that no report is written over what is checked, over the configuration or over another report.
  func refuseToOverwrite(_ files: [SourcePath]) throws {
    var taken: [FileIdentity: SourcePath] = [:]
    let outputs = targets.compactMap { $0.file.map { RawArguments.path($0) } }
    guard outputs.contains(where: { FileIdentity(of: $0) != nil }) || outputs.count > 1 else { return }
    for file in files {
      if let identity = FileIdentity(of: file) { taken[identity] = file }
    }
    var names: Set<SourcePath> = []
    for output in outputs {
      if let identity = FileIdentity(of: output), let file = taken[identity] {
        throw Failure(
          message: "-o \(output.display) would overwrite \(file.display), which is read in this run",
          help: "name another file for the report")
      }
      guard names.insert(output).inserted else {
        throw Failure(message: "two reports cannot be written to \(output.display)", help: "name a file for each -o")
      }
    }
  }

  func print(_ report: Report, _ sources: any SourceProvider) throws {
    for target in targets {
      guard let file = target.file else {
        var output = DescriptorOutput(descriptor: descriptor)
        try write(report, sources, target.format, isTerminal: Terminal.isTerminal(descriptor), to: &output)
        try output.flush()
        continue
      }
      try OutputFile.write(to: RawArguments.path(file)) { output throws(OutputError) in
        try write(report, sources, target.format, isTerminal: false, to: &output)
      }
    }
  }

  private static func open(_ path: SourcePath, _ flags: Int32) -> Int32 {
    (path.bytes + [0]).withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in
        #if canImport(Glibc)
          name.baseAddress.map { Glibc.open($0, O_WRONLY | O_CLOEXEC | flags, 0o666) } ?? -1
        #else
          name.baseAddress.map { Darwin.open($0, O_WRONLY | O_CLOEXEC | flags, 0o666) } ?? -1
        #endif
      }
    }
  }

  private func write(
    _ report: Report, _ sources: any SourceProvider, _ format: ReportOptions.Format, isTerminal: Bool,
    to output: inout DescriptorOutput
  ) throws(OutputError) {
    var report = report
    let limit = options.maxDiagnostics ?? (format == .human ? Self.humanLimit : 0)
    // A table of numbers stands for all diagnostics.
    if limit > 0, format != .html, report.statistics == nil || format != .human { report.truncate(to: limit) }
    switch format {
    case .human: try human(isTerminal: isTerminal, STDOUT_FILENO).write(report, sources: sources, to: &output)
    case .json: try JSONReporter().write(report, sources: sources, to: &output)
    case .jsonl: try JSONLinesReporter().write(report, sources: sources, to: &output)
    case .sarif: try SARIFReporter().write(report, sources: sources, to: &output)
    case .github: try gitHub(report, sources, to: &output)
    case .gitlab: try GitLabReporter().write(report, sources: sources, to: &output)
    case .checkstyle: try CheckstyleReporter().write(report, sources: sources, to: &output)
    case .junit: try JUnitReporter().write(report, sources: sources, to: &output)
    case .markdown: try MarkdownReporter().write(report, sources: sources, to: &output)
    case .html:
      let limit = options.maxDiagnostics ?? Self.pageLimit
      try HTMLReporter(bank(), limit: limit == 0 ? .max : limit).write(report, sources: sources, to: &output)
    }
  }

  /// What GitHub shows of one step's summary, less a little: it drops a longer one altogether.
  private static let summaryLimit = 1_000_000

  /// Writes workflow commands, and behind what the step has in its summary already all that they cannot show.
  private func gitHub(
    _ report: Report, _ sources: any SourceProvider, to output: inout DescriptorOutput
  ) throws(OutputError) {
    var descriptor: Int32 = -1
    if GitHubReporter.needsSummary(report), let path = Environment.value("GITHUB_STEP_SUMMARY"), !path.isEmpty {
      descriptor = Self.open(SourcePath(path), O_CREAT | O_APPEND)
    }
    defer { if descriptor >= 0 { close(descriptor) } }
    try GitHubReporter(hasSummary: descriptor >= 0).write(report, sources: sources, to: &output)
    guard descriptor >= 0 else { return }
    var status = stat()
    let taken = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    var summary = DescriptorOutput(descriptor: descriptor)
    try MarkdownReporter(detail: .rows, limit: max(0, Self.summaryLimit - taken))
      .write(report, sources: sources, to: &summary)
    try summary.flush()
  }

  private func human(isTerminal: Bool, _ descriptor: Int32, isQuiet: Bool? = nil) -> HumanReporter {
    // Colours that are forced are meant for the report; a log of errors stays plain unless a terminal shows it.
    let isColored =
      options.colorMode.isColored(environment: Environment.value, isTerminal: isTerminal)
      && (isTerminal || descriptor == STDOUT_FILENO)
    return HumanReporter(
      style: Style(isColored: isColored), width: (isTerminal ? Terminal.width(descriptor) : nil) ?? 100,
      isQuiet: isQuiet ?? options.quiet)
  }

  // MARK: Configurations that cannot be used

  /// Says what is wrong with a configuration: to people on standard error, and in each report that a program reads.
  func print(_ error: ConfigurationError) throws {
    let files = error.problems.filter { !$0.diagnostics.isEmpty }
      .map { ReportedFile(path: $0.path, diagnostics: $0.diagnostics) }
    let errors = error.problems.compactMap { problem in
      problem.message.map { ReportError(path: problem.path, kind: .config, message: $0) }
    }
    let report = Report(toolVersion: QLint.version, files: files, checkedFiles: 0, questions: 0, errors: errors)
    var output = DescriptorOutput(descriptor: STDERR_FILENO)
    let reporter = human(isTerminal: Terminal.isTerminal(STDERR_FILENO), STDERR_FILENO, isQuiet: true)
    try reporter.write(report, sources: TextSource(error.problems.compactMap(\.shown)), to: &output)
    try output.flush()
    if targets.contains(where: { $0.format != .human }) { try printForPrograms(error) }
  }

  private func printForPrograms(_ error: ConfigurationError) throws {
    let errors = error.problems.flatMap { problem in
      let messages = problem.message.map { [$0] } ?? problem.diagnostics.map(\.message)
      return messages.map { ReportError(path: problem.path, kind: .config, message: $0) }
    }
    let report = Report(toolVersion: QLint.version, files: [], checkedFiles: 0, questions: 0, errors: errors)
    let machine = ReportPrinter(options, targets: targets.filter { $0.format != .human })
    try machine.print(report, TextSource([]))
  }

  private init(_ options: ReportOptions, targets: [Target]) {
    self.options = options
    self.targets = targets
  }
}

extension ConfigurationError.Problem {
  /// The file that the problem is in, where its text may be shown.
  fileprivate var shown: SourceFile? { source.map { SourceFile(path: path, bytes: $0.bytes) } }
}

import ArgumentParser
import Diagnostics
import Linting
import YAML

/// `qlint debug-yaml-events`: what the YAML layer makes of standard input, in the notation of the YAML test suite.
struct YAMLEventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "debug-yaml-events", abstract: "Prints the events of a YAML stream.", shouldDisplay: false)

  func run() throws {
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try ReadBuffer().readStandardInput(limit: Limits().fileSize)
    } catch {
      throw Failure(message: "standard input cannot be read")
    }
    let parser = Parser()
    let (lines, error) = bytes.withUnsafeBytes { buffer in
      let diagnostics = parser.parse(buffer)
      return (
        parser.tree.eventNotation(), diagnostics.first { $0.rule == "yaml/syntax" || $0.rule.group == "encoding" }
      )
    }
    try Console.print(lines.joined(separator: "\n"))
    if let error { throw Failure(message: "at byte \(error.range.start): \(error.message)") }
  }
}

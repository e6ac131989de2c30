import Foundation

/// A program that a test runs to its end.
package struct Command: Sendable {
  /// The path of the program, then its arguments.
  package var arguments: [String]
  /// The working directory.
  package var directory: String
  /// The whole environment: a test must not depend on that of its runner.
  package var environment: [String: String]
  /// What the program reads on its standard input.
  package var input: [UInt8]

  /// `PATH` and the home directory are all that the environment holds unless it is given.
  package init(
    _ arguments: [String], in directory: String, environment: [String: String] = [:], input: [UInt8] = []
  ) {
    self.arguments = arguments
    self.directory = directory
    self.environment = ["PATH": "/usr/bin:/bin", "HOME": directory].merging(environment) { _, given in given }
    self.input = input
  }

  /// How a program ended and what it wrote.
  package struct Outcome: Sendable, Equatable {
    /// The exit code; -N when signal N ended the program.
    package var code: Int
    package var output: [UInt8]
    package var errors: [UInt8]
  }

  /// Why a program could not be run.
  package struct Failure: Error, CustomStringConvertible {
    package var description: String

    package init(_ description: String) { self.description = description }
  }

  /// Runs the program and waits for it. Its streams are files, so that no pipe can fill up or be held open by another
  /// child. Throws `Failure` without a program, and what Foundation throws when it cannot be started.
  package func run() throws -> Outcome {
    guard let program = arguments.first else { throw Failure("no program to run") }
    let streams = try TemporaryFolder()
    for (name, bytes) in [("input", input), ("output", []), ("errors", [])] {
      try Files.write(bytes, to: "\(streams.path)/\(name)")
    }
    func stream(_ name: String) -> URL { URL(fileURLWithPath: "\(streams.path)/\(name)") }

    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = Array(arguments.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = environment
    process.standardInput = try FileHandle(forReadingFrom: stream("input"))
    process.standardOutput = try FileHandle(forWritingTo: stream("output"))
    process.standardError = try FileHandle(forWritingTo: stream("errors"))
    try process.run()
    process.waitUntilExit()
    let status = Int(process.terminationStatus)
    return Outcome(
      code: process.terminationReason == .exit ? status : -status,
      output: Files.bytes("\(streams.path)/output") ?? [],
      errors: Files.bytes("\(streams.path)/errors") ?? [])
  }
}

import Foundation
import TestSupport

/// The JSON report of one run of the binary, as far as tests look into it.
struct Report: Decodable {
  var diagnostics: [Entry]

  struct Entry: Decodable {
    var rule: String
    var severity: String
    var file: String
    var range: Range
  }

  struct Range: Decodable {
    var start: Place
    var end: Place
  }

  struct Place: Decodable, Equatable {
    var line: Int
    var column: Int
    var offset: Int
  }

  /// What a run of `qlint check` over the given paths printed and how it ended.
  static func bytes(
    _ paths: [String], options: [String] = [], in folder: String = Repository.root, input: [UInt8] = []
  ) throws -> Command.Outcome {
    let command = [Repository.binary, "check", "--format", "json", "--no-config"] + options + ["--"] + paths
    return try Command(command, in: folder, input: input).run()
  }

  /// The decoded report of `bytes`. Throws what Foundation throws when it is no report.
  static func of(_ paths: [String], options: [String] = [], in folder: String = Repository.root) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(bytes(paths, options: options, in: folder).output))
  }
}

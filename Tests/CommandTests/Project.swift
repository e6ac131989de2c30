import TestSupport
import Testing

/// A folder of `Fixtures/projects`: files, the commands to run among them, and all that these must print.
///
/// `cmd` holds one shell command a line (`qlint` is the release binary, `$FIXTURES` the folder `Fixtures`), run in order in one
/// copy of the folder; `expected.txt` is the transcript. With `QLINT_UPDATE_GOLDENS=1` the transcripts are written anew.
struct Project: Sendable, CustomTestStringConvertible {
  var name: String

  static let all = Files.names(in: Repository.path("Fixtures/projects")).map { Project(name: $0) }

  var testDescription: String { name }

  private var folder: String { Repository.path("Fixtures/projects/\(name)") }

  /// What `expected.txt` holds, or nil.
  var expected: [UInt8]? { Files.bytes("\(folder)/expected.txt") }

  /// Makes a transcript what is expected from now on.
  func update(_ transcript: [UInt8]) throws {
    try Files.write(transcript, to: "\(folder)/expected.txt")
  }

  /// Runs the commands of `cmd` and gives the transcript.
  func run() throws -> [UInt8] {
    let copy = try TemporaryFolder()
    for entry in Files.names(in: folder) where entry != "cmd" && entry != "expected.txt" {
      try copy.copy("\(folder)/\(entry)", to: entry)
    }
    let binaries = String(decoding: Repository.binary.utf8.prefix(upTo: lastSlash(Repository.binary)), as: UTF8.self)
    let environment = ["PATH": "\(binaries):/usr/bin:/bin", "FIXTURES": Repository.path("Fixtures")]
    var transcript: [UInt8] = []
    for line in (Files.text("\(folder)/cmd") ?? "").split(separator: "\n") where !line.hasPrefix("#") {
      let outcome = try Command(["/bin/sh", "-c", String(line)], in: copy.path, environment: environment).run()
      transcript += "$ \(line)\n".utf8
      transcript += wholeLines(outcome.output)
      if !outcome.errors.isEmpty {
        transcript += "--- standard error\n".utf8
        transcript += wholeLines(outcome.errors)
      }
      transcript += "--- exit \(outcome.code)\n\n".utf8
    }
    // Both folders have another name elsewhere.
    let local = replacing(Array(copy.path.utf8), by: Array("{folder}".utf8), in: transcript)
    return replacing(Array(Repository.root.utf8), by: Array("{repository}".utf8), in: local)
  }

  private func lastSlash(_ path: String) -> String.UTF8View.Index {
    path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.utf8.startIndex
  }

  /// The bytes with a line end after them, and a line that says so where there was none.
  private func wholeLines(_ bytes: [UInt8]) -> [UInt8] {
    bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? bytes : bytes + Array("\n--- no line end\n".utf8)
  }

  private func replacing(_ old: [UInt8], by new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let next = rest.first {
      if rest.starts(with: old) {
        result += new
        rest = rest.dropFirst(old.count)
      } else {
        result.append(next)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}

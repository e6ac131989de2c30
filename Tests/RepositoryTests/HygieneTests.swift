import Foundation
import TestSupport
import Testing

/// What no file of the repository may hold.
@Suite struct HygieneTests {
  /// The files that git tracks; all that are not built, where this is no checkout.
  private static func trackedFiles() throws -> [String] {
    let listed = try Command(["/usr/bin/env", "git", "ls-files", "-z"], in: Repository.root).run()
    if listed.code == 0 {
      return listed.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
    return Files.all(under: Repository.root).filter { !$0.hasPrefix(".build") && !$0.hasPrefix(".git/") }
  }

  /// Put together here, or this file would be found.
  private static let machinePaths = ["work", "farm", "home", "Users", "root", "tmp"].map { "/\($0)/" }

  @Test func noFileNamesAPlaceOnSomebodysMachine() throws {
    let files = try Self.trackedFiles()
    #expect(files.count > 100)
    for path in files {
      guard let text = Files.text(Repository.path(path)) else { continue }
      for place in Self.machinePaths {
        // A text in an expectation would be printed whole.
        if text.contains(place) { Issue.record("\(path) names \(place)") }
      }
    }
  }

  /// Swift traps cannot be caught, and the hot path is for bytes.
  private static let forbidden = [
    "try!", "as!", "fatalError(", "preconditionFailure(", "NSRegularExpression", "import Foundation",
  ]

  @Test func sourcesHoldNothingThatTrapsOnInput() {
    for path in Repository.files(under: "Sources", withSuffix: ".swift") {
      let text = Files.text(Repository.path(path)) ?? ""
      for construct in Self.forbidden {
        if text.contains(construct) { Issue.record("\(path) uses \(construct)") }
      }
    }
  }

  /// A long file is often two things; whether it is, is for the reader to say.
  @Test func longFilesAreNamed() {
    let files = Repository.files(under: "Sources", withSuffix: ".swift")
    #expect(!files.isEmpty)
    for path in files {
      let lines = (Files.bytes(Repository.path(path)) ?? []).count { $0 == UInt8(ascii: "\n") }
      if lines > 350 { print("long file: \(path) has \(lines) lines") }
    }
  }
}

import Foundation
import TestSupport
import Testing

/// What a test compares with a file of the repository.
enum Golden {
  /// Whether the files are to be written instead of compared.
  static let isUpdating = ProcessInfo.processInfo.environment["QLINT_UPDATE_GOLDENS"] == "1"

  /// Where two texts part: the line before, and the line of either, or nil for equal ones.
  static func difference(_ actual: [UInt8], _ expected: [UInt8]) -> String? {
    if actual == expected { return nil }
    let newline = UInt8(ascii: "\n")
    let actual = actual.split(separator: newline, omittingEmptySubsequences: false)
    let expected = expected.split(separator: newline, omittingEmptySubsequences: false)
    let index = zip(actual, expected).prefix { $0 == $1 }.count
    func line(_ lines: [ArraySlice<UInt8>], _ index: Int) -> String {
      lines.indices.contains(index) ? String(decoding: lines[index], as: UTF8.self) : "(nothing)"
    }
    return """
      line \(index + 1), after “\(line(expected, index - 1))”:
        expected: \(line(expected, index))
        actual:   \(line(actual, index))
      """
  }

  /// Whether the binary is there; an issue is recorded where it is not.
  static func hasBinary() -> Bool {
    if FileManager.default.isExecutableFile(atPath: Repository.binary) { return true }
    Issue.record("no release binary at \(Repository.binary): build it with ./qlint --version, or run .ci/test")
    return false
  }
}

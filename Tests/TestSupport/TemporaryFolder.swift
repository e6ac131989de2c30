import Foundation

/// A new, empty folder that is removed with the value.
package final class TemporaryFolder {
  /// The real path, without symbolic links and without a `/` at its end.
  package let path: String

  /// Throws what Foundation throws when the folder cannot be made.
  package init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("qlint-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Copies a file or folder to a path inside this folder, with the folders it needs. Throws what Foundation throws.
  package func copy(_ source: String, to relative: String) throws {
    let target = URL(fileURLWithPath: "\(path)/\(relative)")
    try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: URL(fileURLWithPath: source), to: target)
  }

  /// Writes a file inside this folder, with the folders it needs. Throws what Foundation throws.
  package func write(_ text: String, to relative: String) throws {
    try Files.write(text.utf8, to: "\(path)/\(relative)")
  }
}

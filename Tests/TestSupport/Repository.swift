import Foundation

/// Where the tests find the checkout and what stands beside it.
package enum Repository {
  /// The path of the checkout, without a `/` at its end.
  package static let root: String = {
    // Tests/TestSupport/Repository.swift, wherever the tests are run from.
    let file = URL(fileURLWithPath: #filePath)
    return file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  }()

  /// The release binary: what `QLINT_BINARY` names, or what the launcher builds.
  package static let binary =
    ProcessInfo.processInfo.environment["QLINT_BINARY"] ?? path(".build/release/qlint")

  /// The path of a file or folder of the repository.
  package static func path(_ relative: String) -> String {
    "\(root)/\(relative)"
  }

  /// The path of a file or folder of the suites that stand beside the checkout (`QLINT_SHARED`, or `../shared`); nil, with a
  /// printed line, where it is not there.
  package static func shared(_ relative: String) -> String? {
    let folder = ProcessInfo.processInfo.environment["QLINT_SHARED"] ?? "\(root)/../shared"
    let path = "\(folder)/\(relative)"
    if FileManager.default.fileExists(atPath: path) { return path }
    print("skipped: shared/\(relative) is not there")
    return nil
  }

  /// The paths of all regular files under a folder of the repository, relative to the root, sorted by UTF-8 bytes; empty
  /// where there is no such folder.
  package static func files(under folder: String, withSuffix suffix: String = "") -> [String] {
    Files.all(under: path(folder)).map { "\(folder)/\($0)" }.filter { $0.hasSuffix(suffix) }
  }
}

/// The little of a file system that tests need; what cannot be read is nil or empty, and the test says what it missed.
package enum Files {
  /// The bytes of a file, or nil.
  package static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  /// The text of a file, ill-formed UTF-8 replaced, or nil.
  package static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Writes a file and the folders it needs. Throws what Foundation throws.
  package static func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// The paths of all regular files under a folder, relative to it, sorted by UTF-8 bytes. Symbolic links are left out.
  package static func all(under folder: String) -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
    var paths: [String] = []
    while let path = walk.nextObject() as? String {
      if walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular { paths.append(path) }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The names of the entries of a folder, sorted by UTF-8 bytes.
  package static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

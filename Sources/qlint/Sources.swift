import Diagnostics
import Linting
import Reporting

/// The files of a run, read once more when they are reported: only if they are still what was checked.
final class FileSources: SourceProvider {
  private let hashes: [SourcePath: ContentHash]
  private let buffer = ReadBuffer()
  /// The files that have changed since, in the order in which they were asked for.
  private(set) var changed: [SourcePath] = []

  init(_ files: [LintResult.File]) {
    // Only files with diagnostics, and files that notes lead to, are asked for.
    hashes = Dictionary(files.map { ($0.path, $0.hash) }, uniquingKeysWith: { first, _ in first })
  }

  func source(for path: SourcePath) -> [UInt8]? {
    guard let hash = hashes[path] else { return nil }
    if let bytes = try? buffer.read(path, limit: Int(Int32.max)), ContentHash(bytes) == hash { return Array(bytes) }
    if hash == ContentHash(UnsafeRawBufferPointer(start: nil, count: 0)) { return [] }
    if !changed.contains(path) { changed.append(path) }
    return nil
  }
}

/// One text that is at hand.
struct TextSource: SourceProvider {
  let file: SourceFile

  init(_ file: SourceFile) { self.file = file }

  func source(for path: SourcePath) -> [UInt8]? { path == file.path ? file.bytes : nil }
}

import Diagnostics
import Linting
import Reporting

/// The files of a run, read once more when they are reported: only if they are still what was checked.
final class FileSources: SourceProvider {
  private let files: [LintResult.File]
  /// Made when the first source is asked for: most runs ask for none.
  private lazy var hashes = Dictionary(files.map { ($0.path, $0.hash) }, uniquingKeysWith: { first, _ in first })
  private let reader: any ContentReader
  /// The files that have changed since, in the order in which they were asked for.
  private(set) var changed: [SourcePath] = []

  private let schemas: [SourceFile]

  /// - Parameters:
  ///   - schemas: the files that notes may lead to beside those that were checked.
  ///   - reader: reads the files where they were read from.
  init(_ files: [LintResult.File], schemas: [SourceFile] = [], reader: any ContentReader = ReadBuffer()) {
    self.schemas = schemas
    self.reader = reader
    self.files = files
  }

  func source(for path: SourcePath) -> [UInt8]? {
    if let schema = schemas.first(where: { $0.path == path }) { return schema.bytes }
    guard let hash = hashes[path] else { return nil }
    if let bytes = try? reader.read(path, limit: Int(Int32.max)), ContentHash(bytes) == hash { return Array(bytes) }
    if hash == ContentHash(UnsafeRawBufferPointer(start: nil, count: 0)) { return [] }
    if !changed.contains(path) { changed.append(path) }
    return nil
  }
}

/// Texts that are at hand.
struct TextSource: SourceProvider {
  let files: [SourceFile]

  init(_ files: [SourceFile]) { self.files = files }

  func source(for path: SourcePath) -> [UInt8]? { files.first { $0.path == path }?.bytes }
}

import Diagnostics
import Linting
import YAML

/// The first line of a question file that tells editors its schema: a comment that the YAML language server reads.
enum EditorModeline {
  /// The schema's file in the project's root.
  static let schemaName = "question-file.schema.json"
  private static let mark = "yaml-language-server:"

  /// Puts the line on top of the question files of the working directory that have none, and the schema beside the configuration.
  /// - Returns: the path of the schema and the number of files that were changed.
  /// - Throws: ``Failure``, `ConfigurationError`, `OutputError`.
  static func write(_ configuration: Configuration) throws -> (schema: SourcePath, files: Int) {
    let here = try ConfigurationOptions.workingDirectory()
    let schema = SourcePath(bytes: configuration.root.bytes + Array("/\(schemaName)".utf8))
    try OutputFile.write(Array(configuration.questionSchema().utf8), to: schema)
    var options = Discovery.Options(
      root: configuration.root, include: configuration.include, exclude: configuration.exclude)
    options.configurationFiles = Set(configuration.files)
    let replacement = FileReplacement(root: configuration.root)
    var count = 0
    for path in Discovery.run([], options: options).files where !path.isJSON {
      let bytes: [UInt8]
      do throws(ReadError) {
        bytes = try ReadBuffer.bytes(of: path, limit: configuration.limits.fileSize)
      } catch {
        throw Failure(message: "\(path.display) cannot be read")
      }
      guard let new = adding(to: bytes, from: path, in: here, to: schema) else { continue }
      do throws(IOProblem) {
        try replacement.replace(path, from: bytes.withUnsafeBytes { ContentHash($0) }, with: new)
        count += 1
      } catch {
        Console.error("note: \(path.display): \(error.message)")
      }
    }
    // As it is written in the working directory.
    return (schema.relative(toFolderOf: ".qlint.yml", in: here), count)
  }

  /// The file with the line, or nil where it has one, or is not written in UTF-8.
  private static func adding(
    to bytes: [UInt8], from path: SourcePath, in folder: SourcePath, to schema: SourcePath
  ) -> [UInt8]? {
    let order = Array("\u{FEFF}".utf8)
    let start = bytes.starts(with: order) ? order.count : 0
    let comments = bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false)
      .prefix { $0.first == UInt8(ascii: "#") }
    let isThere = comments.contains { String(decoding: $0, as: UTF8.self).contains(mark) }
    guard !isThere, String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else { return nil }
    let firstEnd = bytes.firstIndex(of: 0x0A) ?? 0
    let lineEnd = firstEnd > 0 && bytes[firstEnd - 1] == 0x0D ? "\r\n" : "\n"
    let target = schema.relative(toFolderOf: path, in: folder)
    return Array(bytes[..<start]) + Array("# \(mark) $schema=\(target.display)\(lineEnd)".utf8) + bytes[start...]
  }
}

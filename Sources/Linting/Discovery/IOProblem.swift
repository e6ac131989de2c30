package import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file or folder that could not be read or written although it was asked for: an entry of `errors` in the report, and exit
/// code 2.
package struct IOProblem: Error, Hashable, Sendable {
  /// The path as it was named, or relative to the working directory.
  package var path: SourcePath
  /// What is wrong, in the words of the operating system where they are its own: `no such file or directory`.
  package var message: String
  /// The kind of trouble in the JSON report.
  package var kind = "io"

  package init(_ path: SourcePath, _ message: String) {
    self.path = path
    self.message = message
  }

  /// Whether qlint itself would not do it: nothing is wrong with the file or the system.
  package var isRefusal = false

  /// The trouble that the system call which just failed left in `errno`.
  package init(_ path: SourcePath, errno code: Int32) {
    self.init(path, Self.text(of: code))
  }

  /// Whether nothing is there.
  var isMissing: Bool { message == Self.text(of: ENOENT) }

  /// The system's name for an error, as a message: without the capital letter.
  static func text(of code: Int32) -> String {
    guard let pointer = strerror(code) else { return "error \(code)" }
    let text = String(cString: pointer)
    // "Is a directory", but not "I/O error": an abbreviation keeps its capitals.
    guard let first = text.utf8.first, let second = text.utf8.dropFirst().first, second >= 0x61 || second == 0x20 else {
      return text
    }
    return String(decoding: CollectionOfOne(first | 0x20), as: UTF8.self) + text.dropFirst()
  }
}

/// What a file is, where a regular file was wanted.
enum FileType {
  /// The name for a message, with its article.
  static func name(ofMode mode: mode_t) -> String {
    switch mode & S_IFMT {
    case S_IFDIR: "a folder"
    case S_IFIFO: "a named pipe"
    case S_IFSOCK: "a socket"
    case S_IFCHR, S_IFBLK: "a device"
    case S_IFLNK: "a link"
    default: "no regular file"
    }
  }
}

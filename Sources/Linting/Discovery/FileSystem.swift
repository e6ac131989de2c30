#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What stands at a path.
enum FileKind: UInt8, Sendable, BitwiseCopyable {
  case file
  case folder
  case link
  /// A pipe, a socket, a device.
  case other
}

/// The questions that discovery asks the file system.
enum FileSystem {
  /// The kind of what stands at a path, links not followed; nil when nothing does, or nobody may look (`errno` says
  /// why).
  static func kind(of path: [UInt8], followingLinks: Bool = false) -> FileKind? {
    status(of: path, followingLinks: followingLinks).map { kind(ofMode: $0.st_mode) }
  }

  static func status(of path: [UInt8], followingLinks: Bool) -> stat? {
    guard !PathBytes.holdsNUL(path) else {
      errno = EINVAL
      return nil
    }
    var result = stat()
    let code = PathBytes.withCString(path) { followingLinks ? stat($0, &result) : lstat($0, &result) }
    return code == 0 ? result : nil
  }

  static func exists(_ path: [UInt8]) -> Bool { kind(of: path) != nil }

  static func kind(ofMode mode: mode_t) -> FileKind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }
}

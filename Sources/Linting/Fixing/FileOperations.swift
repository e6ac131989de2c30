#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The calls of the system by which a file is replaced, so that a test can make each of them fail. They answer as the system does:
/// -1 with `errno`. A name is relative to the folder of the descriptor.
struct FileOperations: Sendable {
  /// Opens a folder.
  var openFolder: @Sendable (_ path: [UInt8]) -> Int32
  /// Opens a file that is there for reading; not through a link.
  var openFile: @Sendable (_ folder: Int32, _ name: [UInt8]) -> Int32
  /// Makes a file that is not there yet, for the owner alone.
  var createFile: @Sendable (_ folder: Int32, _ name: [UInt8]) -> Int32
  var status: @Sendable (_ folder: Int32, _ name: [UInt8], _ result: UnsafeMutablePointer<stat>) -> Int32
  var read: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int
  var write: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int
  var setOwner: @Sendable (Int32, uid_t, gid_t) -> Int32
  var setMode: @Sendable (Int32, mode_t) -> Int32
  var synchronize: @Sendable (Int32) -> Int32
  var close: @Sendable (Int32) -> Int32
  var rename: @Sendable (_ folder: Int32, _ old: [UInt8], _ new: [UInt8]) -> Int32
  var remove: @Sendable (_ folder: Int32, _ name: [UInt8]) -> Int32

  /// The system's own.
  static let system = FileOperations(
    openFolder: { path in PathBytes.withCString(path) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) } },
    openFile: { folder, name in
      PathBytes.withCString(name) { openat(folder, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
    },
    createFile: { folder, name in
      PathBytes.withCString(name) { openat(folder, $0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600) }
    },
    status: { folder, name, result in
      PathBytes.withCString(name) { fstatat(folder, $0, result, AT_SYMLINK_NOFOLLOW) }
    },
    read: { systemRead($0, $1, $2) }, write: { systemWrite($0, $1, $2) }, setOwner: { fchown($0, $1, $2) },
    setMode: { fchmod($0, $1) }, synchronize: { fsync($0) }, close: { systemClose($0) },
    rename: { folder, old, new in
      PathBytes.withCString(old) { old in PathBytes.withCString(new) { renameat(folder, old, folder, $0) } }
    },
    remove: { folder, name in PathBytes.withCString(name) { unlinkat(folder, $0, 0) } })
}

// The C library's, under names that the properties above do not hide.
private func systemRead(_ descriptor: Int32, _ memory: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, memory, count)
}
private func systemWrite(_ descriptor: Int32, _ memory: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, memory, count)
}
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

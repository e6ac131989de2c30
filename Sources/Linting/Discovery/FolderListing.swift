#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The entries of one folder, without `.` and `..`: names in one buffer, so that reading a folder allocates nothing
/// when the listing is used anew.
struct FolderListing {
  struct Entry: BitwiseCopyable {
    /// The name's bytes in `names`.
    var start: Int
    var end: Int
    var kind: FileKind
  }

  private(set) var entries: [Entry] = []
  private var names: [UInt8] = []

  func name(of entry: Entry) -> ArraySlice<UInt8> { names[entry.start..<entry.end] }

  func contains(_ name: StaticString) -> Bool {
    name.withUTF8Buffer { wanted in
      entries.contains { names[$0.start..<$0.end].elementsEqual(wanted) }
    }
  }

  /// Reads a folder, sorted as the paths in it are: by bytes, a folder's name with a slash behind it.
  /// - Returns: nil, or the error number when the folder cannot be read; what was read until then is kept.
  mutating func read(_ path: [UInt8]) -> Int32? {
    entries.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    let descriptor = PathBytes.withCString(path) { open($0, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC) }
    guard descriptor >= 0 else { return errno }
    guard let folder = fdopendir(descriptor) else {
      let code = errno
      close(descriptor)
      return code
    }
    defer { closedir(folder) }
    errno = 0
    while let entry = readdir(folder) {
      append(entry, in: descriptor)
      errno = 0
    }
    let code = errno
    sort()
    return code == 0 ? nil : code
  }

  private mutating func append(_ entry: UnsafeMutablePointer<dirent>, in folder: Int32) {
    // The name lies in the record the system gave; its declared length says nothing of the true one.
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return }
    let text = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
    let length = strlen(text)
    let name = UnsafeRawBufferPointer(start: text, count: length)
    if length <= 2, name.allSatisfy({ $0 == PathBytes.dot }) { return }
    guard let kind = Self.kind(ofType: Int32(entry.pointee.d_type), name: text, in: folder) else { return }
    entries.append(Entry(start: names.count, end: names.count + length, kind: kind))
    names.append(contentsOf: name)
  }

  /// The kind as the folder tells it; only where it does not is the file asked. Nil when it is gone by then.
  private static func kind(ofType type: Int32, name: UnsafePointer<CChar>, in folder: Int32) -> FileKind? {
    switch type {
    case Int32(DT_REG): return .file
    case Int32(DT_DIR): return .folder
    case Int32(DT_LNK): return .link
    case Int32(DT_UNKNOWN):
      var status = stat()
      guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
      return FileSystem.kind(ofMode: status.st_mode)
    default: return .other
    }
  }

  private mutating func sort() {
    names.withUnsafeBufferPointer { names in
      entries.sort { left, right in
        let common = min(left.end - left.start, right.end - right.start)
        for index in 0..<common {
          let (a, b) = (names[left.start + index], names[right.start + index])
          if a != b { return a < b }
        }
        // One name is the beginning of the other: what follows it in a path is a slash or nothing.
        return Self.byte(common, of: left, names) < Self.byte(common, of: right, names)
      }
    }
  }

  private static func byte(_ index: Int, of entry: Entry, _ names: UnsafeBufferPointer<UInt8>) -> Int {
    if entry.start + index < entry.end { return Int(names[entry.start + index]) }
    return entry.kind == .folder ? Int(PathBytes.slash) : -1
  }
}

package import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes files anew so that at any moment, whatever fails, the old file is there or the new one.
///
/// The text goes to a new file in the same folder, which gets the owner and the mode of the old one, is synced and renamed over it.
/// Just before, the old file must still be what was checked. A file behind a link that leads out of the project, with a second name
/// or without write permission is refused, and so is everything that cannot be kept.
package struct FileReplacement: Sendable {
  /// The folders in which a file behind a link must lie: absolute, with links followed.
  private let roots: [[UInt8]]
  private let workingDirectory: [UInt8]?
  private let system: FileOperations

  /// - Parameter root: the folder of the project, absolute.
  package init(root: SourcePath) { self.init(root: root, system: .system) }

  init(root: SourcePath, system: FileOperations) {
    self.system = system
    workingDirectory = PathBytes.workingDirectory()
    roots = [PathBytes.real(root.bytes), workingDirectory].compactMap { $0 }
  }

  /// Replaces the bytes of a file.
  /// - Parameters:
  ///   - path: the file, relative to the working directory or absolute.
  ///   - hash: of the bytes that it must still have.
  /// - Throws: why the file is as it was.
  package func replace(_ path: SourcePath, from hash: ContentHash, with bytes: [UInt8]) throws(IOProblem) {
    let target = try place(of: path)
    let folder = system.openFolder(PathBytes.parent(target))
    guard folder >= 0 else { throw problem(path) }
    defer { _ = system.close(folder) }
    let signals = SignalPause()
    defer { signals.end() }
    let name = Array(PathBytes.name(target))
    let old = try status(of: name, in: folder, path)
    try refuse(old, path)
    let new = try write(bytes, like: old, in: folder, path)
    do throws(IOProblem) {
      try expect(hash, of: name, in: folder, path)
      let now = try status(of: name, in: folder, path)
      guard Self.isSame(old, now) else { throw Self.changed(path) }
      try retry(path) { system.rename(folder, new, name) }
    } catch {
      _ = system.remove(folder, new)
      throw error
    }
    // The new file is there; whether the folder can be synced too is not everywhere known.
    _ = system.synchronize(folder)
  }

  // MARK: The old file

  /// Where the file is: its real path, inside of the project if a link leads there.
  private func place(of path: SourcePath) throws(IOProblem) -> [UInt8] {
    guard let real = PathBytes.real(path.bytes) else { throw problem(path) }
    let written = workingDirectory.map { PathBytes.normalized(PathBytes.joined($0, path.bytes)) }
    guard real == written || roots.contains(where: { PathBytes.isInside(real, $0) }) else {
      throw Self.refusal(path, "a link leads out of the project")
    }
    return real
  }

  private func status(of name: [UInt8], in folder: Int32, _ path: SourcePath) throws(IOProblem) -> stat {
    var status = stat()
    try retry(path) { system.status(folder, name, &status) }
    return status
  }

  private func refuse(_ status: stat, _ path: SourcePath) throws(IOProblem) {
    guard status.st_mode & S_IFMT == S_IFREG else { throw Self.changed(path) }
    guard status.st_nlink == 1 else {
      throw Self.refusal(path, "the file has other names too (hard links), which would keep the old text")
    }
    guard status.st_mode & 0o222 != 0 else { throw Self.refusal(path, "the file is read-only") }
  }

  private static func refusal(_ path: SourcePath, _ reason: String) -> IOProblem {
    var problem = IOProblem(path, "not fixed: " + reason)
    problem.isRefusal = true
    return problem
  }

  private static func isSame(_ left: stat, _ right: stat) -> Bool {
    left.st_dev == right.st_dev && left.st_ino == right.st_ino && left.st_size == right.st_size
      && left.st_mode == right.st_mode && left.st_nlink == right.st_nlink
  }

  private func expect(
    _ hash: ContentHash, of name: [UInt8], in folder: Int32, _ path: SourcePath
  ) throws(IOProblem) {
    let descriptor = system.openFile(folder, name)
    guard descriptor >= 0 else { throw problem(path) }
    defer { _ = system.close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { system.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw problem(path) }
      if count == 0 { break }
      bytes += chunk[..<min(count, chunk.count)]
    }
    guard bytes.withUnsafeBytes({ ContentHash($0) }) == hash else { throw Self.changed(path) }
  }

  private static func changed(_ path: SourcePath) -> IOProblem {
    IOProblem(path, "not fixed: the file has changed since it was checked; run qlint again")
  }

  // MARK: The new file

  /// Writes a new file beside the old one and gives its name. Where that fails, there is none.
  private func write(
    _ bytes: [UInt8], like old: stat, in folder: Int32, _ path: SourcePath
  ) throws(IOProblem) -> [UInt8] {
    let name = Array(".qlint-\(String(UInt64.random(in: .min ... .max), radix: 36))~".utf8)
    let descriptor = system.createFile(folder, name)
    guard descriptor >= 0 else { throw problem(path) }
    do throws(IOProblem) {
      do throws(IOProblem) {
        try writeAll(bytes, to: descriptor, path)
        try keepOwner(of: old, descriptor, name, in: folder, path)
        try retry(path) { system.setMode(descriptor, old.st_mode & 0o7777) }
        try retry(path) { system.synchronize(descriptor) }
      } catch {
        _ = system.close(descriptor)
        throw error
      }
      // After an interrupted close the descriptor is gone all the same.
      if system.close(descriptor) != 0, errno != EINTR { throw problem(path) }
    } catch {
      _ = system.remove(folder, name)
      throw error
    }
    return name
  }

  private func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ path: SourcePath) throws(IOProblem) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
        return system.write(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw count == 0 ? IOProblem(path, errno: EIO) : problem(path) }
      done += count
    }
  }

  private func keepOwner(
    of old: stat, _ descriptor: Int32, _ name: [UInt8], in folder: Int32, _ path: SourcePath
  ) throws(IOProblem) {
    let new = try status(of: name, in: folder, path)
    guard new.st_uid != old.st_uid || new.st_gid != old.st_gid else { return }
    try retry(path) { system.setOwner(descriptor, old.st_uid, old.st_gid) }
  }

  /// Calls the system again for as long as a signal interrupts it.
  private func retry(_ path: SourcePath, _ call: () -> Int32) throws(IOProblem) {
    while call() != 0 {
      guard errno == EINTR else { throw problem(path) }
    }
  }

  /// The trouble that the last call left in `errno`.
  private func problem(_ path: SourcePath) -> IOProblem {
    var problem = IOProblem(path, errno: errno)
    problem.message = "not fixed: " + problem.message
    return problem
  }
}

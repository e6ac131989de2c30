package import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension SourcePath {
  /// Whether a folder is there, links followed.
  package var isFolder: Bool { FileSystem.kind(of: bytes, followingLinks: true) == .folder }

  /// Whether the path lies in the working directory by its name, and links lead it out of there, or nowhere: whoever may plant a
  /// link there would have another file written than was named.
  package var leadsOut: Bool {
    guard let here = PathBytes.workingDirectory() else { return false }
    let named = PathBytes.normalized(PathBytes.joined(here, bytes))
    guard PathBytes.isInside(named, here) else { return false }
    let isThere = FileSystem.exists(named)
    guard let real = PathBytes.real(isThere ? named : PathBytes.parent(named)) else { return isThere }
    return !PathBytes.isInside(real, here)
  }

  /// This path as it is written in the folder of a file.
  /// - Parameter base: the absolute path of the folder that both are relative to, unless they are absolute.
  package func relative(toFolderOf file: SourcePath, in base: SourcePath) -> SourcePath {
    let folder = PathBytes.parent(PathBytes.normalized(PathBytes.joined(base.bytes, file.bytes)))
    let target = PathBytes.normalized(PathBytes.joined(base.bytes, bytes))
    return SourcePath(bytes: PathBytes.relative(target, to: folder))
  }
}

/// Arithmetic on paths as bytes. A path need not be UTF-8, so nothing here makes a `String`.
package enum PathBytes {
  static let slash: UInt8 = 0x2F
  static let dot: UInt8 = 0x2E

  /// Whether the path starts at the root of the file system.
  static func isAbsolute(_ path: [UInt8]) -> Bool { path.first == slash }

  /// The components between the slashes; empty ones are left out.
  static func components(_ path: [UInt8]) -> [ArraySlice<UInt8>] {
    path.split(separator: slash, omittingEmptySubsequences: true)
  }

  /// Whether one of the components is `..`.
  static func climbs(_ path: [UInt8]) -> Bool {
    components(path).contains { $0.elementsEqual([dot, dot]) }
  }

  /// `path`, seen from the folder `base` when it is relative.
  static func joined(_ base: [UInt8], _ path: [UInt8]) -> [UInt8] {
    if path.isEmpty { return base }
    if isAbsolute(path) || base.isEmpty { return path }
    return base.last == slash ? base + path : base + [slash] + path
  }

  /// An absolute path without `.`, `..` and empty components, worked out on the text alone: links are not followed,
  /// and `..` above the root stays at the root.
  static func normalized(_ absolute: [UInt8]) -> [UInt8] {
    var kept: [ArraySlice<UInt8>] = []
    for component in components(absolute) {
      if component.elementsEqual([dot]) { continue }
      if component.elementsEqual([dot, dot]) {
        kept.removeLast(min(1, kept.count))
      } else {
        kept.append(component)
      }
    }
    var result: [UInt8] = []
    result.reserveCapacity(absolute.count)
    for component in kept {
      result.append(slash)
      result.append(contentsOf: component)
    }
    return result.isEmpty ? [slash] : result
  }

  /// Whether the normalized path `path` is `folder` itself or lies under it.
  static func isInside(_ path: [UInt8], _ folder: [UInt8]) -> Bool {
    if folder == [slash] { return path.first == slash }
    guard path.starts(with: folder) else { return false }
    return path.count == folder.count || path[folder.count] == slash
  }

  /// The normalized path `path` as it is written in the folder `base`, with leading `..` where it lies outside;
  /// `.` for the folder itself.
  static func relative(_ path: [UInt8], to base: [UInt8]) -> [UInt8] {
    let target = components(path)
    let origin = components(base)
    var shared = 0
    while shared < target.count, shared < origin.count, target[shared].elementsEqual(origin[shared]) { shared += 1 }
    var parts = [ArraySlice<UInt8>](repeating: [dot, dot], count: origin.count - shared)
    parts.append(contentsOf: target[shared...])
    return parts.isEmpty ? [dot] : Array(parts.joined(separator: [slash]))
  }

  /// The folder a path stands in: `.` for a bare name, `/` for what stands at the root.
  static func parent(_ path: [UInt8]) -> [UInt8] {
    var end = path.count
    while end > 1, path[end - 1] == slash { end -= 1 }
    guard let position = path[..<end].lastIndex(of: slash) else { return [dot] }
    var last = position
    while last > 0, path[last - 1] == slash { last -= 1 }
    return last == 0 ? [slash] : Array(path[..<last])
  }

  /// The last component; empty for `/`.
  static func name(_ path: [UInt8]) -> ArraySlice<UInt8> { components(path).last ?? [] }

  /// Calls `body` with the path and a NUL behind it. The path must not hold a NUL (``holdsNUL(_:)``).
  static func withCString<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    var text = path.map { CChar(bitPattern: $0) }
    text.append(0)
    return body(text)
  }

  static func holdsNUL(_ path: [UInt8]) -> Bool { path.contains(0) }

  /// The path with all links followed, or nil (`errno` says why).
  static func real(_ path: [UInt8]) -> [UInt8]? {
    guard !holdsNUL(path) else {
      errno = EINVAL
      return nil
    }
    guard let resolved = withCString(path, { realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    return bytes(resolved)
  }

  /// The working directory with all links followed, or nil when it is gone.
  package static func workingDirectory() -> [UInt8]? {
    guard let found = getcwd(nil, 0) else { return nil }
    defer { free(found) }
    let path = bytes(found)
    return isAbsolute(path) ? path : nil
  }

  private static func bytes(_ text: UnsafeMutablePointer<CChar>) -> [UInt8] {
    UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
  }
}

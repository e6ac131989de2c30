import Diagnostics

/// The `.gitignore` files that hold for a folder: its own, those of the folders above it, and the repository's
/// `info/exclude`.
struct IgnoreFiles {
  /// The patterns of one file, and the folder they are relative to.
  private struct Layer {
    var filter: PathFilter
    /// The length of the folder's absolute path, in bytes.
    var folder: Int
  }

  private var layers: [Layer] = []

  /// How many layers there are; for ``leave(to:)``.
  var count: Int { layers.count }

  /// The files that hold above a folder, up to the repository it is in. None where it is in no repository.
  /// - Parameter folder: an absolute, normalized path.
  init(above folder: [UInt8], buffer: ReadBuffer) {
    var chain: [[UInt8]] = []
    var current = folder
    while !Self.isRepository(current) {
      guard current != [PathBytes.slash] else { return }
      current = PathBytes.parent(current)
      chain.append(current)
    }
    enter(current, file: ".git/info/exclude", buffer: buffer)
    // The folder's own file is read when the folder is.
    for parent in chain.reversed() { enter(parent, buffer: buffer) }
  }

  private static func isRepository(_ folder: [UInt8]) -> Bool {
    FileSystem.exists(PathBytes.joined(folder, Array(".git".utf8)))
  }

  /// Adds the patterns of a folder's file, when there is one. Only a regular file of at most 1 MiB counts, and as in
  /// git not a link: what it says would come from outside of the repository.
  mutating func enter(_ folder: [UInt8], file: String = ".gitignore", buffer: ReadBuffer) {
    let path = PathBytes.joined(folder, Array(file.utf8))
    guard FileSystem.kind(of: path) == .file,
      let text = try? buffer.read(SourcePath(bytes: path), limit: PathFilter.largestFile)
    else { return }
    let filter = PathFilter(gitignore: text)
    if !filter.isEmpty {
      layers.append(Layer(filter: filter, folder: folder == [PathBytes.slash] ? 0 : folder.count))
    }
  }

  /// Takes back all layers behind the first `count`.
  mutating func leave(to count: Int) { layers.removeLast(max(0, layers.count - count)) }

  /// Whether a path is ignored; that a folder above it is ignored is not looked at.
  /// - Parameter path: absolute and normalized.
  func ignores(_ path: [UInt8], isFolder: Bool) -> Bool {
    for layer in layers.reversed() {
      guard path.count > layer.folder + 1 else { continue }
      if let decision = layer.filter.decision(path[(layer.folder + 1)...], isFolder: isFolder) { return decision }
    }
    return false
  }
}

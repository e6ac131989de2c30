import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a configuration file stands, and which files it may name: those inside the project. A configuration comes from
/// whoever opens a pull request; nothing that it names is opened before it was found to lie inside.
struct ProjectPlace: Sendable {
  /// The folder of the file, absolute and with links followed.
  let folder: [UInt8]
  /// The folders in which named files must lie, absolute and with links followed.
  let roots: [[UInt8]]

  /// Why a path is refused.
  struct Refusal: Error {
    /// Behind the path in a message: `leads out of the project`.
    var reason: String
    var help: String?
  }

  /// The absolute path that a text in the file stands for.
  func resolve(_ text: String) -> Result<SourcePath, Refusal> {
    let path = Array(text.utf8)
    if path.isEmpty { return .failure(Refusal(reason: "is empty")) }
    if PathBytes.holdsNUL(path) { return .failure(Refusal(reason: "holds a NUL byte")) }
    if path.count > 4_096 { return .failure(Refusal(reason: "is too long")) }
    if Self.isAddress(path) {
      let help = "qlint never uses the network; copy the file into the project"
      return .failure(Refusal(reason: "is an address", help: help))
    }
    if PathBytes.isAbsolute(path) || path.first == UInt8(ascii: "~") {
      return .failure(Refusal(reason: "is not relative", help: "write it relative to this file, inside the project"))
    }
    if path.contains(UInt8(ascii: "$")) {
      return .failure(Refusal(reason: "holds a \"$\"", help: "variables of the environment are not used"))
    }
    let absolute = PathBytes.normalized(PathBytes.joined(folder, path))
    let outside = Refusal(reason: "leads out of the project", help: "only files of the project can be named here")
    guard isInside(absolute), let real = nearestReal(absolute), isInside(real) else { return .failure(outside) }
    return .success(SourcePath(bytes: absolute))
  }

  private static func isAddress(_ path: [UInt8]) -> Bool {
    guard let colon = path.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return path[(colon + 1)...].starts(with: [PathBytes.slash, PathBytes.slash])
  }

  func isInside(_ path: [UInt8]) -> Bool { roots.contains { PathBytes.isInside(path, $0) } }

  /// The real path of what is there, or of the nearest folder above what is not there yet.
  private func nearestReal(_ path: [UInt8]) -> [UInt8]? {
    var current = path
    while true {
      if let real = PathBytes.real(current) { return real }
      // A link that leads nowhere is there: what it would become is unknown.
      guard FileSystem.kind(of: current) == nil, current != [PathBytes.slash] else { return nil }
      current = PathBytes.parent(current)
    }
  }
}

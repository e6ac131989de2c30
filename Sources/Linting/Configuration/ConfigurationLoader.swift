package import Diagnostics
import Questions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a run takes its configuration from.
package enum ConfigurationChoice: Sendable, Hashable {
  /// `.qlint.yml` or `.qlint.yaml`, from the working directory upward to the folder of the repository.
  case search
  /// A file that was named: `--config`.
  case file(SourcePath)
  /// The standard values: `--no-config`.
  case none
}

/// Finds and reads the configuration of a project, with the files that it extends.
package struct ConfigurationLoader {
  /// The names of the file, in the order in which they are looked for.
  package static let names = [".qlint.yml", ".qlint.yaml"]
  /// How deep one file may extend another, and how many files may be read in all.
  static let deepest = 10
  static let mostFiles = 100

  private let files: ConfigurationFile
  private let workingDirectory: [UInt8]
  private let roots: [[UInt8]]
  private var configuration: Configuration
  private var fields: [Field: String] = [:]
  private var problems: [ConfigurationError.Problem] = []
  private var count = 0
  /// How many more diagnostics are kept, over all files, and how many were not.
  private var room = DiagnosticCollector.limitPerRule
  private var omitted = 0
  /// The files that are being read, each extended by the next: device and inode.
  private var chain: [FileIdentity] = []

  /// Loads the configuration of a run.
  /// - Parameters:
  ///   - workingDirectory: absolute, with links followed.
  ///   - known: the rules that a configuration may speak of.
  /// - Throws: ``ConfigurationError`` with all problems of all files.
  package static func load(
    _ choice: ConfigurationChoice, workingDirectory: SourcePath, known: KnownRules
  ) throws(ConfigurationError) -> Configuration {
    let here = workingDirectory.bytes
    switch choice {
    case .none: return Configuration(root: workingDirectory)
    case .search:
      guard let path = find(from: here) else { return Configuration(root: workingDirectory) }
      let folder = PathBytes.parent(path)
      return try load(path, root: folder, roots: [folder], workingDirectory: here, known)
    case .file(let path):
      let absolute = PathBytes.normalized(PathBytes.joined(here, path.bytes))
      guard !path.bytes.isEmpty, !PathBytes.holdsNUL(path.bytes),
        let folder = PathBytes.real(PathBytes.parent(absolute))
      else {
        throw ConfigurationError(problems: [.init(path: path, message: IOProblem.text(of: ENOENT))])
      }
      // Patterns of a configuration from elsewhere are about the files here.
      let root = PathBytes.isInside(here, folder) ? folder : here
      let file = PathBytes.joined(folder, Array(PathBytes.name(absolute)))
      return try load(file, root: root, roots: [root, folder], workingDirectory: here, known)
    }
  }

  private static func find(from folder: [UInt8]) -> [UInt8]? {
    var current = folder
    while true {
      for name in names {
        let path = PathBytes.joined(current, Array(name.utf8))
        if FileSystem.exists(path) { return path }
      }
      if current == [PathBytes.slash] || FileSystem.exists(PathBytes.joined(current, Array(".git".utf8))) { return nil }
      current = PathBytes.parent(current)
    }
  }

  private static func load(
    _ path: [UInt8], root: [UInt8], roots: [[UInt8]], workingDirectory: [UInt8], _ known: KnownRules
  ) throws(ConfigurationError) -> Configuration {
    var loader = ConfigurationLoader(
      files: ConfigurationFile(known: known), workingDirectory: workingDirectory, roots: roots,
      configuration: Configuration(root: SourcePath(bytes: root)))
    let file = SourcePath(bytes: path)
    if let refusal = loader.add(path) {
      loader.problems.append(.init(path: loader.display(file), message: refusal))
    }
    if loader.omitted > 0 {
      loader.problems.append(
        .init(path: loader.display(file), message: "\(loader.omitted) more problems are not shown"))
    }
    guard loader.problems.isEmpty else { throw ConfigurationError(problems: loader.problems) }
    return loader.configuration
  }

  private init(files: ConfigurationFile, workingDirectory: [UInt8], roots: [[UInt8]], configuration: Configuration) {
    self.files = files
    self.workingDirectory = workingDirectory
    self.roots = roots
    self.configuration = configuration
  }

  /// Reads a file and those that it extends, and lays them over the configuration.
  /// - Returns: why the file cannot be used as a whole; it is told where the file is named.
  private mutating func add(_ path: [UInt8]) -> String? {
    let file = SourcePath(bytes: path)
    // Outside of the project nothing is opened, wherever a link leads.
    guard let real = PathBytes.real(path) else { return IOProblem.text(of: errno) }
    guard roots.contains(where: { PathBytes.isInside(real, $0) }) else {
      return "the file is a link that leads out of the project"
    }
    guard let identity = FileIdentity(of: SourcePath(bytes: real)) else { return IOProblem.text(of: errno) }
    if chain.contains(identity) { return "the file extends itself, directly or through others" }
    if chain.count > Self.deepest { return "files extend each other more than \(Self.deepest) deep" }
    count += 1
    if count > Self.mostFiles { return "more than \(Self.mostFiles) configuration files are extended" }

    let place = ProjectPlace(folder: PathBytes.parent(path), roots: roots)
    let result: ConfigurationFile.Result
    do throws(IOProblem) {
      result = try files.read(file, display: display(file), place: place)
    } catch {
      return error.message
    }
    var diagnostics = result.diagnostics
    chain.append(identity)
    for name in result.layer.extends where count <= Self.mostFiles {
      if let problem = extend(name, from: place) { diagnostics.append(problem) }
    }
    chain.removeLast()
    configuration.apply(result.layer, fields: &fields)
    configuration.files.append(display(file))
    if diagnostics.isEmpty { diagnostics = ConfigurationCheck.diagnostics(configuration, result.layer, fields) }
    if !diagnostics.isEmpty {
      let sorted = Array(diagnostics.sorted(by: Diagnostic.precedes).prefix(room))
      room -= sorted.count
      omitted += diagnostics.count - sorted.count
      if !sorted.isEmpty {
        problems.append(.init(path: display(file), diagnostics: sorted, source: result.source))
      }
    }
    return nil
  }

  private mutating func extend(_ name: ConfigurationLayer.Located, from place: ProjectPlace) -> Diagnostic? {
    let quoted = RuleSettingReader.quoted(name.text)
    switch place.resolve(name.text) {
    case .failure(let refusal):
      return ConfigurationFile.diagnostic(
        "extends", "cannot extend \(quoted): the path \(refusal.reason)", help: refusal.help, name.range)
    case .success(let path):
      return add(path.bytes).map {
        ConfigurationFile.diagnostic("extends", "cannot extend \(quoted): \($0)", name.range)
      }
    }
  }

  private func display(_ path: SourcePath) -> SourcePath {
    PathBytes.isInside(path.bytes, workingDirectory) || roots.contains { PathBytes.isInside(workingDirectory, $0) }
      ? SourcePath(bytes: PathBytes.relative(path.bytes, to: workingDirectory)) : path
  }
}

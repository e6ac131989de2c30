import Foundation
import TestSupport
import Testing

/// The layers of `Package.swift`: a target imports what it declares, and declares only what stands above it in the list.
@Suite struct LayeringTests {
  /// Modules that are no layer: the C libraries, and the parser of the command line.
  private static let outside: [String: Set<String>] = ["qlint": ["ArgumentParser"]]
  private static let cLibraries: Set<String> = ["Glibc", "Musl", "Darwin", "Synchronization"]

  /// The layers in order with what they depend on.
  private static func layers() -> [(name: String, dependencies: [String])] {
    let package = Files.text(Repository.path("Package.swift")) ?? ""
    var layers = ["CLibYAML", "CByteMasks"].map { (name: $0, dependencies: [String]()) }
    for piece in package.components(separatedBy: "layer(\"").dropFirst() {
      let name = piece.components(separatedBy: "\"")[0]
      layers.append((name: name, dependencies: stringsInBrackets(of: piece)))
    }
    layers.append((name: "qlint", dependencies: layers.map(\.name)))
    return layers
  }

  private static func stringsInBrackets(of text: String) -> [String] {
    guard let open = text.firstIndex(of: "["), let close = text.firstIndex(of: "]"), open < close else { return [] }
    let pieces = text[open..<close].components(separatedBy: "\"")
    return pieces.indices.filter { !$0.isMultiple(of: 2) }.map { pieces[$0] }
  }

  private static func imports(of path: String) -> [String] {
    (Files.text(Repository.path(path)) ?? "").split(separator: "\n").compactMap { line in
      // Deeper ones stand in the examples of rules.
      guard !line.hasPrefix("   ") else { return nil }
      let words = line.split(separator: " ").drop { ["package", "public", "internal", "private"].contains($0) }
      return words.first == "import" ? words.dropFirst().first.map(String.init) : nil
    }
  }

  @Test func layersDependOnLayersAboveThem() {
    var above: Set<String> = []
    for layer in Self.layers() {
      #expect(above.isSuperset(of: layer.dependencies), "\(layer.name) depends on a layer below it")
      above.insert(layer.name)
    }
    #expect(above.isSuperset(of: ["Diagnostics", "YAML", "JSONSchema", "Questions", "Rules", "Linting", "Reporting"]))
  }

  @Test func filesImportWhatTheirLayerDeclares() {
    for layer in Self.layers() {
      let allowed = Self.cLibraries.union(layer.dependencies).union(Self.outside[layer.name] ?? [])
      for path in Repository.files(under: "Sources/\(layer.name)", withSuffix: ".swift") {
        for module in Self.imports(of: path) {
          #expect(allowed.contains(module), "\(path) imports \(module)")
        }
      }
    }
  }

  /// Invariant 3: rules know neither configuration files nor reporters, and do no input or output.
  @Test func rulesStandAlone() {
    for path in Repository.files(under: "Sources/Rules", withSuffix: ".swift") {
      let modules = Set(Self.imports(of: path))
      #expect(modules.isDisjoint(with: ["Linting", "Reporting", "JSONSchema", "Glibc", "Darwin"]), "\(path)")
    }
  }

  /// Every folder of `Sources` is a layer: a new one gets its place in the list.
  @Test func everyFolderIsALayer() {
    let folders = Set(Files.names(in: Repository.path("Sources")))
    #expect(folders == Set(Self.layers().map(\.name)))
  }
}

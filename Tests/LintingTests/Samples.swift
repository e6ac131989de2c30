import TestSupport

/// Files to check: those of the project, and of the shared folder where it is there.
enum Samples {
  struct File: Sendable {
    var name: String
    var bytes: [UInt8]

    var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }
  }

  static let fixtures = ["Fixtures/ok", "Fixtures/bad", "Fixtures/Content", "Fixtures/projects"]
    .flatMap { files(below: Repository.path($0)) }

  static let all: [File] = fixtures + (Repository.shared("corpus").map { files(below: $0) } ?? [])

  private static func files(below folder: String) -> [File] {
    Files.all(under: folder).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.compactMap { name in
      Files.bytes("\(folder)/\(name)").map { File(name: name, bytes: $0) }
    }
  }
}

/// The same numbers on every run (Knuth's linear congruential generator, MMIX).
struct FixedRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number below `count`, which is above 0.
  mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % count
  }
}

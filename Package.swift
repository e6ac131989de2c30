// swift-tools-version: 6.2
import PackageDescription

/// `.ci/fuzz` builds everything for libFuzzer, and the program that runs it.
let isFuzzing = Context.environment["QLINT_FUZZ"] != nil

/// Every target is built with the same settings; CI sets `QLINT_WARNINGS_AS_ERRORS=1`.
let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
  + (Context.environment["QLINT_WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)])
  + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])

/// A target of `Sources/` with those settings.
func layer(_ name: String, on dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// The style and the script of the HTML report, as they stand in the page: a static binary has no files beside it.
let pageAssets: [Resource] = ["css", "js"].map { .embedInCode("HTML/Assets/report.\($0)") }

/// A test target of `Tests/` with those settings.
func tests(_ name: String, on dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: settings)
}

// The order of the targets is the order of the layers: an arrow only points up this list
// (`Tests/RepositoryTests` holds the imports to it).
let package = Package(
  name: "qlint",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "qlint", targets: ["qlint"])],
  dependencies: [
    // The command line: parsing, help, completions. Outside what qlint exists for.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    // Vector instructions that Swift has no words for; see its header.
    // Valgrind 3.19 (Debian 12) does not read the debug information that clang writes by default.
    .target(name: "CByteMasks", cSettings: [.unsafeFlags(["-gdwarf-4"])]),
    layer("Diagnostics", on: []),
    layer("YAML", on: ["Diagnostics", "CLibYAML"]),
    layer("JSONSchema", on: ["Diagnostics", "YAML"]),
    layer("Questions", on: ["Diagnostics", "YAML"]),
    layer("Rules", on: ["Diagnostics", "YAML", "Questions", "CByteMasks"]),
    layer("Linting", on: ["Diagnostics", "YAML", "JSONSchema", "Questions", "Rules"]),
    layer("Reporting", on: ["Diagnostics"], resources: pageAssets),
    .executableTarget(
      name: "qlint",
      dependencies: [
        "Diagnostics", "YAML", "JSONSchema", "Questions", "Rules", "Linting", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Diagnostics", "YAML"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("DiagnosticsTests", on: ["Diagnostics"]),
    tests("YAMLTests", on: ["Diagnostics", "YAML"]),
    tests("JSONSchemaTests", on: ["Diagnostics", "YAML", "JSONSchema"]),
    tests("RulesTests", on: ["Diagnostics", "YAML", "Questions", "Rules", "Linting"]),
    tests("LintingTests", on: ["Diagnostics", "YAML", "JSONSchema", "Questions", "Rules", "Linting"]),
    tests("ReportingTests", on: ["Diagnostics", "Reporting"]),
    tests("CommandTests", on: ["Diagnostics", "YAML", "JSONSchema"]),
    tests("RepositoryTests", on: ["Diagnostics", "Rules"]),
  ]
    + (isFuzzing
      ? [
        .executableTarget(
          name: "Fuzzing", dependencies: ["Diagnostics", "YAML", "JSONSchema", "Rules", "Linting", "Reporting"],
          path: "Tests/Fuzzing", exclude: ["seeds"],
          swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
          linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])])
      ] : []),
  swiftLanguageModes: [.v6]
)

/// Something that must stand any input. Made once, run for each input.
protocol FuzzTarget {
  func run(_ bytes: UnsafeRawBufferPointer)
}

/// All targets by name. `.ci/fuzz` runs each of them.
enum FuzzTargets {
  static let all: [String: @Sendable () -> any FuzzTarget] = [
    "lint": { LintTarget(isJSON: false) },
    "json": { LintTarget(isJSON: true) },
    "scalars": { ScalarTarget() },
    "configuration": { ConfigurationTarget() },
    "schema": { SchemaTarget() },
    "pattern": { PatternTarget() },
  ]
}

/// Ends the run with a crash, which libFuzzer keeps the input of.
func demand(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}

package import Diagnostics

/// The files of a run, and what was met on the way to them.
package struct Discovered: Sendable {
  /// The files to check: each once, sorted by path bytes. A path is relative to the working directory with `/` and
  /// without `./` (absolute where it was named so and lies elsewhere), and is both what is opened and what is shown.
  package internal(set) var files: [SourcePath] = []
  /// What was named and cannot be read.
  package internal(set) var errors: [IOProblem] = []
  /// What was met in a folder and left out for a reason worth a note.
  package internal(set) var skipped: [SkippedPath] = []
  /// How many files and folders a `.gitignore` kept out.
  package internal(set) var ignoredCount = 0
  /// How many files and folders the configuration's `exclude` kept out.
  package internal(set) var excludedCount = 0
  /// How many files have a name that `include` does not take.
  package internal(set) var otherCount = 0

  package init() {}
}

/// A path that was met in a folder and left out.
package struct SkippedPath: Hashable, Sendable {
  package var path: SourcePath
  /// Why, for a message: `the link leads out of the project`.
  package var reason: String

  package init(_ path: SourcePath, _ reason: String) {
    self.path = path
    self.reason = reason
  }
}

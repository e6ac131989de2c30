package import Diagnostics

/// Why a configuration cannot be used. A run ends with it, with exit code 2.
package struct ConfigurationError: Error, Sendable {
  /// What is wrong with one file.
  package struct Problem: Sendable {
    /// The file as it would be shown.
    package var path: SourcePath
    /// What is wrong with the file as a whole, such as that it cannot be read; nil where ``diagnostics`` say it.
    package var message: String?
    /// What is wrong in the file, in the order of the places.
    package var diagnostics: [Diagnostic] = []
    /// The file, for source frames. Nil where its text must not be shown.
    package var source: SourceFile?
  }

  /// All problems that were found, by file; never empty.
  package var problems: [Problem]

  package init(problems: [Problem]) { self.problems = problems }

  /// One problem with a file as a whole.
  package init(path: SourcePath, message: String) { problems = [Problem(path: path, message: message)] }
}

/// A name on the command line that is no rule and no group, or one that cannot be switched off.
package struct RuleSelectionError: Error, Sendable, Hashable {
  /// What is wrong: lower case, no full stop.
  package var message: String
  package var help: String?
}

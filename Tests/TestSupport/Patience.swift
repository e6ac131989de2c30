import Foundation

/// How long tests may take that end soon or never.
package enum Patience {
  /// What the minutes of a time limit are multiplied by. A sanitizer makes a test ten times slower: it sets QLINT_PATIENCE.
  package static let factor = ProcessInfo.processInfo.environment["QLINT_PATIENCE"].flatMap { Int($0) } ?? 1
}

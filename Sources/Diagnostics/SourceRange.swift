/// A half-open range of bytes in a file: offsets from 0, the end exclusive.
///
/// Inside qlint every place is such a range. Lines and columns are made from it by ``LineIndex`` only
/// when something is printed.
public struct SourceRange: Hashable, Sendable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset behind the last byte; never less than `start`.
  public var end: Int

  /// Makes a range; an `end` before `start` gives the empty range at `start`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = Swift.max(start, end)
  }

  /// The number of bytes.
  @inlinable public var count: Int { end - start }
  @inlinable public var isEmpty: Bool { end == start }

  /// Whether the byte at `offset` is inside.
  @inlinable
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// Whether all of `other` is inside.
  @inlinable
  public func contains(_ other: SourceRange) -> Bool { start <= other.start && other.end <= end }

  /// The part of this range that lies within the first `count` bytes of a file.
  public func clamped(to count: Int) -> SourceRange {
    let low = Swift.min(Swift.max(0, start), count)
    return SourceRange(low, Swift.min(Swift.max(low, end), count))
  }
}

/// A place for people and editors: line and column, both from 1.
public struct Position: Hashable, Sendable {
  /// Lines end at LF, CRLF or CR, as editors count them (not at NEL, U+2028, U+2029).
  public var line: Int
  /// Unicode scalars from the start of the line, plus 1.
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

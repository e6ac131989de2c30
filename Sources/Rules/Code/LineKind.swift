/// What a line of a text is.
package enum LineKind: UInt8, Sendable {
  case blank
  case prose
  case code
  /// The beginning or the end of a fenced block: three or more back-quotes or tildes.
  case fence
}

/// Why a pattern cannot be used.
package struct PatternError: Error, Hashable, CustomStringConvertible {
  /// What is wrong: lower case, no full stop.
  package let message: String
  /// Where in the pattern, in Unicode scalars from 0; nil: the pattern as a whole.
  package let offset: Int?

  /// Whether the pattern is right but needs more than is allowed.
  package let isLimit: Bool

  init(_ message: String, at offset: Int? = nil, isLimit: Bool = false) {
    self.message = message
    self.offset = offset
    self.isLimit = isLimit
  }

  package var description: String {
    guard let offset else { return message }
    return "\(message) (at character \(offset + 1) of the pattern)"
  }
}

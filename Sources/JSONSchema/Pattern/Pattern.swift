/// A regular expression in ECMA-262 syntax with the `u` flag (ECMAScript 2024, section 22.2), as `pattern` and
/// `patternProperties` of JSON Schema want it.
///
/// It is matched in linear time: by a table (a deterministic automaton) where that stays small, otherwise by
/// following all states at once. Lookaround and backreferences cannot be matched so and are refused.
package final class Pattern: Sendable {
  /// The most bytes a pattern may have.
  package static let maximumLength = 1024
  /// The most states of its automaton.
  package static let maximumStates = 10_000
  /// The most steps that one text may take where there is no table.
  package static let maximumSteps = 10_000_000

  /// The pattern as it was written.
  package let text: String
  let automaton: Automaton
  /// The table, where it is small enough.
  let table: DFA?

  /// Reads a pattern.
  /// - Throws: ``PatternError`` where the syntax is wrong or not supported, or a limit is reached.
  package init(_ text: String) throws(PatternError) {
    guard text.utf8.count <= Self.maximumLength else {
      throw PatternError("the pattern is longer than \(Self.maximumLength) bytes")
    }
    var parser = PatternParser(text)
    let syntax = try parser.parse()
    self.text = text
    automaton = try Automaton(syntax, sets: parser.sets)
    table = DFA(automaton)
  }

  deinit { table?.deallocate() }

  /// Whether the pattern is found anywhere in a text of UTF-8 bytes (`^` and `$` bind it to the start and the end of
  /// the whole text). A text that would take more than ``maximumSteps`` does not match.
  package func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var steps = Self.maximumSteps
    return matches(bytes, steps: &steps) ?? false
  }

  /// The same, with a budget: nil where `steps` do not suffice. They are counted down.
  func matches(_ bytes: UnsafeBufferPointer<UInt8>, steps: inout Int) -> Bool? {
    if let table { return table.matches(bytes) }
    return Simulation.matches(automaton, bytes, steps: &steps)
  }
}

/// Why a pattern cannot be used.
package struct PatternError: Error, Hashable, CustomStringConvertible {
  /// What is wrong: lower case, no full stop.
  package let message: String
  /// Where in the pattern, in Unicode scalars from 0; nil: the pattern as a whole.
  package let offset: Int?

  init(_ message: String, at offset: Int? = nil) {
    self.message = message
    self.offset = offset
  }

  package var description: String {
    guard let offset else { return message }
    return "\(message) (at character \(offset + 1) of the pattern)"
  }
}

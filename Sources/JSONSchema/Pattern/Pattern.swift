/// A regular expression in ECMA-262 syntax with the `u` flag (ECMAScript 2024, section 22.2), as `pattern` and
/// `patternProperties` of JSON Schema want it.
///
/// It is matched in linear time: by a table (a deterministic automaton) where that stays small, otherwise by
/// following all states at once, lookaround included. Only a pattern with backreferences is matched by trying one way
/// after the other; the number of steps bounds that.
package final class Pattern: Sendable {
  /// The most bytes a pattern may have.
  package static let maximumLength = 1024
  /// The most states of its automaton.
  package static let maximumStates = 10_000
  /// The most steps that one text may take where there is no table.
  package static let maximumSteps = 10_000_000

  /// The pattern as it was written.
  package let text: String
  /// The table, where it is small enough.
  let table: DFA?
  private let engine: Engine
  /// How much it takes, in states.
  let size: Int

  /// How texts are matched where there is no table.
  private enum Engine {
    case simulation(Automaton)
    case backtracking(BacktrackingProgram)
  }

  /// Reads a pattern.
  /// - Throws: ``PatternError`` where the syntax is wrong or not supported, or a limit is reached.
  package convenience init(_ text: String) throws(PatternError) {
    var tableWork = DFA.maximumWork
    try self.init(text, tableWork: &tableWork)
  }

  /// - Parameter tableWork: what making tables may still cost where there are many patterns; it is counted down.
  init(_ text: String, tableWork: inout Int) throws(PatternError) {
    guard text.utf8.count <= Self.maximumLength else {
      throw PatternError("the pattern is longer than \(Self.maximumLength) bytes", isLimit: true)
    }
    let parsed = try PatternParser.parse(text)
    self.text = text
    if parsed.references.isEmpty {
      let automaton = try Automaton(parsed)
      engine = .simulation(automaton)
      table = DFA(automaton, work: &tableWork)
      size = automaton.states.count + automaton.classes.size
    } else {
      let program = try BacktrackingProgram(parsed)
      engine = .backtracking(program)
      table = nil
      size = program.instructions.count + program.classes.size
    }
  }

  deinit { table?.deallocate() }

  /// Whether the pattern is found anywhere in a text of UTF-8 bytes (`^` and `$` bind it to the start and the end of
  /// the whole text). A text that would take more than ``maximumSteps`` does not match.
  package func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var steps = Self.maximumSteps
    return matches(bytes, steps: &steps) ?? false
  }

  /// The same, with a budget: nil where `steps`, or ``maximumSteps``, do not suffice. They are counted down.
  package func matches(_ bytes: UnsafeBufferPointer<UInt8>, steps: inout Int) -> Bool? {
    if let table { return table.matches(bytes) }
    let allowed = min(steps, Self.maximumSteps)
    var left = allowed
    defer { steps -= allowed - max(left, 0) }
    // Each byte costs memory as well.
    guard bytes.count <= left else { return nil }
    switch engine {
    case .simulation(let automaton): return Simulation.matches(automaton, bytes, steps: &left)
    case .backtracking(let program): return Backtracking.matches(program, bytes, steps: &left)
    }
  }
}

/// The structure of a pattern. At most ``PatternParser/maximumDepth`` groups deep.
indirect enum PatternSyntax: Sendable {
  /// One scalar of the set with that number in ``PatternParser/sets``.
  case set(Int)
  case sequence([PatternSyntax])
  case choice([PatternSyntax])
  /// The part `minimum` to `maximum` times; nil: without end.
  case repeated(PatternSyntax, minimum: Int, maximum: Int?, isLazy: Bool)
  case assertion(Assertion)
  /// A part that is captured as the group with that number, from 1.
  case group(Int, PatternSyntax)
  /// Whether the part with that number in ``PatternParser/lookarounds`` is found here.
  case look(Int, isNegated: Bool)
  /// What the group captured to which the reference with that number in ``PatternParser/references`` points.
  case backreference(Int)

  enum Assertion: UInt8, Sendable {
    case start
    case end
    case wordBoundary
    case noWordBoundary
  }
}

/// A part of a pattern that is found at a place without being taken.
struct Lookaround: Sendable {
  let syntax: PatternSyntax
  /// Whether it ends at the place (lookbehind) rather than starts there (lookahead).
  let isBehind: Bool
}

/// What reading a pattern gives.
struct ParsedPattern {
  let syntax: PatternSyntax
  /// The sets that the syntax refers to; equal sets are one.
  let sets: [ScalarSet]
  /// Those within others come first.
  let lookarounds: [Lookaround]
  /// The number of the group of each backreference.
  let references: [Int]
  /// The number of groups that capture.
  let groupCount: Int
  /// The number of the set that `\b` and `\B` ask for; nil: they do not occur.
  let wordSet: Int?
}

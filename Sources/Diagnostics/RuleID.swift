/// The name of a rule, `group/name` in kebab-case; it names the bad thing, never the cure.
public struct RuleID: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let rawValue: String

  public init(_ rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral rawValue: String) { self.rawValue = rawValue }

  /// The part before the `/`; a group name selects all its rules.
  public var group: Substring { rawValue.prefix { $0 != "/" } }

  public var description: String { rawValue }

  public static func < (left: RuleID, right: RuleID) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}

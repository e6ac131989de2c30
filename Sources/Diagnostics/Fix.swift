/// Replaces one range of a file.
public struct Edit: Hashable, Sendable {
  public var range: SourceRange
  /// What stands there afterwards, as it is written in the file (escaped and indented where it must be).
  public var text: String

  public init(_ range: SourceRange, _ text: String) {
    self.range = range
    self.text = text
  }
}

/// A titled list of edits that removes a diagnostic. The edits do not overlap.
public struct Fix: Hashable, Sendable {
  /// Whether a fix can be applied without being looked at.
  public enum Applicability: String, Sendable {
    /// The intent is plain, and the meaning of everything else stays.
    case safe
    /// A good guess: someone should look at it.
    case unsafe
  }

  /// What the fix does, in the imperative: `replace "senior" with "Senior"`.
  public var title: String
  public var applicability: Applicability
  public var edits: [Edit]

  public init(_ title: String, _ applicability: Applicability, _ edits: [Edit]) {
    self.title = title
    self.applicability = applicability
    self.edits = edits
  }
}

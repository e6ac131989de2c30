/// One reported fact about a file.
///
/// The pillars of a message: ``message`` says what is wrong and names the thing, ``help`` why it matters
/// and how to mend it; lower case, no full stop. Text from content may stand in both, raw: making it
/// harmless is the work of the reporter.
public struct Diagnostic: Hashable, Sendable {
  public var rule: RuleID
  public var severity: Severity
  public var message: String
  public var help: String?
  /// The place in the file that the diagnostic was made for.
  public var range: SourceRange
  public var notes: [Note]
  public var fixes: [Fix]
  /// The id of the question in which ``range`` lies, where it is known.
  public var question: String?
  /// The field of the question in which ``range`` lies, by its standard name (`summary`), where it is known.
  public var field: String?
  /// The place in the YAML tree as a JSON Pointer (RFC 6901), e.g. `/questions/1/summary`; empty for the root.
  public var path: String
  /// The demand that is not met as a JSON Pointer into the schema (`/properties/level/enum`), where a schema made it.
  public var schemaPath: String?

  public init(
    rule: RuleID, severity: Severity, message: String, help: String? = nil, range: SourceRange,
    notes: [Note] = [], fixes: [Fix] = [], question: String? = nil, field: String? = nil, path: String = "",
    schemaPath: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.help = help
    self.range = range
    self.notes = notes
    self.fixes = fixes
    self.question = question
    self.field = field
    self.path = path
    self.schemaPath = schemaPath
  }

  /// The most bytes of a message, a help, or the title of a fix: they quote what may be very long.
  public static let longestText = 2_048

  /// Cuts what it says to ``longestText``.
  mutating func cutWords() {
    Self.cut(&message)
    if var text = help {
      Self.cut(&text)
      help = text
    }
    for index in notes.indices { Self.cut(&notes[index].message) }
    for index in fixes.indices { Self.cut(&fixes[index].title) }
  }

  private static func cut(_ text: inout String) {
    guard text.utf8.count > longestText else { return }
    let bytes = Array(text.utf8.prefix(longestText))
    text = String(decoding: bytes[..<UTF8Decoding.boundary(in: bytes, notAbove: longestText - 3)], as: UTF8.self) + "…"
  }

  /// The order of a report within one file: by start, then rule, then end and message.
  public static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    if left.range.start != right.range.start { return left.range.start < right.range.start }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.range.end != right.range.end { return left.range.end < right.range.end }
    return left.message.utf8.lexicographicallyPrecedes(right.message.utf8)
  }
}

/// A second place that belongs to a diagnostic (LSP: related information; SARIF: related location).
public struct Note: Hashable, Sendable {
  public var message: String
  /// The file in which ``range`` lies; nil: the diagnostic's own.
  public var file: SourcePath?
  public var range: SourceRange

  public init(_ message: String, file: SourcePath? = nil, range: SourceRange) {
    self.message = message
    self.file = file
    self.range = range
  }
}

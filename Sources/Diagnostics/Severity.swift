/// How bad a diagnostic is: the four severities of the Language Server Protocol.
public enum Severity: UInt8, Sendable, CaseIterable, Comparable {
  case hint
  case info
  case warning
  case error

  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

  /// The name in reports and configuration files.
  public var name: String {
    switch self {
    case .hint: "hint"
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// The severity with that ``name``.
  public init?(name: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

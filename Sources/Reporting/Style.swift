import Diagnostics

/// The colours of human output.
package struct Style: Hashable, Sendable {
  package var isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  /// No colours.
  package static let plain = Style(isColored: false)

  /// What a piece of output is, which decides how it looks.
  enum Role: Hashable {
    case severity(Severity)
    case message
    /// Line numbers, bars and arrows.
    case gutter
    /// The underline of a second place.
    case note
    case help
    case added
    case removed
    case success
    /// Instead of a character that must not be shown.
    case hidden
  }

  /// Appends what switches the look on. ``Role/hidden`` may stand within another role, no other may.
  func open(_ role: Role, in output: inout [UInt8]) {
    guard isColored else { return }
    output.append(text: "\u{1B}[")
    output.append(text: Self.code(role))
    output.append(UInt8(ascii: "m"))
  }

  /// Appends what switches the look off again.
  func close(_ role: Role, in output: inout [UInt8]) {
    guard isColored else { return }
    output.append(text: role == .hidden ? "\u{1B}[27m" : "\u{1B}[0m")
  }

  /// The parameters of Select Graphic Rendition (ECMA-48, 8.3.117).
  private static func code(_ role: Role) -> String {
    switch role {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.info): "1;34"
    case .severity(.hint), .help: "1;36"
    case .message: "1"
    case .gutter: "2"
    case .note: "34"
    case .added, .success: "32"
    case .removed: "31"
    case .hidden: "7"
    }
  }
}

/// Whether output is coloured: the value of `--color`.
package enum ColorMode: String, Sendable, CaseIterable {
  case auto
  case always
  case never

  /// Decides for one output. `auto` follows, in this order, `NO_COLOR` (no-color.org), `CLICOLOR_FORCE` and
  /// `FORCE_COLOR`, `TERM=dumb`, and whether somebody watches.
  ///
  /// - Parameters:
  ///   - environment: the value of an environment variable, nil where it is not set.
  ///   - isTerminal: whether the output is a terminal.
  package func isColored(environment: (String) -> String?, isTerminal: Bool) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let value = environment("NO_COLOR"), !value.isEmpty { return false }
      for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
        if let value = environment(name), !value.isEmpty, value != "0" { return true }
      }
      return isTerminal && environment("TERM") != "dumb"
    }
  }
}

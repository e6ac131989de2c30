import Diagnostics

/// A workflow command of GitHub Actions: `::error file=a.yml,line=1::message` (docs.github.com, "Workflow commands").
///
/// All text is made visible first, so that no line of content can be taken for a command; then it is escaped as
/// `actions/toolkit` does.
struct WorkflowCommand {
  private(set) var bytes: [UInt8] = []
  private var hasProperty = false

  /// - Parameter name: `error`, `warning`, `notice` or `group`.
  init(_ name: String) {
    bytes.append(text: "::")
    bytes.append(text: name)
  }

  mutating func add(_ key: String, _ value: String) {
    add(key: key)
    append(value, limit: 4096, isProperty: true)
  }

  mutating func add(_ key: String, _ value: Int) {
    add(key: key)
    bytes.append(decimal: value)
  }

  private mutating func add(key: String) {
    bytes.append(UInt8(ascii: hasProperty ? "," : " "))
    hasProperty = true
    bytes.append(text: key)
    bytes.append(UInt8(ascii: "="))
  }

  /// Ends the command with its message, of several lines where `lines` are several.
  mutating func end(_ lines: [String]) {
    bytes.append(text: "::")
    for (index, line) in lines.enumerated() {
      if index > 0 { bytes.append(text: "%0A") }
      append(line, limit: 2048, isProperty: false)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ text: String, limit: Int, isProperty: Bool) {
    var shown: [UInt8] = []
    shown.append(visible: text, limit: limit, style: .plain)
    for byte in shown {
      switch byte {
      case UInt8(ascii: "%"): bytes.append(text: "%25")
      case UInt8(ascii: ":") where isProperty: bytes.append(text: "%3A")
      case UInt8(ascii: ",") where isProperty: bytes.append(text: "%2C")
      default: bytes.append(byte)
      }
    }
  }
}

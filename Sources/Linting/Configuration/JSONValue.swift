/// A JSON value that is written, never read: objects keep the order of their members.
indirect enum JSONValue: Sendable {
  case object([(String, JSONValue)])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  case boolean(Bool)

  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// The text, indented by two spaces; what is not nested deeply stands on one line where it fits. The same value
  /// gives the same text.
  var printed: String {
    var output = ""
    write(to: &output, indentation: 0, column: 0)
    return output + "\n"
  }

  /// The text as a program needs it: on one line, without what only people and editors read of a schema (titles,
  /// descriptions, snippets). A schema is read at every start, so this is quick where ``printed`` is pretty.
  var compact: [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(1 << 13)
    writeCompact(to: &output)
    return output
  }

  private func writeCompact(to output: inout [UInt8]) {
    switch self {
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (name, value) in members where !value.isAnnotation(name) {
        if output.last != UInt8(ascii: "{") { output.append(UInt8(ascii: ",")) }
        Self.writeCompact(name, to: &output)
        output.append(UInt8(ascii: ":"))
        // YAML reads `"a":b` in a flow mapping only where a blank stands behind the colon or the key is quoted; with
        // it always.
        output.append(0x20)
        value.writeCompact(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    case .array(let items):
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        item.writeCompact(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .string(let text): Self.writeCompact(text, to: &output)
    case .integer, .boolean: output.append(contentsOf: onOneLine.utf8)
    }
  }

  private static func writeCompact(_ text: String, to output: inout [UInt8]) {
    let isSimple = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
    guard isSimple else { return output.append(contentsOf: quoted(text).utf8) }
    output.append(0x22)
    output.append(contentsOf: text.utf8)
    output.append(0x22)
  }

  /// Whether a member of a schema says nothing about what is allowed. A property that is called `title` is a schema,
  /// no text.
  private func isAnnotation(_ name: String) -> Bool {
    switch (name, self) {
    case ("title", .string), ("description", .string), ("defaultSnippets", _), ("examples", _): true
    default: false
    }
  }

  /// The longest line that a list or an object is written on, in bytes.
  private static let lineLength = 90

  private func write(to output: inout String, indentation: Int, column: Int) {
    let line = onOneLine
    if nesting == 0 || (nesting <= 2 && column + line.utf8.count <= Self.lineLength) {
      output += line
      return
    }
    let inner = String(repeating: " ", count: indentation + 2)
    let outer = String(repeating: " ", count: indentation)
    switch self {
    case .object(let members):
      output += "{\n"
      for (index, member) in members.enumerated() {
        let name = inner + Self.quoted(member.0) + ": "
        output += name
        member.1.write(to: &output, indentation: indentation + 2, column: name.utf8.count)
        output += index + 1 < members.count ? ",\n" : "\n"
      }
      output += outer + "}"
    case .array(let items):
      output += "[\n"
      for (index, item) in items.enumerated() {
        output += inner
        item.write(to: &output, indentation: indentation + 2, column: indentation + 2)
        output += index + 1 < items.count ? ",\n" : "\n"
      }
      output += outer + "]"
    case .string, .integer, .boolean:
      output += line
    }
  }

  /// How many lists and objects that are not empty stand in each other.
  private var nesting: Int {
    switch self {
    case .object(let members): members.map { $0.1.nesting + 1 }.max() ?? 0
    case .array(let items): items.map { $0.nesting + 1 }.max() ?? 0
    case .string, .integer, .boolean: 0
    }
  }

  private var onOneLine: String {
    switch self {
    case .object(let members):
      members.isEmpty
        ? "{}" : "{ " + members.map { Self.quoted($0.0) + ": " + $0.1.onOneLine }.joined(separator: ", ") + " }"
    case .array(let items): "[" + items.map(\.onOneLine).joined(separator: ", ") + "]"
    case .string(let text): Self.quoted(text)
    case .integer(let number): String(number)
    case .boolean(let value): value ? "true" : "false"
    }
  }

  /// The text in quotes. Other than quote, backslash and what terminals obey or hide, everything is written as it is, and so are
  /// characters above U+FFFF: JSON and YAML have no escape for them in common.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x09: result += "\\t"
      case 0x20..<0x7F: result.unicodeScalars.append(scalar)
      case 0...0xFFFF where isEscaped(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Whether a character is a control or a format character, or one that YAML does not allow (YAML 1.2.2, section 5.1). The joiners
  /// that emoji and many scripts are written with stay.
  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: scalar.value >= 0xFFFE
    }
  }
}

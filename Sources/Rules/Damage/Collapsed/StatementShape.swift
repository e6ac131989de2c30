/// What a piece of code looks like that begins at some byte, as far as it tells that a statement begins there.
enum StatementShape {
  /// `def name(`, `class Name {`, `const name =`, `public static …`: a declaration.
  case declaration
  /// `import …`, `use …`, `#include …`.
  case inclusion
  /// `return`, `throw`, `if (`, `SELECT`: a keyword that only a statement begins with.
  case keyword
  /// `name =`, `name +=`, `$name =`.
  case assignment
  /// `name(…)`, `name.other(…)`, `name!(…)`.
  case call
  /// `@Name`, `#[name]`.
  case annotation

  /// The shape of what begins at `start`; nil where nothing tells, and for words that go on with an expression.
  static func at(_ start: Int, before end: Int, of bytes: UnsafeBufferPointer<UInt8>) -> StatementShape? {
    let byte = bytes.byte(start)
    if byte == UInt8(ascii: "@") { return bytes.byte(start + 1).isASCIILetter ? .annotation : nil }
    if byte == UInt8(ascii: "#") {
      if bytes.byte(start + 1) == UInt8(ascii: "[") { return .annotation }
      return StatementWords.directives.contains(bytes, start + 1..<wordEnd(from: start + 1, before: end, of: bytes))
        ? .inclusion : nil
    }
    if byte == UInt8(ascii: "$") {
      let stop = wordEnd(from: start + 1, before: end, of: bytes)
      return stop > start + 1 ? operation(behind: stop, before: end, of: bytes) : nil
    }
    guard byte.isNamePart, !byte.isDigit else { return nil }
    let stop = wordEnd(from: start, before: end, of: bytes)
    let word = start..<stop
    guard let role = StatementWords.role(of: bytes, word) else {
      return operation(behind: stop, before: end, of: bytes)
    }
    let next = bytes.skippingBlanks(from: stop)
    let nextEnd = wordEnd(from: next, before: end, of: bytes)
    let sign = bytes.byte(bytes.skippingBlanks(from: nextEnd))
    let isNamed = next > stop && nextEnd > next
    switch role {
    case .continuation:
      return nil
    case .function:
      return isNamed && (sign == UInt8(ascii: "(") || sign == UInt8(ascii: "<")) ? .declaration : nil
    case .type:
      guard isNamed, bytes[next].lowercased != bytes[next] else { return nil }
      return sign.isASCIILetter || sign.isOne(of: ":({<;=") ? .declaration : nil
    case .variable:
      if next > stop, isPattern(next, before: end, of: bytes) { return .declaration }
      return isNamed && (sign.isASCIILetter || sign.isOne(of: "=:;")) ? .declaration : nil
    case .modifier:
      return isNamed && (sign.isASCIILetter || sign == UInt8(ascii: "$")) ? .declaration : nil
    case .inclusion:
      return next > stop ? .inclusion : nil
    case .leaving:
      // In a sentence: all of them except `all()`.
      if bytes.hasWord("except", at: start), bytes[start..<end].firstIndex(of: UInt8(ascii: ":")) == nil { return nil }
      return sign == 0x0A && nextEnd == stop && next >= end ? nil : .keyword
    case .flow:
      let isMacro = bytes.byte(next) == UInt8(ascii: "!") && bytes.byte(next + 1) == UInt8(ascii: "(")
      if bytes.byte(next) == UInt8(ascii: "(") || isMacro { return .keyword }
      // Without parentheses: `if x.isEmpty {`, `for item in items {`.
      let isBare = bytes.byte(nextEnd).isOne(of: ".(=<>!&|[") || bytes.hasWord(" in ", at: nextEnd)
      return isNamed && isBare ? .keyword : nil
    case .use:
      return isNamed && bytes.byte(nextEnd).isOne(of: ":\\;") ? .inclusion : nil
    case .bare:
      return .keyword
    case .query:
      return next > stop ? .keyword : nil
    }
  }

  /// Whether a pattern that takes a value apart begins there: `{ a, b } =`, `[a, b] =`.
  private static func isPattern(_ start: Int, before end: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.byte(start) == UInt8(ascii: "{") || bytes.byte(start) == UInt8(ascii: "[") else { return false }
    var index = start + 1
    while index < min(end, start + 100), bytes[index] != bytes[start] + 2 { index += 1 }
    return bytes.byte(bytes.skippingBlanks(from: index + 1)) == UInt8(ascii: "=")
  }

  /// Whether what follows a name makes it an assignment or a call.
  private static func operation(
    behind stop: Int, before end: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> StatementShape? {
    let next = bytes.byte(stop)
    let second = bytes.byte(stop + 1)
    // A declaration with its type: `int count =`, `String name;`.
    if next == 0x20, second.isASCIILetter {
      let nameEnd = wordEnd(from: stop + 1, before: end, of: bytes)
      return isAssignment(nameEnd, of: bytes) && bytes.byte(nameEnd) == 0x20 ? .assignment : nil
    }
    switch next {
    case UInt8(ascii: "("):
      // `target(s)`: one or several.
      return second == UInt8(ascii: "s") && bytes.byte(stop + 2) == UInt8(ascii: ")") && bytes.byte(stop + 3) == 0x20
        && bytes.byte(stop - 1) >= 0x61 && bytes.byte(stop + 4).isASCIILetter ? nil : .call
    case UInt8(ascii: "!"):
      return second == UInt8(ascii: "(") ? .call : nil
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"):
      let name = next == UInt8(ascii: ".") ? stop + 1 : stop + 2
      if next == UInt8(ascii: "-"), second != UInt8(ascii: ">") { return nil }
      if next == UInt8(ascii: ":"), second != UInt8(ascii: ":") { return nil }
      let nameEnd = wordEnd(from: name, before: end, of: bytes)
      guard nameEnd > name else { return nil }
      switch bytes.byte(nameEnd) {
      case UInt8(ascii: "("): return .call
      case UInt8(ascii: "."):
        return bytes.byte(nameEnd + 1).isNamePart ? .call : nil
      case UInt8(ascii: "-"):
        return bytes.byte(nameEnd + 1) == UInt8(ascii: ">") ? .call : nil
      case UInt8(ascii: ":"):
        // `name.INFO: a message` is a line of a log.
        return bytes.byte(nameEnd + 1) == UInt8(ascii: ":") ? .call : nil
      case UInt8(ascii: "["):
        return bytes.byte(nameEnd + 1).isNamePart || bytes.byte(nameEnd + 2).isNamePart ? .call : nil
      case 0x20:
        if bytes.byte(nameEnd + 1) == UInt8(ascii: "{") { return .call }
        return isAssignment(nameEnd, of: bytes) ? .assignment : nil
      default: return nil
      }
    case 0x20:
      return isAssignment(stop, of: bytes) ? .assignment : nil
    default:
      return nil
    }
  }

  /// Whether a blank, `=`, `:=`, `+=` or the like, and a blank stand there.
  static func isAssignment(_ blank: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = blank + 1
    if bytes.byte(index).isOne(of: ":+-*/|&") { index += 1 }
    return bytes.byte(index) == UInt8(ascii: "=") && bytes.byte(index + 1) == 0x20
  }

  static func wordEnd(from start: Int, before end: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = start
    while index < end, bytes[index].isWordPart { index += 1 }
    return index
  }
}

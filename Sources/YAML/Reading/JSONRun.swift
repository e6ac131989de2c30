import Diagnostics

/// The reading of one JSON text: a loop over what may come next, without recursion.
struct JSONRun: ~Copyable {
  private enum Expected {
    case value
    case firstItem
    case firstKey
    case key
    case separator
    case end
  }

  private let tree: Tree
  private let bytes: UnsafeRawBufferPointer
  private let limits: Limits
  private var builder: TreeBuilder
  private var position: Int
  /// The open collections: whether each is a mapping.
  private var open: [Bool] = []
  private var expected = Expected.value
  /// The halves of surrogate pairs that stand alone.
  private var halves: [SourceRange] = []

  init(tree: Tree, limits: Limits, from start: Int) {
    self.tree = tree
    self.limits = limits
    bytes = tree.source
    position = start
    builder = TreeBuilder(tree)
  }

  mutating func read(into collector: inout DiagnosticCollector) -> Bool {
    builder.beginDocument(at: position, hasStartMarker: false)
    var problem: Diagnostic?
    while problem == nil {
      skipBlanks()
      if expected == .end, position == bytes.count { break }
      problem = step(into: &collector)
    }
    for half in halves {
      collector.add(
        Self.syntax(
          "this escape is half of a character", "\\ud800 to \\udfff must come in pairs; write the character itself",
          half))
    }
    guard let problem else {
      tree.readEnd = bytes.count
      return true
    }
    tree.readEnd = problem.range.start
    builder.abandon()
    collector.add(problem)
    return false
  }

  private mutating func step(into collector: inout DiagnosticCollector) -> Diagnostic? {
    guard position < bytes.count else { return unexpected("the text ends too early") }
    switch (expected, bytes[position]) {
    case (.firstItem, UInt8(ascii: "]")), (.firstKey, UInt8(ascii: "}")):
      close(into: &collector)
      return nil
    case (.separator, UInt8(ascii: ",")):
      position += 1
      expected = open.last == true ? .key : .value
      return nil
    case (.separator, UInt8(ascii: "]")) where open.last == false,
      (.separator, UInt8(ascii: "}")) where open.last == true:
      close(into: &collector)
      return nil
    case (.separator, _):
      return unexpected(open.last == true ? "expected `,` or `}` here" : "expected `,` or `]` here")
    case (.key, UInt8(ascii: "\"")), (.firstKey, UInt8(ascii: "\"")): return key()
    case (.key, _), (.firstKey, _): return unexpected("expected a key in double quotes here")
    case (.value, _), (.firstItem, _): return value()
    case (.end, _): return unexpected("the document has ended before this")
    }
  }

  private mutating func key() -> Diagnostic? {
    if let problem = string() { return problem }
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { return unexpected("expected `:` here") }
    position += 1
    expected = .value
    return nil
  }

  private mutating func value() -> Diagnostic? {
    guard tree.count < limits.nodes else { return LimitBreach.nodes(at: here, limits: limits) }
    let sign = bytes[position]
    switch sign {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard builder.depth < limits.depth else { return LimitBreach.depth(at: here, limits: limits) }
      let isMapping = sign == UInt8(ascii: "{")
      builder.beginCollection(isMapping ? .mapping : .sequence, style: .flow, range: here, properties: nil, anchor: nil)
      open.append(isMapping)
      position += 1
      expected = isMapping ? .firstKey : .firstItem
      return nil
    case UInt8(ascii: "\""):
      if let problem = string() { return problem }
    default:
      if let problem = plain() { return problem }
    }
    expected = open.isEmpty ? .end : .separator
    return nil
  }

  private mutating func close(into collector: inout DiagnosticCollector) {
    position += 1
    if let closed = builder.endCollection(at: position), open.popLast() == true {
      DuplicateKeys.check(closed, in: tree, into: &collector)
    }
    expected = open.isEmpty ? .end : .separator
  }

  // MARK: Scalars

  /// A number, `true`, `false` or `null`.
  private mutating func plain() -> Diagnostic? {
    let start = position
    while position < bytes.count, Self.isPlain(bytes[position]) { position += 1 }
    let text = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
    guard let type = Self.type(of: text), let base = text.baseAddress else {
      position = start
      return unexpected("expected a value here")
    }
    let valueStart = UInt32(tree.values.count)
    tree.values.append(base.assumingMemoryBound(to: UInt8.self), count: text.count)
    builder.scalar(
      valueStart: valueStart, style: .plain, type: type, range: SourceRange(start, position), properties: nil,
      anchor: nil)
    return nil
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39, 0x2B, 0x2D, 0x2E:
      true
    default: false
    }
  }

  private static func type(of text: UnsafeRawBufferPointer) -> ScalarType? {
    if text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8) { return .boolean }
    if text.elementsEqual("null".utf8) { return .null }
    var index = text.first == 0x2D ? 1 : 0
    func digits() -> Int {
      let start = index
      while index < text.count, (0x30...0x39).contains(text[index]) { index += 1 }
      return index - start
    }
    let isZero = index < text.count && text[index] == 0x30
    let whole = digits()
    guard whole == 1 || (whole > 1 && !isZero) else { return nil }
    var type = ScalarType.integer
    if index < text.count, text[index] == 0x2E {
      index += 1
      type = .float
      guard digits() > 0 else { return nil }
    }
    if index < text.count, text[index] | 0x20 == 0x65 {
      index += 1
      type = .float
      if index < text.count, text[index] == 0x2B || text[index] == 0x2D { index += 1 }
      guard digits() > 0 else { return nil }
    }
    return index == text.count ? type : nil
  }

  private mutating func string() -> Diagnostic? {
    guard tree.count < limits.nodes else { return LimitBreach.nodes(at: here, limits: limits) }
    let start = position
    let valueStart = UInt32(tree.values.count)
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      switch bytes[position] {
      case UInt8(ascii: "\\"):
        if let problem = escape() { return problem }
      case 0..<0x20:
        return unexpected("a line break or tab must be written \\n, \\r or \\t in a JSON text")
      default:
        tree.values.append(bytes[position])
        position += 1
      }
    }
    guard position < bytes.count else {
      return Self.syntax(
        "the double quote opened here is never closed", "add the closing quote", SourceRange(start, start + 1))
    }
    position += 1
    builder.scalar(
      valueStart: valueStart, style: .doubleQuoted, type: .string, range: SourceRange(start, position), properties: nil,
      anchor: nil)
    return nil
  }

  /// An escape (RFC 8259, section 7); the position is at its backslash.
  private mutating func escape() -> Diagnostic? {
    let sign = position + 1 < bytes.count ? bytes[position + 1] : 0
    let value: UInt8
    switch sign {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): value = sign
    case UInt8(ascii: "b"): value = 0x08
    case UInt8(ascii: "f"): value = 0x0C
    case UInt8(ascii: "n"): value = 0x0A
    case UInt8(ascii: "r"): value = 0x0D
    case UInt8(ascii: "t"): value = 0x09
    case UInt8(ascii: "u"): return unicodeEscape()
    default: return unexpected("unknown escape in a double-quoted text")
    }
    tree.values.append(value)
    position += 2
    return nil
  }

  private mutating func unicodeEscape() -> Diagnostic? {
    guard let (scalar, length) = EscapedUnit.scalar(in: bytes, at: position) else {
      return unexpected("\\u needs four hexadecimal digits")
    }
    if scalar == nil { halves.append(SourceRange(position, position + length)) }
    for byte in String(Character(scalar ?? "\u{FFFD}")).utf8 { tree.values.append(byte) }
    position += length
    return nil
  }

  // MARK: Places

  /// The character at ``position``, which begins there.
  private var here: SourceRange {
    let length = UTF8Decoding.scalar(in: bytes, at: position)?.length ?? 1
    return SourceRange(position, min(position + length, bytes.count))
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private func unexpected(_ message: String) -> Diagnostic {
    Self.syntax(message, "the file is read as JSON: compare the quotes, commas and brackets before this place", here)
  }

  private static func syntax(_ message: String, _ help: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(rule: "yaml/syntax", severity: .error, message: message, help: help, range: range)
  }
}

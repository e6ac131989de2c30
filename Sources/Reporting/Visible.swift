import Diagnostics

/// Text from content on its way to a terminal, character by character.
///
/// This is the only way there: whatever a terminal would obey or hide (controls, bidirectional controls, invisible
/// characters, bytes that are not UTF-8) comes out as text that says what it is: `\u{1B}`, `\x{FF}`. A build
/// log obeys `##[…]` anywhere in a line, so the bracket is shown as `##\u{5B}`.
struct VisibleScanner {
  /// One character as it will be shown.
  struct Cell {
    /// The number of bytes in the text.
    var length: Int
    /// The number of columns on a terminal.
    var width: Int
    var form: Form
  }

  enum Form: Equatable {
    /// The bytes as they are.
    case plain
    /// ``Cell/width`` blanks instead of a tab.
    case blanks
    /// `\u{…}`.
    case scalar(UInt32)
    /// `\x{…}`: a byte that is not UTF-8.
    case byte(UInt8)
  }

  /// The number of blanks that stand for a tab; nil: a tab is shown like any other control.
  private let tabWidth: Int?
  /// The number of marks since the last character that takes a column.
  private var marks = 0

  /// More marks than any language heaps on a letter are shown one by one: they would run over other lines, and a line
  /// of them would have no width.
  private static let maximumMarks = 4

  init(tabWidth: Int? = nil) { self.tabWidth = tabWidth }

  /// The character at `offset`; `offset` is less than `end`, which is at most the number of bytes.
  mutating func next(_ bytes: [UInt8], at offset: Int, end: Int) -> Cell {
    let byte = bytes[offset]
    if byte >= 0x20, byte < 0x7F {
      marks = 0
      if byte == UInt8(ascii: "["), offset >= 2, bytes[offset - 1] == UInt8(ascii: "#"),
        bytes[offset - 2] == UInt8(ascii: "#")
      {
        return escaped(UInt32(byte), length: 1)
      }
      return Cell(length: 1, width: 1, form: .plain)
    }
    if byte == 0x09, let tabWidth {
      marks = 0
      return Cell(length: 1, width: tabWidth, form: .blanks)
    }
    guard let (value, length) = UTF8Decoding.scalar(in: bytes, at: offset, end: end), let scalar = Unicode.Scalar(value)
    else {
      marks = 0
      return Cell(length: 1, width: 6, form: .byte(byte))
    }
    guard value >= 0x80 else { return escaped(value, length: 1) }
    let appearance = Appearance(scalar)
    switch appearance {
    case .hidden: return escaped(value, length: length)
    case .mark:
      if marks == Self.maximumMarks { return escaped(value, length: length) }
      marks += 1
      return Cell(length: length, width: 0, form: .plain)
    case .narrow, .wide:
      marks = 0
      return Cell(length: length, width: appearance == .wide ? 2 : 1, form: .plain)
    }
  }

  /// The end of the plain ASCII characters that begin at `offset`: what ``next(_:at:end:)`` gives back one by one as they
  /// are, each one column wide.
  mutating func skipPlain(_ bytes: [UInt8], from offset: Int, to end: Int) -> Int {
    var offset = offset
    while offset < end, bytes[offset] >= 0x20, bytes[offset] < 0x7F, bytes[offset] != UInt8(ascii: "[") {
      marks = 0
      offset += 1
    }
    return offset
  }

  private func escaped(_ value: UInt32, length: Int) -> Cell {
    var digits = 1
    while digits < 8, value >> UInt32(4 * digits) != 0 { digits += 1 }
    return Cell(length: length, width: digits + 4, form: .scalar(value))
  }
}

extension [UInt8] {
  /// Appends one character of `bytes` as it is to be shown.
  mutating func append(_ cell: VisibleScanner.Cell, of bytes: [UInt8], at offset: Int, style: Style) {
    switch cell.form {
    case .plain: append(contentsOf: bytes[offset..<offset + cell.length])
    case .blanks: append(blanks: cell.width)
    case .scalar(let value):
      style.open(.hidden, in: &self)
      append(text: "\\u{")
      append(hexadecimal: value)
      append(UInt8(ascii: "}"))
      style.close(.hidden, in: &self)
    case .byte(let value):
      style.open(.hidden, in: &self)
      append(text: "\\x{")
      append(hexadecimal: UInt32(value), digits: 2)
      append(UInt8(ascii: "}"))
      style.close(.hidden, in: &self)
    }
  }

  /// Appends text from content on one line, cut behind `limit` bytes.
  mutating func append(visible bytes: [UInt8], limit: Int = 2048, style: Style) {
    let end = bytes.count <= limit ? bytes.count : UTF8Decoding.boundary(in: bytes, notAbove: limit)
    var scanner = VisibleScanner()
    var plain = 0
    var offset = 0
    while true {
      offset = scanner.skipPlain(bytes, from: offset, to: end)
      guard offset < end else { break }
      let cell = scanner.next(bytes, at: offset, end: end)
      if cell.form != .plain {
        append(contentsOf: bytes[plain..<offset])
        append(cell, of: bytes, at: offset, style: style)
        plain = offset + cell.length
      }
      offset += cell.length
    }
    append(contentsOf: bytes[plain..<end])
    if end < bytes.count { append(text: "…") }
  }

  /// Appends text from content on one line, cut behind `limit` bytes.
  mutating func append(visible text: String, limit: Int = 2048, style: Style) {
    append(visible: Array(text.utf8), limit: limit, style: style)
  }
}

/// Text from content as one line that can be shown anywhere, with nothing a terminal obeys or hides; cut behind
/// `limit` bytes.
package func visible(_ text: String, limit: Int = 2048) -> String {
  var bytes: [UInt8] = []
  bytes.append(visible: text, limit: limit, style: .plain)
  return String(decoding: bytes, as: UTF8.self)
}

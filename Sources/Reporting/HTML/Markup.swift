import Diagnostics

/// A piece of HTML that is being written.
///
/// Markup can only be a literal of qlint's own, and everything else goes through an escape: content has no way to become
/// markup.
struct Markup {
  private(set) var bytes: [UInt8] = []

  /// Appends markup.
  mutating func add(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends a number as it is written in markup: `1234`.
  mutating func add(_ number: Int) { bytes.append(decimal: number) }

  /// Appends a number as people read it: `1,234`.
  mutating func add(grouped number: Int) {
    let digits = Array(String(number.magnitude).utf8)
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { bytes.append(UInt8(ascii: ",")) }
      bytes.append(digit)
    }
  }

  /// Appends a number of things: `1 file`, `1,234 files`.
  mutating func add(_ number: Int, _ one: StaticString, _ many: StaticString) {
    add(grouped: number)
    add(" ")
    add(number == 1 ? one : many)
  }

  /// Appends a share of a hundred to one digit behind the point, as a number of SVG: `6.7`.
  mutating func add(percentOf part: Int, in whole: Int) {
    let tenths = whole > 0 ? Int((Double(part) * 1000 / Double(whole)).rounded()) : 0
    bytes.append(decimal: tenths / 10)
    if tenths % 10 != 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(decimal: tenths % 10)
    }
  }

  /// Appends bytes of qlint's own that are no literal: its style, its script and their hashes.
  mutating func append(trusted bytes: [UInt8]) { self.bytes.append(contentsOf: bytes) }

  /// Takes out what was written so far.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  // MARK: Content

  /// How a text treats what lays it out.
  enum Layout {
    /// On one line: line feeds and tabs are shown like other controls.
    case line
    /// As it stands, line feeds and tabs included.
    case preformatted
    /// In the value of an attribute, between double quotes.
    case attribute
  }

  /// Appends text of any origin, cut behind `limit` bytes.
  mutating func text(_ text: String, _ layout: Layout = .line, limit: Int = 2048) {
    let bytes = Array(text.utf8)
    let end = bytes.count <= limit ? bytes.count : UTF8Decoding.boundary(in: bytes, notAbove: limit)
    self.text(bytes, 0..<end, layout)
    if end < bytes.count { self.bytes.append(text: "…") }
  }

  /// Appends some bytes of a text of any origin. What a browser hides, obeys or cannot show stands as a sign that names it.
  mutating func text(_ text: [UInt8], _ range: Range<Int>, _ layout: Layout = .line) {
    var scanner = VisibleScanner()
    var offset = range.lowerBound
    while offset < range.upperBound {
      let start = offset
      while offset < range.upperBound, Self.isPlain(text[offset]) { offset += 1 }
      if offset > start {
        bytes.append(contentsOf: text[start..<offset])
        scanner = VisibleScanner()
        continue
      }
      let byte = text[offset]
      if byte == 0x0A || byte == 0x09, layout == .preformatted {
        bytes.append(byte)
        offset += 1
        continue
      }
      let cell = scanner.next(text, at: offset, end: range.upperBound)
      switch cell.form {
      case .plain, .blanks: appendEscaped(text[offset..<offset + cell.length])
      // A sign of build logs, which do not read this.
      case .scalar(UInt32(UInt8(ascii: "["))): bytes.append(UInt8(ascii: "["))
      case .scalar(let value): spell(value, layout)
      case .byte(let value): spell(byte: value, layout)
      }
      offset += cell.length
    }
  }

  /// The printable characters of ASCII that mean nothing in HTML.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "["):
      false
    default: byte >= 0x20 && byte < 0x7F
    }
  }

  private mutating func appendEscaped(_ text: ArraySlice<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(text: "&amp;")
      case UInt8(ascii: "<"): bytes.append(text: "&lt;")
      case UInt8(ascii: ">"): bytes.append(text: "&gt;")
      case UInt8(ascii: "\""): bytes.append(text: "&quot;")
      case UInt8(ascii: "'"): bytes.append(text: "&#39;")
      default: bytes.append(byte)
      }
    }
  }

  /// Appends `U+202E` for a character that shows nothing.
  private mutating func spell(_ value: UInt32, _ layout: Layout) {
    if layout == .attribute {
      bytes.append(text: "U+")
      bytes.append(hexadecimal: value, digits: 4)
      return
    }
    bytes.append(text: "<i class=\"u\"")
    if let name = Unicode.Scalar(value)?.properties.name {
      bytes.append(text: " title=\"")
      bytes.append(text: name)
      bytes.append(text: "\"")
    }
    bytes.append(text: ">U+")
    bytes.append(hexadecimal: value, digits: 4)
    bytes.append(text: "</i>")
  }

  /// Appends `0xFF` for a byte that is not UTF-8.
  private mutating func spell(byte: UInt8, _ layout: Layout) {
    if layout != .attribute { bytes.append(text: "<i class=\"u\" title=\"not UTF-8\">") }
    bytes.append(text: "0x")
    bytes.append(hexadecimal: UInt32(byte), digits: 2)
    if layout != .attribute { bytes.append(text: "</i>") }
  }
}

import Diagnostics

/// A syntax error in words that a writer understands: what was expected, where the open quote or bracket began, and what
/// usually causes it. libyaml's own texts name the parts of its grammar.
struct SyntaxError {
  private let error: LibYAMLError
  /// Where libyaml met the problem.
  private let place: Int
  /// Where that began in which libyaml met it: the quote, the bracket, the mapping.
  private let context: Int?
  private let bytes: UnsafeRawBufferPointer

  /// - Parameters:
  ///   - place: the byte offset of libyaml's problem mark.
  ///   - context: the byte offset of its context mark, or nil.
  init(_ error: LibYAMLError, at place: Int, context: Int?, in bytes: UnsafeRawBufferPointer) {
    self.error = error
    self.place = min(place, bytes.count)
    self.context = context.map { min($0, bytes.count) }
    self.bytes = bytes
  }

  var diagnostic: Diagnostic {
    let found = visibleSign ?? tab ?? longKey ?? byContext ?? byProblem
    return Diagnostic(
      rule: "yaml/syntax", severity: .error, message: found.message, help: found.help,
      range: found.range ?? word(at: place),
      notes: found.notes)
  }

  private struct Explanation {
    var message: String
    var help: String
    var range: SourceRange?
    var notes: [Note] = []
  }

  // MARK: Causes that can be seen in the text, whatever libyaml says

  private var visibleSign: Explanation? {
    SyntaxSign.explanation(at: place, context: context, in: bytes).map {
      Explanation(message: $0.message, help: $0.help, range: $0.range)
    }
  }

  /// A tab in the indentation of the line.
  private var tab: Explanation? {
    let start = SourceScanning.lineStart(in: bytes, at: place)
    var index = start
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count, bytes[index] == 0x09, index <= place else { return nil }
    guard !error.context.contains("quoted scalar") else { return nil }
    var end = index
    while end < bytes.count, bytes[end] == 0x09 { end += 1 }
    return Explanation(
      message: "a tab is used for indentation", help: "YAML is indented with blanks only; replace the tab with blanks",
      range: SourceRange(index, end))
  }

  /// A key of more than 1024 characters: libyaml stops looking for its `:` and then complains of the `:`.
  private var longKey: Explanation? {
    guard
      error.problem.contains("mapping values are not allowed") || error.problem.contains("could not find expected ':'")
    else { return nil }
    let start =
      error.problem.contains("could not find") ? context ?? place : SourceScanning.lineStart(in: bytes, at: place)
    var end = place
    if error.problem.contains("could not find") {
      // The mark is where libyaml gave up; the `:` stands further on in the line.
      let lineEnd = SourceScanning.lineEnd(in: bytes, at: start)
      guard let colon = (start..<lineEnd).first(where: { bytes[$0] == 0x3A && isBlankOrEnd($0 + 1) }) else {
        return nil
      }
      end = colon
    }
    guard SourceScanning.scalars(in: bytes, from: start, to: end) > 1024 else { return nil }
    return Explanation(
      message: "this key is longer than 1024 characters",
      help: "a longer key must begin with `? `; more often a quote or a line break is missing",
      range: SourceRange(start, start + 1))
  }

  // MARK: What libyaml was reading

  private var byContext: Explanation? {
    let opened = context ?? place
    switch error.context {
    case "while scanning a quoted scalar":
      return error.problem.contains("unexpected") ? unclosedQuote(at: opened) : nil
    case "while parsing a flow sequence": return bracket("[", "]", of: "list", at: opened)
    case "while parsing a flow mapping": return bracket("{", "}", of: "mapping", at: opened)
    case "while parsing a block mapping": return blockMapping(at: opened)
    case "while parsing a block collection":
      return Explanation(
        message:
          "this line does not fit into the list above it, whose items begin with `-` in column \(column(of: opened))",
        help: "indent the line so that it belongs to an item, or begin it with `- ` in the same column as the others",
        notes: [Note("the list begins here", range: SourceRange(opened, opened + 1))])
    case "while scanning a simple key":
      return Explanation(
        message: "there is no `:` behind this key",
        help: "write `key: value`; a line of text that belongs to the value above must be indented deeper than its key",
        range: lineContent(at: opened))
    case "while scanning an anchor", "while scanning an alias":
      let sign = error.context.hasSuffix("anchor") ? "&" : "*"
      return Explanation(
        message: "`\(sign)` is not followed by a name of letters, digits, `-` and `_`",
        help: "text that begins with `\(sign)` must stand in quotes", range: word(at: opened))
    case "while scanning a tag", "while parsing a tag":
      return Explanation(
        message: "`!` begins a tag here, and this is none", help: "text that begins with `!` must stand in quotes",
        range: word(at: opened))
    case "while scanning a block scalar", "while scanning a directive", "while scanning a %TAG directive",
      "while scanning a %YAML directive":
      return nil
    default:
      return nil
    }
  }

  private func unclosedQuote(at opened: Int) -> Explanation {
    let quote = opened < bytes.count ? Character(Unicode.Scalar(bytes[opened])) : "\""
    return Explanation(
      message: "the quote opened here is never closed",
      help: "add the closing \(quote) where the text ends"
        + (quote == "'"
          ? "; an apostrophe inside of single quotes is written twice: ''"
          : "; a quote inside of the text is written \\\""),
      range: SourceRange(opened, opened + 1),
      notes: [
        Note(
          error.problem.contains("document indicator") ? "a new document begins here" : "the file ends here",
          range: SourceRange(min(place, bytes.count), min(place, bytes.count)))
      ])
  }

  private func bracket(_ open: String, _ close: String, of name: String, at opened: Int) -> Explanation {
    let atEnd = SourceScanning.trimmingBlanks(in: bytes, from: opened, to: bytes.count) <= place
    let note = Note("the `\(open)` that begins the \(name)", range: SourceRange(opened, opened + 1))
    if atEnd {
      return Explanation(
        message: "the `\(open)` opened here is never closed", help: "add the `\(close)` where the \(name) ends",
        range: SourceRange(opened, opened + 1))
    }
    return Explanation(
      message: "expected `,` or `\(close)` here, in the \(name) opened with `\(open)`",
      help:
        "separate the entries with commas and close the \(name) with `\(close)`; text that holds brackets, braces or "
        + "commas must stand in quotes", notes: [note])
  }

  private func blockMapping(at opened: Int) -> Explanation {
    let (here, keys) = (column(of: place), column(of: opened))
    let note = Note("the mapping's first key", range: word(at: opened))
    if place < bytes.count, bytes[place] == UInt8(ascii: "-"), isBlankOrEnd(place + 1), here == keys {
      return Explanation(
        message: "a list item stands among the keys of a mapping",
        help: "indent the item below the key it belongs to", notes: [note])
    }
    if here != keys, isFirstInLine(place) {
      return Explanation(
        message: "wrong indentation: this begins in column \(here), the keys of this mapping in column \(keys)",
        help:
          "keys of one mapping stand in one column; text that goes on from the line above is indented deeper than its key",
        notes: [note])
    }
    return Explanation(
      message: "expected the next key of the mapping here",
      help: "something stands behind the value of the line; text with quotes inside must be in quotes as a whole",
      notes: [note])
  }

  // MARK: What libyaml complains of

  private var byProblem: Explanation {
    let problem = error.problem
    if problem.contains("mapping values are not allowed") { return colon }
    if problem.contains("cannot start any token") {
      let sign = place < bytes.count ? String(Unicode.Scalar(bytes[place])) : ""
      return Explanation(
        message: "a value cannot begin with \(sign == "`" ? "a backtick" : "`\(sign)`")",
        help: "put the text in quotes",
        range: SourceRange(place, min(place + 1, bytes.count)))
    }
    if problem.contains("unknown escape character") {
      return Explanation(
        message: "unknown escape in a double-quoted text",
        help: "write \\\\ for a backslash, or use single quotes, in which a backslash is just a backslash",
        range: SourceRange(max(0, place), min(place + 2, bytes.count)))
    }
    for (part, message, help) in Self.explanations where problem.contains(part) {
      return Explanation(message: message, help: help)
    }
    return Explanation(
      message: "this is not valid YAML: \(problem)",
      help: "compare the indentation, quotes and brackets with the lines above")
  }

  private static let explanations: [(part: String, message: String, help: String)] = [
    (
      "block sequence entries are not allowed", "a list item cannot begin here",
      "`- ` begins a list item only at the start of a line; text that begins with a dash must stand in quotes"
    ),
    (
      "mapping keys are not allowed", "a key cannot stand here",
      "put the text in quotes if it begins with `? `"
    ),
    (
      "did not find expected hexdecimal number", "an escape needs hexadecimal digits here",
      "\\x takes two digits, \\u four, \\U eight; write \\\\ for a backslash"
    ),
    (
      "invalid Unicode character escape", "this escape names no character",
      "half of a surrogate pair cannot stand alone; write the character itself"
    ),
    (
      "indentation indicator equal to 0", "the indentation indicator of a block text must be 1 to 9",
      "leave it out: the first line of the text sets the indentation"
    ),
    (
      "expected comment or line break", "nothing may follow `|` or `>` in this line",
      "begin the text in the next line; for text that begins with `|` or `>`, use quotes"
    ),
    (
      "tab character that violates indentation", "a tab stands where the indentation should be",
      "replace the tab with blanks"
    ),
    (
      "unexpected ':'", "a `:` cannot stand here inside of brackets",
      "put the text in quotes"
    ),
    (
      "unknown directive", "a line that begins with `%` is read as a directive, and this is none",
      "indent the line, or put the text in quotes"
    ),
    (
      "directive", "this directive is not complete",
      "question files need no lines that begin with `%`; put the text in quotes"
    ),
    (
      "incompatible YAML document", "this file asks for a YAML version that cannot be read",
      "remove the %YAML line"
    ),
    (
      "undefined tag handle", "this tag begins with a handle that is not declared",
      "text that begins with `!` must stand in quotes"
    ),
    (
      "<document start>", "the document has ended before this line",
      "the first line decides: a file is one list, one mapping or one text; begin a further document with `---`"
    ),
    (
      "expected node content", "a value is missing here",
      "write a value, or \"\" for an empty one; text that begins with a sign must stand in quotes"
    ),
  ]

  /// A `:` that cannot begin a value: nearly always a colon inside of a text without quotes.
  private var colon: Explanation {
    let start = SourceScanning.lineStart(in: bytes, at: place)
    if let first = firstColon(from: start), first < place {
      return Explanation(
        message: "a second `: ` in one line",
        help: "text that holds a colon and a blank must stand in quotes: key: \"text: more text\"",
        range: SourceRange(place, min(place + 1, bytes.count)),
        notes: [Note("the text begins behind this `:`", range: SourceRange(first, first + 1))])
    }
    return Explanation(
      message: "a key cannot stand here",
      help: "compare its column with the line above: a value has begun there already, or the indentation is wrong",
      range: lineContent(at: place))
  }

  private func firstColon(from start: Int) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
      if bytes[index] == UInt8(ascii: ":"), isBlankOrEnd(index + 1) { return index }
      index += 1
    }
    return nil
  }

  // MARK: Places

  private func isBlankOrEnd(_ index: Int) -> Bool {
    index >= bytes.count || bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0A || bytes[index] == 0x0D
  }

  private func isFirstInLine(_ offset: Int) -> Bool {
    let start = SourceScanning.lineStart(in: bytes, at: offset)
    return (start..<offset).allSatisfy { bytes[$0] == 0x20 }
  }

  /// The column, from 1, in Unicode scalars.
  private func column(of offset: Int) -> Int {
    SourceScanning.scalars(in: bytes, from: SourceScanning.lineStart(in: bytes, at: offset), to: offset) + 1
  }

  /// The word that begins at `offset`, at most 60 bytes of it.
  private func word(at offset: Int) -> SourceRange {
    var end = offset
    while end < bytes.count, end - offset < 60, !isBlankOrEnd(end) { end += 1 }
    while end < bytes.count, end > offset, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return SourceRange(offset, end)
  }

  /// The text of the line in which `offset` lies, without indentation, at most 60 bytes of it.
  private func lineContent(at offset: Int) -> SourceRange {
    var start = SourceScanning.lineStart(in: bytes, at: offset)
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    var end = min(SourceScanning.lineEnd(in: bytes, at: start), start + 60)
    while end < bytes.count, end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return SourceRange(start, end)
  }
}

import Diagnostics

/// Finds lists whose items are gone: `URL converters: , , , .`
///
/// A run of two or more commas with only blanks between them, where prose lists something:
/// - behind a label (`converters: , , , .`), whatever follows;
/// - behind an opening parenthesis that does not belong to a call (`the semantic tags (, , )`);
/// - behind a word and a blank (`such as , , and more`), or with `and`, `or` or the end of the sentence behind it
///   (`use header, , and main`), in a line of prose.
///
/// Exempt, because code and data are written so: anything between square brackets or braces (slices, elisions,
/// patterns: `[a, , b]`), commas without blanks between them (`1,,3`), lines of comma-separated data, and calls
/// (`f(a, , b)`). A tuple of one (`(x,)`) has one comma only.
///
/// The range goes from the first comma of the run to the last, with a stop that dangles behind it: `, , , .`.
enum EmptyListSlot: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/empty-list-slot", severity: .error,
    summary: "a list in the text has lost its items and kept its commas",
    why: """
      The items looked like tags (`<int>`, `<path>`, `<T>`) and an HTML parser or a sanitizer took them out on the \
      way into the bank. A reader is told that something is listed and finds nothing.
      """,
    mend: """
      Look the items up in the source of the text and write them in again; then escape `<` before the text goes \
      through HTML, or let the importer keep code as it is.
      """,
    good: [
      RuleExample(
        """
        - id: slices
          question: What may stand in a list of Python or JavaScript?
          answer: |
            A tuple of one is written (x,), a subscript x[:, , 1] is not valid, an array [1, , 3] has a hole.
            CSV keeps empty fields: a,,b and

            name, , city, country

        """),
      RuleExample(
        """
        - id: converters
          question: Which URL converters does Flask have?
          answer: |
            URL converters: <int>, <float>, <path>, <uuid>.

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: flask-routing
          question: How does Flask handle routing?
          summary: >-
            Flask routing maps URLs to functions.
            URL converters: «, , , .» The request object
            provides form data.

        """),
      RuleExample(
        """
        - id: semantic-elements
          question: Why are semantic elements better than plain ones?
          answer: |
            They name the parts of a page («, ,» ) for screen readers.

        """),
      RuleExample(
        """
        - id: generics
          question: "Which wildcards does Java know?"
          answer: "Wildcards such as «, ,» and raw types are compared here."

        """),
    ])

  static let family = DamageFamily.angle
  static let leads = [Lead(",", before: .blanks)]

  static func check(_ text: Text, at second: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let offset = bytes.skippingBlanks(before: second) - 1
    guard bytes.byte(offset) == UInt8(ascii: ",") else { return }
    // Only the second comma of a run looks on, so that a text of commas is read once.
    let behindGap = bytes.skippingBlanks(before: offset)
    guard bytes.byte(behindGap - 1) != UInt8(ascii: ","), let last = lastComma(of: bytes, from: offset) else { return }
    guard let form = form(of: bytes, first: offset, last: last, behindGap: behindGap) else { return }
    let end = endOfRun(bytes, last: last)
    if form == .label, speaksOfParameters(bytes, label: behindGap - 1) { context.leave(.emptyParameterList) }
    context.report(
      damage: self, in: text, offset..<end, .strong, "nothing stands between the commas of this list",
      help: "an HTML parser took `<…>` for a tag here: write the items in again, and escape `<` before the text goes "
        + "through HTML")
  }

  /// The last comma of a run of commas and blanks, at least one blank between two; nil for a single comma.
  private static func lastComma(of bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> Int? {
    var last = first
    while true {
      let next = bytes.skippingBlanks(from: last + 1)
      guard next > last + 1, bytes.byte(next) == UInt8(ascii: ",") else { break }
      last = next
    }
    return last > first ? last : nil
  }

  private enum Form {
    case label
    case parenthesis
    case prose
  }

  /// What kind of list the run stands in; nil for code and data.
  /// - Parameter behindGap: The index behind the last byte before the run that is no blank.
  private static func form(
    of bytes: UnsafeBufferPointer<UInt8>, first: Int, last: Int, behindGap: Int
  ) -> Form? {
    let start = bytes.lineStart(before: first)
    guard !isInsideBrackets(bytes, from: start, to: first) else { return nil }
    if behindGap < first, isLabel(bytes, endingBefore: behindGap) { return .label }
    let before = bytes.byte(behindGap - 1)
    switch before {
    case UInt8(ascii: "("):
      let opener = bytes.byte(behindGap - 2)
      return opener.isBlank || opener == 0x0A ? .parenthesis : nil
    default:
      guard before.isWordPart || before == UInt8(ascii: ")"),
        countWords(bytes, from: start, to: behindGap) >= 3
      else { return nil }
      return behindGap < first || endsLikeProse(bytes, last: last) ? .prose : nil
    }
  }

  /// Whether a square bracket, a brace, or the parenthesis of a call is open where the run begins.
  private static func isInsideBrackets(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    var depth = 0
    var index = end
    while index > start {
      index -= 1
      switch bytes[index] {
      case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")"):
        depth += 1
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth == 0 { return true }
        depth -= 1
      case UInt8(ascii: "("):
        if depth == 0, index > start, bytes[index - 1].isWordPart { return true }
        depth = max(0, depth - 1)
      default:
        break
      }
    }
    return false
  }

  /// Whether a word and a colon stand there: `converters:`, `**Converters**:`, `**Converters:**`.
  private static func isLabel(_ bytes: UnsafeBufferPointer<UInt8>, endingBefore end: Int) -> Bool {
    var colon = end - 1
    while colon > end - 4, bytes.byte(colon) == UInt8(ascii: "*") { colon -= 1 }
    guard bytes.byte(colon) == UInt8(ascii: ":") else { return false }
    let byte = bytes.byte(colon - 1)
    return byte.isWordPart || byte.isQuote || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "*")
  }

  /// Words with blanks between them and no comma behind them: a line of data has none.
  private static func countWords(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    var words = 0
    var index = start
    while index < end {
      let wordStart = index
      while index < end, bytes[index].isWordPart { index += 1 }
      if index > wordStart, bytes.byte(index).isBlank || index == end { words += 1 }
      index += 1
    }
    return words
  }

  /// Whether `and`, `or` or the end of a sentence follows the last comma.
  private static func endsLikeProse(_ bytes: UnsafeBufferPointer<UInt8>, last: Int) -> Bool {
    let next = bytes.skippingBlanks(from: last + 1)
    if bytes.byte(next) == UInt8(ascii: ".") { return true }
    return bytes.hasWord("and ", at: next) || bytes.hasWord("or ", at: next)
  }

  /// Behind the last comma, or behind a stop that has only blanks before it and does not begin something (`.5`,
  /// `.get`, `...`).
  private static func endOfRun(_ bytes: UnsafeBufferPointer<UInt8>, last: Int) -> Int {
    let next = bytes.skippingBlanks(from: last + 1)
    guard bytes.byte(next) == UInt8(ascii: ".") else { return last + 1 }
    let behind = bytes.byte(next + 1)
    return behind.isBlank || behind == 0x0A || behind == 0x0D ? next + 1 : last + 1
  }

  /// Whether the label before the colon names what routes take.
  private static func speaksOfParameters(_ bytes: UnsafeBufferPointer<UInt8>, label: Int) -> Bool {
    let start = max(bytes.lineStart(before: label), label - 60)
    return bytes.contains("converter", from: start, to: label) || bytes.contains("param", from: start, to: label)
      || bytes.contains("placeholder", from: start, to: label) || bytes.contains("variable", from: start, to: label)
      || bytes.contains("segment", from: start, to: label) || bytes.contains("argument", from: start, to: label)
  }
}

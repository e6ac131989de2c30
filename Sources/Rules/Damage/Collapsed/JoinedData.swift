import Diagnostics

/// Finds a mapping of YAML, a nested object of JSON or a table of SQL whose lines became one:
/// `hostname: web1 become: yes become_method: enable`, `- hosts: web roles: - common`,
/// `{ "runtimes": { "custom": { "path": "/bin/x" } } }`.
///
/// YAML: keys in small letters with one plain value each, three of them at the start of a line, or two and the hyphen
/// of a list. JSON: an object with blanks inside of its braces, of three levels and more, whose brackets close one by
/// one at the end. SQL: `CREATE TABLE` with four columns and more, and blanks within its parentheses.
///
/// Exempt: values in brackets and quotes, short names with numbers (registers), objects of two levels.
///
/// The range is the second key, the closing brackets, or the parenthesis behind the name of the table.
enum JoinedData: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/joined-data", severity: .error,
    summary: "several lines of YAML, JSON or SQL stand on one line",
    why: """
      HTML shows a line break as a blank unless the text stands in `<pre>`, and a folded scalar of YAML (`>`) makes \
      blanks of line breaks too. YAML does not mean the same any more, and no reader can follow either.
      """,
    mend: """
      Take the data from its source again, line by line, and keep it in a literal block (`|`). An importer must take \
      the text of `<pre>` as it is.
      """,
    good: [
      RuleExample(
        """
        - id: data
          question: How is data written?
          answer: |
            hostname: web1
            become: yes

            rax: 0x10 rbx: 0x20 rcx: 0x30
            note: this is a sentence: it goes on with words: many of them
            meta: { requires: true, layout: plain }
            { "en": { "message": "Hello" }, "fr": { "message": "Bonjour" } }
            {"a":{"b":{"c":{"d":[{"e":1}]}}}}
            CREATE TABLE users ( id INTEGER, name TEXT );

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: data
          question: How is data written?
          answer: |
            hostname: web1 «become:» yes become_method: enable

            - hosts: web1 «roles:» - common

            { "default": "runc", "runtimes": { "custom": { "path": "/bin/custom" }, "runc": { "path": "runc" «} } }»

            CREATE TABLE users «( »id INTEGER PRIMARY KEY, name TEXT NOT NULL, mail TEXT NOT NULL, age INTEGER );

        """)
    ])

  static let family = DamageFamily.collapsed
  static let leads = [
    Lead(":", before: .nameParts, behind: ByteSet(" ")),
    Lead("{", before: .blanks | .lineBreaks, behind: ByteSet(" ")),
    Lead("(", before: ByteSet(" "), behind: ByteSet(" ")),
  ]
  /// In bytes.
  private static let longestKey = 40
  /// How much of a line is looked at, in bytes.
  private static let reach = 4_000

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let found: Range<Int>?
    switch text.bytes[offset] {
    case UInt8(ascii: "{"): found = object(text.bytes, offset)
    case UInt8(ascii: "("): found = table(text.bytes, offset)
    default: found = pairs(text.bytes, offset, context.layout)
    }
    guard let found else { return }
    context.report(
      damage: self, in: text, found, .strong, "several lines of data stand on this line",
      help: LostLineBreaks.help("data"))
  }

  // MARK: - YAML

  /// The second key of a line that begins with pairs.
  /// - Parameter colon: That of the first key.
  private static func pairs(_ bytes: UnsafeBufferPointer<UInt8>, _ colon: Int, _ layout: TextLayout) -> Range<Int>? {
    // A key begins its line.
    let content = Int(layout.line(layout.lineIndex(at: colon)).content)
    let start = bytes[content] == UInt8(ascii: "-") ? content + 2 : content
    guard bytes.byte(start).isSmallLetter, colon - start >= 3, colon - start <= longestKey,
      (start..<colon).allSatisfy({ isPartOfKey(bytes[$0]) })
    else { return nil }
    var second: Range<Int>?
    var isNumeric = true
    var value = colon + 2
    for _ in 0..<2 {
      guard let end = plainValue(bytes, from: value) else { return nil }
      isNumeric = isNumeric && bytes[value].isDigit
      var key = end + 1
      while key < end + longestKey, isPartOfKey(bytes.byte(key)) { key += 1 }
      guard key >= end + 4, bytes.byte(end + 1).isSmallLetter, bytes.byte(key) == UInt8(ascii: ":"),
        bytes.byte(key + 1) == 0x20
      else { return nil }
      second = second ?? end + 1..<key + 1
      value = key + 2
      // - hosts: a roles: - b
      if bytes.byte(value) == UInt8(ascii: "-"), bytes.byte(value + 1) == 0x20 {
        return content < start || second?.upperBound != key + 1 ? second : nil
      }
    }
    return isNumeric ? nil : second
  }

  /// The end of a word that a blank follows, and that no sign of a list, a string or a sentence is part of.
  private static func plainValue(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var end = start
    while end < start + 80, bytes.byte(end) != 0x20, bytes.byte(end) != 0x0A {
      if bytes[end].isQuote || bytes[end].isOne(of: "{[,;(|") { return nil }
      end += 1
    }
    return end > start && bytes.byte(end) == 0x20 && bytes[end - 1] != UInt8(ascii: ":") ? end : nil
  }

  private static func isPartOfKey(_ byte: UInt8) -> Bool { byte.isNamePart || byte == UInt8(ascii: "-") }

  // MARK: - SQL

  /// The parenthesis of a definition that ends on its line.
  private static func table(_ bytes: UnsafeBufferPointer<UInt8>, _ open: Int) -> Range<Int>? {
    let start = bytes.skippingBlanks(from: bytes.lineStart(before: open, limit: 120))
    guard bytes.hasWord("create table ", at: start) else { return nil }
    let end = bytes.skippingBlanks(before: bytes.lineEnd(after: open, limit: reach))
    let last = bytes.byte(end - 1) == UInt8(ascii: ";") ? end - 2 : end - 1
    guard bytes.byte(last) == UInt8(ascii: ")"), bytes.byte(last - 1) == 0x20, last > open else { return nil }
    var columns = 1
    for index in open..<last where bytes[index] == UInt8(ascii: ",") && bytes[index + 1] == 0x20 { columns += 1 }
    return columns >= 4 ? open..<open + 2 : nil
  }

  // MARK: - JSON

  /// The brackets at the end of an object that begins a line and ends with it.
  private static func object(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Range<Int>? {
    guard bytes.byte(start + 2) == UInt8(ascii: "\"") || bytes.byte(start + 2) == UInt8(ascii: "'"),
      bytes.skippingBlanks(before: start) == bytes.lineStart(before: start, limit: 40)
    else { return nil }
    let end = bytes.skippingBlanks(before: bytes.lineEnd(after: start, limit: reach))
    // A bracket and a blank, three times, the blank behind the last one aside.
    let closers = end - 5
    guard closers > start + 60, isCloser(bytes[closers]), isCloser(bytes[closers + 2]), isCloser(bytes[closers + 4]),
      bytes[closers + 1] == 0x20, bytes[closers + 3] == 0x20
    else { return nil }
    return closers..<end
  }

  private static func isCloser(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") }
}

import Diagnostics

/// Finds a command of a terminal and what it prints on one line: `$ tool run Starting the server`,
/// `$ tool --sise error: unknown option`, `>>> f(1) TypeError: …`, `id | name ----+------ 1 | Ada`.
///
/// Behind a prompt and a command, outside of quotes and comments: a word such as `Starting`, a label with its text
/// (`error: `, `Server Version: `), the name of an error behind the prompt of Python; and the rule below the head of a
/// table of SQL in mid-line. And a drawing of a tree of files whose branches stand behind the name of their folder.
///
/// The range is the first word of the output, the rule, or the branch.
enum JoinedOutput: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/joined-output", severity: .error,
    summary: "a command and what it prints stand on one line",
    why: """
      HTML shows a line break as a blank unless the text stands in `<pre>`, and a folded scalar of YAML (`>`) makes \
      blanks of line breaks too. A reader cannot tell what to type from what comes back.
      """,
    mend: """
      Take the session from its source again, line by line, and keep it in a literal block (`|`). An importer must take \
      the text of `<pre>` as it is.
      """,
    good: [
      RuleExample(
        """
        - id: sessions
          question: What does a session look like?
          answer: |
            $ tool run
            Starting the server
            $ git commit -m "Adding error: a label" # Fixing it
            $ curl -H Accept: text/html example.com
            >>> raise ValueError("x")
            ValueError: x

             id | name
            ----+------
              1 | Ada

            site/
            ├── main.py   # ├── is a branch
            └── run.py

            The price is in $ and Rising costs: they go up. 1 --+-- 2

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: sessions
          question: What does a session look like?
          answer: |
            $ tool run «Starting» the server

            $ tool --sise «error:» unknown option '--sise'

            $ tool info «Server» Version: 3.1 Images: 4

            >>> int("x") «ValueError:» invalid literal

            SELECT * FROM users; id | name «----+------» 1 | Ada

            site/ «├──» main.py ├── run.py

        """)
    ])

  static let family = DamageFamily.collapsed
  static let leads = [
    Lead("$", behind: ByteSet(" ")), Lead(">", before: ByteSet(">"), behind: ByteSet(" ")),
    Lead("+", before: ByteSet("-"), behind: ByteSet("-")),
    // The first bytes of the signs that drawings are made of, U+2500 to U+253F.
    Lead(ByteSet([0xE2]), before: ByteSet(" "), behind: ByteSet([0x94])),
  ]
  /// How much of a line is looked at, in bytes.
  private static let reach = 600

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let found: Range<Int>?
    switch bytes[offset] {
    case UInt8(ascii: "+"): found = ruleOfTable(bytes, offset)
    case 0xE2: found = branch(bytes, offset)
    case UInt8(ascii: "$"): found = isFirst(bytes, offset) ? output(bytes, behind: offset + 2) : nil
    default:
      let isPrompt = bytes.byte(offset - 2) == UInt8(ascii: ">") && isFirst(bytes, offset - 2)
      found = isPrompt ? error(bytes, behind: offset + 2) : nil
    }
    guard let found else { return }
    context.report(
      damage: self, in: text, found, .strong,
      "the output begins on the line of its command, at \(Quotation.of(String(decoding: bytes[found], as: UTF8.self)))",
      help: LostLineBreaks.help("session"))
  }

  private static func isFirst(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    bytes.skippingBlanks(before: offset) == bytes.lineStart(before: offset, limit: 40)
  }

  // MARK: - Output behind a command

  /// The first word of the output in the line of a command that begins at an index.
  private static func output(_ bytes: UnsafeBufferPointer<UInt8>, behind start: Int) -> Range<Int>? {
    let end = bytes.lineEnd(after: start, limit: reach)
    var word = wordEnd(bytes, from: start, before: end)
    guard word > start, !repeating.contains(bytes, start..<word) else { return nil }
    // The first of the words with a capital letter or of the one with the colon.
    var label: Int?
    while word < end {
      let first = bytes.skippingBlanks(from: word)
      word = wordEnd(bytes, from: first, before: end)
      guard first < end, word > first else { return nil }
      // What is quoted, commented or redirected is the command's.
      if bytes[first..<word].contains(where: { $0.isQuote || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "|") }) {
        return nil
      }
      let isColon = bytes[word - 1] == UInt8(ascii: ":")
      guard isWord(bytes, first..<(isColon ? word - 1 : word)) else {
        label = nil
        continue
      }
      let isCapital = bytes[first] != bytes[first].lowercased
      if isColon, word < end {
        if labels.contains(bytes, first..<word - 1) { return first..<word }
        guard isCapital || label != nil, !isOption(bytes, before: first) else { return nil }
        return (label ?? first)..<(label.map { wordEnd(bytes, from: $0, before: end) } ?? word)
      }
      if isCapital, word - first > 4, bytes.hasWord("ing", at: word - 3), word + 1 < end { return first..<word }
      label = isCapital ? label ?? first : nil
    }
    return nil
  }

  /// Commands whose arguments are a text.
  private static let repeating = WordSet(["echo", "printf", "print", "say"])
  private static let labels = WordSet(["error", "warning", "fatal", "usage", "note", "info"])

  private static func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Int {
    var index = start
    while index < end, !bytes[index].isBlank { index += 1 }
    return index
  }

  /// Whether it is a word of letters.
  private static func isWord(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    range.count >= 3 && range.count <= 20 && range.allSatisfy { bytes[$0].isASCIILetter }
  }

  /// Whether the word before an index is an option, whose value the next one is.
  private static func isOption(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Bool {
    var start = bytes.skippingBlanks(before: index)
    let lowest = max(0, start - 40)
    while start > lowest, !bytes[start - 1].isBlank { start -= 1 }
    return bytes.byte(start) == UInt8(ascii: "-")
  }

  /// The name of an error behind an expression at the prompt of Python, which is no part of it: `TypeError: `.
  private static func error(_ bytes: UnsafeBufferPointer<UInt8>, behind start: Int) -> Range<Int>? {
    let end = bytes.lineEnd(after: start, limit: reach)
    // Another expression below it is another damage.
    var quote: UInt8 = 0
    var index = start
    while index < end {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte.isQuote {
        quote = byte
      } else if byte == UInt8(ascii: "#") {
        return nil
      } else if byte == UInt8(ascii: ":"), bytes.byte(index + 1) == 0x20,
        bytes.hasWord("error", at: index - 5) || bytes.hasWord("exception", at: index - 9)
      {
        let first = bytes.wordStart(before: index, from: start)
        let before = bytes.byte(bytes.skippingBlanks(before: first) - 1)
        guard first > start + 3, bytes[first] != bytes[first].lowercased, bytes[first - 1].isBlank,
          before.isNamePart || before.isOne(of: ")]}\"'")
        else { return nil }
        return first..<index + 1
      }
      index += 1
    }
    return nil
  }

  // MARK: - Drawings

  /// The branch of a tree (`├──`, `└──`) with a name on both sides, and only one blank before it.
  private static func branch(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Range<Int>? {
    let kind = bytes.byte(offset + 2)
    guard kind == 0x9C || kind == 0x94, bytes.byte(offset + 3) == 0xE2, bytes.byte(offset + 5) == 0x80 else {
      return nil
    }
    let before = bytes.byte(offset - 2)
    guard before.isNamePart || before == UInt8(ascii: "/") else { return nil }
    var end = offset + 3
    while end < offset + 15, bytes.byte(end) == 0xE2, bytes.byte(end + 1) == 0x94, bytes.byte(end + 2) == 0x80 {
      end += 3
    }
    let name = bytes.byte(bytes.skippingBlanks(from: end))
    // The next branch on the same line: one alone may be spoken of.
    guard name.isNamePart || name == UInt8(ascii: "."), bytes.byte(end).isBlank else { return nil }
    let stop = bytes.lineEnd(after: end, limit: reach)
    var index = end
    while index + 2 < stop {
      if bytes[index] == 0xE2, bytes[index + 1] == 0x94, bytes[index + 2] == 0x9C || bytes[index + 2] == 0x94 {
        return isFirstBranch(bytes, offset) ? offset..<end : nil
      }
      index += 1
    }
    return nil
  }

  /// Whether no other branch stands before it on its line.
  private static func isFirstBranch(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    let start = bytes.lineStart(before: offset, limit: reach)
    return !(start..<offset).contains {
      bytes[$0] == 0xE2 && bytes[$0 + 1] == 0x94 && (bytes[$0 + 2] == 0x9C || bytes[$0 + 2] == 0x94)
    }
  }

  // MARK: - Tables

  /// The rule between the head and the rows of a table of SQL, where words stand on both sides of it.
  private static func ruleOfTable(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Range<Int>? {
    let lowest = max(0, offset - 100)
    var start = offset
    while start > lowest, bytes[start - 1] == UInt8(ascii: "-") { start -= 1 }
    // Of several signs, the first one reports.
    guard offset - start >= 3, bytes.byte(start - 1).isBlank else { return nil }
    var end = offset
    while end < min(bytes.count, offset + reach), bytes[end].isOne(of: "-+") { end += 1 }
    guard end - offset >= 4, bytes.byte(end) == 0x20, bytes.byte(end + 1) != UInt8(ascii: "+") else { return nil }
    let before = bytes.byte(bytes.skippingBlanks(before: start) - 1)
    let behind = bytes.byte(bytes.skippingBlanks(from: end))
    return before.isWordPart && behind.isWordPart ? start..<end : nil
  }
}

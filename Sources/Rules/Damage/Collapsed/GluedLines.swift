import Diagnostics

/// Finds lines of code that were put behind each other with nothing between: `)import`, `;return`, `}fun`.
enum GluedLines: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/glued-lines", severity: .error,
    summary: "lines of code were put together with nothing between",
    why: """
      The text was taken from elements that stood below each other (`textContent` of lines, cells, `<br>`), or line \
      breaks were deleted. Words run into each other, so the code neither runs nor can it be read.
      """,
    mend:
      "Take the code from its source again, line by line; let the importer put a line break for each `<br>` and block.",
    good: [
      RuleExample(
        """
        - id: types
          question: What may stand close to a type?
          answer: |
            - (Person *)createPerson;

            constexpr seconds operator ""s(unsigned long long s);

        """),
      RuleExample(
        """
        - id: close
          question: What may stand close to a bracket?
          answer: |
            Animal a = (Animal)cat; the item(s)of a list; f"{name}s are {x:>10}left"
            `${size}px`, /users/{id}details, &lt;b&gt; and }else{ are right.

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: sizes
          question: How are sizes fetched?
          answer: |
            total = items.map { |item| item.size }.fetch(0«)end»

        """),
      RuleExample(
        """
        - id: closures
          question: What does a closure remember?
          answer: |
            x = f(1«)import» os

        """),
    ])

  static let family = DamageFamily.collapsed
  static let leads = [
    Lead(")]\"';", behind: names | ByteSet("}")), Lead("}", behind: names),
    Lead(":", before: .nameParts | ByteSet(")]"), behind: .letters), Lead("{", behind: .letters),
    Lead("(", before: .nameParts), Lead("=", before: ByteSet(" "), behind: ByteSet(" ")),
  ]
  /// What begins a name.
  private static let names: ByteSet = .letters | ByteSet("_$@")

  /// How far is looked along the line, in bytes.
  private static let reach = 300

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let layout = context.layout
    let line = layout.line(layout.lineIndex(at: offset))
    guard line.mayHoldStatements else { return }
    let bytes = text.bytes
    if bytes[offset] == UInt8(ascii: "(") || bytes[offset] == UInt8(ascii: "=") {
      return checkKeyword(text, at: offset, context)
    }
    let weight = weight(
      bytes, at: offset, in: max(Int(line.start), offset - reach)..<min(Int(line.end), offset + 80), layout)
    guard weight > 0 else { return }
    report(text, offset..<StatementShape.wordEnd(from: offset + 1, before: bytes.count, of: bytes), weight, context)
  }

  private static func report(_ text: Text, _ range: Range<Int>, _ weight: Int, _ context: RuleContext) {
    let end = max(range.upperBound, range.lowerBound + 2)
    let found = String(decoding: text.bytes[range.lowerBound..<min(end, range.lowerBound + 40)], as: UTF8.self)
    context.report(
      damage: self, in: text, range.lowerBound..<end, weight >= 100 ? .strong : .weak(weight),
      "a line break is missing in `\(found)`",
      help:
        "lines were put together with nothing between: take the code from its source again, and let the importer put "
        + "a line break for each `<br>` and block")
  }

  // MARK: - Behind a sign

  /// - Parameter line: As much of the line as is looked at.
  private static func weight(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, in line: Range<Int>, _ layout: TextLayout
  ) -> Int {
    // An apostrophe: `don't`.
    if bytes[offset] == UInt8(ascii: "'"), !bytes.byte(offset + 2).isWordPart { return 0 }
    // `operator ""s` of C++.
    if bytes[offset] == UInt8(ascii: "\""), bytes.hasWord("operator ", at: offset - 10) { return 0 }
    let (start, end) = (line.lowerBound, line.upperBound)
    let shape = StatementShape.at(offset + 1, before: end, of: bytes)
    // `"the text"end`: Ruby's and Lua's blocks end on a line of their own.
    if bytes[offset].isOne(of: ")]\"'"), bytes.byte(offset + 4) == 0x0A, bytes.hasWord("end", at: offset + 1),
      bytes[offset + 1] == UInt8(ascii: "e"), offset > start + 2
    {
      return 100
    }
    if shape == nil, bytes[offset].isOne(of: "\"':") { return 0 }
    let isInString = isInString(bytes, from: start, at: offset)
    if bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'") {
      guard isInString, offset > start + 1 else { return 0 }
    } else if isInString {
      return 0
    }
    let next = bytes.byte(offset + 1)
    let word = offset + 1..<StatementShape.wordEnd(from: offset + 1, before: end, of: bytes)
    let isSure = shape == .declaration || shape == .keyword || shape == .inclusion
    switch bytes[offset] {
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      if next == UInt8(ascii: "}") { return 0 }
      // `- (Type *)name` declares a method of Objective-C, and `(char *)name` is a cast.
      if bytes.byte(offset - 1) == UInt8(ascii: "*") { return 0 }
      guard let opener = opener(bytes, from: start, of: offset), opener + 1 < offset else { return isSure ? 100 : 0 }
      let isWord = StatementShape.wordEnd(from: opener + 1, before: offset, of: bytes) == offset
      if isWord, bytes.byte(opener - 1) != UInt8(ascii: "("), !isSure { return 0 }
      if isSure || shape != nil && layout.isCode(at: offset) { return 100 }
      return word.count > 2 ? 50 : 0
    case UInt8(ascii: "}"):
      guard next != UInt8(ascii: "}"), !isInterpolation(bytes, from: start, at: offset) else { return 0 }
      if StatementWords.afterBrace.contains(bytes, word) { return 0 }
      return isSure ? 100 : shape != nil ? 60 : word.count > 3 ? 30 : 0
    case UInt8(ascii: ";"):
      if isEntity(bytes, offset) || isOfLoop(bytes, from: start, at: offset) { return 0 }
      if next == UInt8(ascii: "}") { return 40 }
      if isSure || shape != nil && bytes.byte(offset - 1) == UInt8(ascii: ")") { return 100 }
      return shape != nil ? 70 : bytes.byte(offset - 1) == UInt8(ascii: ")") ? 50 : layout.isCode(at: offset) ? 30 : 15
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return isSure ? 100 : shape != nil ? 40 : 0
    case UInt8(ascii: "{"):
      if shape == .declaration { return 60 }
      if isSure { return 15 }
      if bytes.byte(offset - 1) == UInt8(ascii: ")") { return 40 }
      // `struct Point {x: i32,`: styles differ, but the line breaks of a type's members are in all of them.
      return bytes.byte(offset - 1) == 0x20
        && StatementShape.at(bytes.skippingBlanks(from: start), before: end, of: bytes) == .declaration ? 35 : 0
    case UInt8(ascii: ":"):
      guard BlockHead.begins(bytes, start) else { return 0 }
      return isSure ? 100 : shape == .assignment || shape != nil && bytes.byte(offset - 1) == UInt8(ascii: ")") ? 60 : 0
    default:
      return 0
    }
  }

  /// Whether a double quote is open before an index of a line.
  private static func isInString(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, at offset: Int) -> Bool {
    var isOpen = false
    var quote: UInt8 = 0
    var index = start
    while index < offset {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        index += 1
      } else if isOpen {
        if byte == quote { isOpen = false }
      } else if byte == UInt8(ascii: "\"")
        || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "'") && !bytes.byte(index - 1).isWordPart
      {
        isOpen = true
        quote = byte
      }
      index += 1
    }
    return isOpen
  }

  /// The bracket that the one at `offset` closes, in this line.
  private static func opener(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, of offset: Int) -> Int? {
    let open = bytes[offset] == UInt8(ascii: ")") ? UInt8(ascii: "(") : bytes[offset] &- 2
    var depth = 0
    var index = offset
    while index > start {
      index -= 1
      if bytes[index] == bytes[offset] { depth += 1 }
      if bytes[index] == open {
        if depth == 0 { return index }
        depth -= 1
      }
    }
    return nil
  }

  /// `${x}px`, `{name}s`, `#{x}y`, `{{ x }}s`, `/{id}details`, `{% x %}y`: what a template puts into a text.
  private static func isInterpolation(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, at offset: Int) -> Bool {
    if bytes.byte(offset - 1).isOne(of: "}%#") { return true }
    guard let opener = opener(bytes, from: start, of: offset) else { return false }
    let before = bytes.byte(opener - 1)
    if before.isOne(of: "$#%/\\{") { return true }
    return StatementShape.wordEnd(from: opener + 1, before: offset, of: bytes) == offset
  }

  private static func isEntity(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    var first = offset
    while first > offset - 10, bytes.byte(first - 1).isNamePart || bytes.byte(first - 1) == UInt8(ascii: "#") {
      first -= 1
    }
    return bytes.byte(first - 1) == UInt8(ascii: "&")
  }

  /// Whether the semicolon stands in the parentheses of a `for`.
  private static func isOfLoop(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, at offset: Int) -> Bool {
    var depth = 0
    var index = offset
    while index > start {
      index -= 1
      if bytes[index] == UInt8(ascii: ")") { depth += 1 }
      if bytes[index] == UInt8(ascii: "{"), depth == 0 { return false }
      if bytes[index] == UInt8(ascii: "(") {
        if depth == 0 { return true }
        depth -= 1
      }
    }
    return false
  }

  // MARK: - A keyword at the end of a word

  /// `1E-10def f(`, `modelfun main(`, `0b11let x =`: a word that ends like a keyword, with a name and its sign behind.
  private static func checkKeyword(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let isCall = bytes[offset] == UInt8(ascii: "(")
    let nameEnd = isCall ? offset : offset - 1
    let lowest = max(0, offset - 80)
    var name = nameEnd
    while name > lowest, bytes[name - 1].isNamePart { name -= 1 }
    guard name < nameEnd, bytes.byte(name - 1) == 0x20 else { return }
    var word = name - 1
    while word > lowest, bytes[word - 1].isNamePart { word -= 1 }
    let length = name - 1 - word
    guard length > 3 else { return }
    for keyword in isCall ? StatementWords.functionKeywords : StatementWords.variableKeywords {
      let count = keyword.utf8CodeUnitCount
      guard length > count, bytes.hasWord(keyword, at: name - 1 - count), bytes[name - 1 - count] >= 0x61 else {
        continue
      }
      let before = bytes[name - 2 - count]
      if before == UInt8(ascii: "_") || StatementWords.likeKeywords.contains(bytes, word..<name - 1) { return }
      report(text, word..<name - 1, before.isDigit ? 80 : 50, context)
      return
    }
  }
}

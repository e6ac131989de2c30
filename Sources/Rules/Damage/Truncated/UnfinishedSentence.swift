import Diagnostics
import Questions

/// Finds texts that end in the middle of a sentence: `We want to`, `more than this number`, `level modifier (for`.
///
/// The last line, if it is prose, ends with an article, a conjunction or a preposition, with a comma or an open bracket,
/// or without a stop where all else says that there should be one: sentences before it in the line, a paragraph of its
/// own, stops at the ends of the other paragraphs, an open parenthesis. Exempt are items of lists, labels, names of
/// links and titles, addresses, and output of programs, which end as they like.
enum UnfinishedSentence: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/unfinished-sentence", severity: .error,
    summary: "the text ends in the middle of a sentence",
    why: """
      A field of limited length, a broken download or a tag in the middle of the text cut it off. The reader misses \
      the end, and often the point.
      """,
    mend: "Take the rest from the source of the text, and let the importer fail when a text is longer than its field.",
    good: [
      RuleExample(
        """
        - id: port
          question: What does the server need?
          answer: |
            The server needs a port. It is given to the constructor of the class.

            Note: 4200 is an example port

        """),
      RuleExample(
        """
        - id: sources
          question: Which methods tell where values are?
          answer: |
            - get() and set() work with one value.
            - getAll() and setAll() work with all of them.
            - getSource() and setSource() include where the value came from

        """),
      RuleExample(
        """
        - id: address
          question: Who answers questions?
          answer: |
            The team is glad of all reports. It answers most of them within a day or two, and all of
            them within a week. It can be reached at: team@example.com

        """),
      RuleExample(
        """
        - id: lists
          question: Which words may a text end with?
          answer: |
            Lists end without a stop. A sentence does not.

            - the first of many items of this list
            - the last item that a reader will look at

        """),
      RuleExample(
        """
        - id: positions
          question: What can be asked of a position?
          answer: |
            There are several questions. Each of them has an answer.

            - first: Is this the first of all the items of the list
            - odd: Is the number of this item of the list odd
            - even: Returns if the number of this item of the list is even

        """),
      RuleExample(
        """
        - id: links
          question: What else is worth reading about agents?
          answer: |
            An agent keeps keys in memory. It signs for its clients.

            Useful resources:
            Security Consideration While Using Agents of SSH

        """),
      RuleExample(
        """
        - id: short
          question: What does the program print?
          answer: the name of the person and the number of items in the cart

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: word
          question: How are options read?
          answer: |
            The parser reads all of the options first. It sorts them by name.

            «Optionally»

        """),
      RuleExample(
        """
        - id: short
          question: What does the method do?
          answer: |
            The method takes two numbers and adds them. It gives their sum.

            If it is odd, the sum is rounded up.

            This is then «handed»

        """),
      RuleExample(
        """
        - id: lists
          question: Which types are there?
          answer: |
            There are two of them:

            - numbers, which can be added
            «-»

        """),
      RuleExample(
        """
        - id: tuples
          question: What is a tuple?
          answer: A tuple groups values of several types. Use tuples «for»

        """),
      RuleExample(
        """
        - id: tuples
          question: What is a tuple?
          answer: |
            A tuple groups values of several types.

            The number of its items and their types are fixed.

            Its items can be taken apart into variables of their own.

            It is compared item by item. The first pair of items that are not equal gives the «result»

        """),
      RuleExample(
        """
        - id: tuples
          question: Що таке кортеж?
          answer: Кортеж — це незмінна послідовність значень«,»

        """),
      RuleExample(
        """
        - id: tuples
          question: How is a tuple taken apart?
          answer: |
            let (first, second) = pair

            // Take apart only «the»

        """),
      RuleExample(
        """
        - id: tuples
          question: What is known of tuples?
          answer: |
            - They have a fixed number of items.
            - Their items have types of their own.
            - They can be taken apart.
            - They are compared item by «item»

        """),
    ])

  static let family = DamageFamily.truncated

  static func check(_ text: Text, _ context: RuleContext) {
    let layout = context.layout
    guard let end = context.end(of: text) else { return }
    let weight = end.isCode ? weight(ofComment: end) : weight(end, layout)
    guard weight >= 20 else { return }
    var start = end.word.isEmpty ? end.end - 1 : end.word.lowerBound
    while start > end.line.content, end.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let range = start..<end.end
    context.report(
      damage: self, in: text, range, weight >= 100 ? .strong : .weak(weight),
      "the \(text.field?.name ?? "text") ends in the middle of a sentence",
      help: "it was cut off: take the rest from its source")
  }

  /// A comment below which nothing comes ends like a sentence: `// Print the`.
  private static func weight(ofComment end: TextEnd) -> Int {
    let bytes = end.bytes
    let start = Int(end.line.content)
    let isComment =
      bytes.hasWord("// ", at: start) || bytes.hasWord("/// ", at: start) || bytes.hasWord("# ", at: start)
      || bytes.hasWord("-- ", at: start)
    return isComment && end.words >= 2 && end.word.count >= 2 && EndWords.isOpen(bytes, end.word) ? 100 : 0
  }

  /// How sure it is, in hundredths.
  private static func weight(_ end: TextEnd, _ layout: TextLayout) -> Int {
    let bytes = end.bytes
    let last = bytes[end.end - 1]
    if end.isBareBullet { return 100 }
    // Nearly all texts end with a stop.
    if end.word.isEmpty, !last.isOne(of: ",([{/&\"'-"), last < 0x80 { return 0 }
    // An ellipsis is a teaser's, or a writer's.
    if end.hasSuffix("…", before: end.end) { return 0 }
    let words = end.words
    if end.word.isEmpty { return weight(ofSign: last, end, words) }
    if endsWithSymbol(end) { return 0 }
    if end.word.lowerBound == end.line.content, end.standsAlone(in: layout), end.isKeywordStart { return 100 }
    guard !bytes[end.word.lowerBound].isDigit, !isAddress(end) else { return 0 }
    let odd = end.weightOfOddItem(in: layout)
    if odd > 0 { return odd }
    if words == 1, end.standsAlone(in: layout), opensSentence(end), habit(end, layout).stops > 0 { return 100 }
    guard words >= 2 else { return 0 }
    var weight = 0
    let isItem = isItem(end, layout)
    if opensParenthesis(end) { weight += words >= 5 ? 100 : 60 }
    let isOpen = EndWords.isOpen(bytes, end.word)
    // The items before it have no stop either: it may end with any word but an article or the like.
    if isItem, !isOpen, weight == 0, TextEnd.endsOpen(layout.line(end.lineIndex - 1)) {
      return EndWords.isSeldomLast(bytes, end.word) ? 60 : 0
    }
    let isSeldom = !isOpen && EndWords.isSeldomLast(bytes, end.word)
    if isOpen || isSeldom {
      weight += words >= (isOpen ? 4 : 5) && (isOpen || !isItem) || words == 2 && beginsOpen(end) ? 100 : 60
    } else if words >= 6, end.word.count == 1, bytes[end.word.lowerBound] >= 0x61,
      isSmall(bytes.byte(end.word.lowerBound - 2))
    {
      // The first letter of a word, or the name of a variable.
      weight += 40
    }
    if isTitle(end) { weight = weight * 6 / 10 }
    let habit = habit(end, layout)
    if weight < 100, words <= 6, !isItem, end.standsAlone(in: layout), opensSentence(end), habit.stops > 0 {
      weight += habit.stops >= 2 && habit.stops == habit.lines ? 100 : 60
    }
    guard words >= 6, !isTitle(end) else { return weight }
    let sentences = hasSentenceBefore(end)
    if isItem, !sentences, weight == 0 { return 0 }
    weight += sentences ? 45 : 20
    if !isItem, end.standsAlone(in: layout) || end.lineIndex == 0 { weight += 15 }
    if words >= 15 { weight += 20 }
    if habit.stops >= 2, habit.stops == habit.lines { weight += habit.stops >= 3 ? 30 : 15 }
    if habit.lines >= 2, habit.stops * 2 < habit.lines { weight -= 40 }
    return max(0, weight)
  }

  /// Whether the last scalar is an emoji or another symbol, which stand for a stop.
  private static func endsWithSymbol(_ end: TextEnd) -> Bool {
    var start = end.end - 1
    while start > end.line.content, end.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let lead = end.bytes[start]
    return lead >= 0xF0 || lead == 0xEF || lead == 0xE2 && end.bytes.byte(start + 1) >= 0x84
  }

  /// Whether the first word is such a word too: `In this`, `It is`.
  private static func beginsOpen(_ end: TextEnd) -> Bool {
    let start = Int(end.line.content)
    let stop = StatementShape.wordEnd(from: start, before: end.end, of: end.bytes)
    return EndWords.isOpen(end.bytes, start..<stop) || EndWords.isSeldomLast(end.bytes, start..<stop)
  }

  /// Whether the first word begins a sentence and hardly a title: `This can also`.
  private static func opensSentence(_ end: TextEnd) -> Bool {
    let start = Int(end.line.content)
    let stop = StatementShape.wordEnd(from: start, before: end.end, of: end.bytes)
    return EndWords.beginsSentence(end.bytes, start..<stop)
  }

  private static func weight(ofSign last: UInt8, _ end: TextEnd, _ words: Int) -> Int {
    let bytes = end.bytes
    switch last {
    case UInt8(ascii: ","):
      return words >= 4 ? 100 : 50
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "/"), UInt8(ascii: "&"):
      return words >= 3 && bytes.byte(end.end - 2).isBlank ? 100 : 50
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return words >= 3 && bytes.byte(end.end - 2).isBlank ? 100 : 0
    case UInt8(ascii: "-"):
      return words >= 4 && bytes.byte(end.end - 2) != last ? 60 : 0
    case 0x93, 0x94:
      // An en dash or an em dash.
      return words >= 4 && bytes.byte(end.end - 2) == 0x80 && bytes.byte(end.end - 3) == 0xE2 ? 100 : 0
    default:
      return 0
    }
  }

  private static func opensParenthesis(_ end: TextEnd) -> Bool {
    var depth = 0
    for index in Int(end.line.content)..<end.end {
      if end.bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if end.bytes[index] == UInt8(ascii: ")") { depth = max(0, depth - 1) }
    }
    return depth > 0
  }

  /// A bullet or a number in front, or a neighbour above that is short or ends without a stop too.
  private static func isItem(_ end: TextEnd, _ layout: TextLayout) -> Bool {
    let bytes = end.bytes
    let first = bytes.byte(Int(end.line.content))
    if first.isOne(of: "-*+") || first == 0xE2 || first.isDigit { return true }
    return TextEnd.endsOpen(layout.line(end.lineIndex - 1))
  }

  private static func isAddress(_ end: TextEnd) -> Bool {
    let bytes = end.bytes
    // `name@example.com` at the end of a sentence has none behind it, either.
    var start = end.word.lowerBound
    while start > end.line.content, bytes[start - 1].isWordPart || bytes[start - 1].isOne(of: "-.") { start -= 1 }
    return bytes.byte(start - 1) == UInt8(ascii: "@") || bytes.contains("://", from: Int(end.line.content), to: end.end)
  }

  /// Most words begin with a capital letter, or it is a question.
  private static func isTitle(_ end: TextEnd) -> Bool {
    let bytes = end.bytes
    var capitals = 0
    var index = Int(end.line.content)
    while index < end.end {
      if bytes[index] >= UInt8(ascii: "A"), bytes[index] <= UInt8(ascii: "Z"), !bytes.byte(index - 1).isWordPart {
        capitals += 1
      }
      index += 1
    }
    return capitals * 2 > end.words
  }

  /// Whether a sentence ends within the line: two small letters, a stop, a blank and a capital letter.
  private static func hasSentenceBefore(_ end: TextEnd) -> Bool {
    let bytes = end.bytes
    var index = Int(end.line.content) + 8
    while index + 2 < end.end {
      if bytes[index] == UInt8(ascii: "."), bytes[index + 1] == 0x20, isSmall(bytes[index - 1]),
        isSmall(bytes[index - 2]),
        isCapital(bytes, index + 2)
      {
        return true
      }
      index += 1
    }
    return false
  }

  private static func isSmall(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: ")") || byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
  }

  /// A capital letter of Latin or Cyrillic script.
  private static func isCapital(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let byte = bytes[index]
    if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") { return true }
    return byte == 0xD0 && bytes.byte(index + 1) < 0xB0 || byte == 0xC3 && bytes.byte(index + 1) < 0xA0
  }

  /// How many other lines of prose there are of six words and more, and how many of them end with a stop; of the last
  /// sixty lines.
  private static func habit(_ end: TextEnd, _ layout: TextLayout) -> (lines: Int, stops: Int) {
    let bytes = end.bytes
    var lines = 0
    var stops = 0
    var index = end.lineIndex - 1
    while index >= 0, index > end.lineIndex - 60 {
      let line = layout.line(index)
      if line.kind == .prose, TextEnd.words(of: line, bytes) >= 6 {
        lines += 1
        if line.last.isOne(of: ".:!?;)") { stops += 1 }
      }
      index -= 1
    }
    return (lines, stops)
  }
}
